CREATE TABLE `full_texts` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`wait_until` integer NOT NULL,
	`feed_words` text NOT NULL,
	`problem` text
);
--> statement-breakpoint
CREATE INDEX `full_texts_due` ON `full_texts` (`state`,`next_attempt_at`);--> statement-breakpoint
ALTER TABLE `articles` ADD `images` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `feeds` ADD `full_text` text DEFAULT 'when-short' NOT NULL;