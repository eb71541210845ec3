CREATE TABLE "date_counts" (
	"date" text collate "C" PRIMARY KEY NOT NULL,
	"articles" bigint NOT NULL
);

--> statement-breakpoint
INSERT INTO "date_counts" ("date", "articles") SELECT "date", count(DISTINCT "article_id") FROM "dated_sentences" GROUP BY "date";