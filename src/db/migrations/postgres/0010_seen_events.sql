CREATE TABLE "seen_events" (
	"platform" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "seen_events_platform_id_pk" PRIMARY KEY("platform","id")
);
--> statement-breakpoint
CREATE INDEX "seen_events_age" ON "seen_events" USING btree ("seen_at");--> statement-breakpoint
DELETE FROM "platform_state" WHERE "key" LIKE 'seen:%';
