CREATE TABLE `date_counts` (
	`date` text PRIMARY KEY NOT NULL,
	`articles` integer NOT NULL
);

--> statement-breakpoint
INSERT INTO "date_counts" ("date", "articles") SELECT "date", count(DISTINCT "article_id") FROM "dated_sentences" GROUP BY "date";