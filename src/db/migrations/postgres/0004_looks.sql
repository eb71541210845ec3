CREATE TABLE "looks" (
	"channel_id" bigint NOT NULL,
	"person" text collate "C" NOT NULL,
	"looked_at" bigint NOT NULL,
	"listed_since" bigint,
	CONSTRAINT "looks_channel_id_person_pk" PRIMARY KEY("channel_id","person")
);
--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "grew_at" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
UPDATE "stories" SET "grew_at" = "updated";
