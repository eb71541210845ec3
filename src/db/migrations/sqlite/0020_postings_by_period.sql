-- The period first, so that new rows lie together, however many are old; and no second index: all columns are the key.
CREATE TABLE `__new_article_terms` (
	`period` integer NOT NULL,
	`term` integer NOT NULL,
	`article_id` integer NOT NULL,
	`sorted_at` integer NOT NULL,
	PRIMARY KEY(`period`, `term`, `sorted_at`, `article_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_article_terms`("period", "term", "article_id", "sorted_at") SELECT "sorted_at" / 2592000000, "term", "article_id", "sorted_at" FROM `article_terms` ORDER BY 1, 2, 4, 3;--> statement-breakpoint
DROP TABLE `article_terms`;--> statement-breakpoint
ALTER TABLE `__new_article_terms` RENAME TO `article_terms`;
