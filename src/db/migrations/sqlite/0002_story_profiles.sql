CREATE TABLE `article_profiles` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`profile` text NOT NULL
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_article_terms` (
	`term` integer NOT NULL,
	`article_id` integer NOT NULL,
	`sorted_at` integer NOT NULL,
	PRIMARY KEY(`term`, `sorted_at`, `article_id`)
);
--> statement-breakpoint
INSERT INTO `__new_article_terms`("term", "article_id", "sorted_at") SELECT "term", "article_id", "sorted_at" FROM `article_terms`;--> statement-breakpoint
DROP TABLE `article_terms`;--> statement-breakpoint
ALTER TABLE `__new_article_terms` RENAME TO `article_terms`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `article_terms_article` ON `article_terms` (`article_id`);--> statement-breakpoint
CREATE TABLE `__new_term_counts` (
	`term` integer PRIMARY KEY NOT NULL,
	`articles` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_term_counts`("term", "articles") SELECT "term", "articles" FROM `term_counts`;--> statement-breakpoint
DROP TABLE `term_counts`;--> statement-breakpoint
ALTER TABLE `__new_term_counts` RENAME TO `term_counts`;