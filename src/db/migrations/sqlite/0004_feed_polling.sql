ALTER TABLE `feeds` ADD `last_body_at` integer;--> statement-breakpoint
ALTER TABLE `feeds` ADD `interval_ms` integer;--> statement-breakpoint
ALTER TABLE `feeds` ADD `poll_minutes` integer;--> statement-breakpoint
ALTER TABLE `feeds` ADD `hub` text;--> statement-breakpoint
CREATE INDEX `articles_feed` ON `articles` (`feed_id`,`collected`);