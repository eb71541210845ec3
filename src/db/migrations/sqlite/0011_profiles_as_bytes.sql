CREATE TABLE `article_origins` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`story_id` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `delivery_origins` (
	`delivery_id` text PRIMARY KEY NOT NULL,
	`story_id` integer NOT NULL
);
--> statement-breakpoint
-- Profiles in the old form are not kept: they are made again from the texts when they are next needed.
DROP TABLE `article_profiles`;--> statement-breakpoint
CREATE TABLE `article_profiles` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`profile` blob NOT NULL
);
--> statement-breakpoint
-- All columns are the key, so a rowid would only be a second tree to write.
CREATE TABLE `__new_article_terms` (
	`term` integer NOT NULL,
	`article_id` integer NOT NULL,
	`sorted_at` integer NOT NULL,
	PRIMARY KEY(`term`, `sorted_at`, `article_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_article_terms`("term", "article_id", "sorted_at") SELECT "term", "article_id", "sorted_at" FROM `article_terms` ORDER BY 1, 3, 2;--> statement-breakpoint
DROP TABLE `article_terms`;--> statement-breakpoint
ALTER TABLE `__new_article_terms` RENAME TO `article_terms`;--> statement-breakpoint
CREATE INDEX `article_terms_article` ON `article_terms` (`article_id`);
--> statement-breakpoint
-- The term 0 stands in every article: what the counts are shares of.
INSERT OR REPLACE INTO `term_counts` (`term`, `articles`) SELECT 0, count(*) FROM `articles` WHERE `story_id` IS NOT NULL;
