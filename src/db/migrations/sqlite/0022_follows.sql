CREATE TABLE `follows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL,
	`snoozed_until` integer,
	`seen` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follows_once` ON `follows` (`channel_id`,`kind`,`value`);--> statement-breakpoint
CREATE INDEX `follows_of` ON `follows` (`kind`,`value`);