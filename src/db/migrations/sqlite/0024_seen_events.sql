CREATE TABLE `seen_events` (
	`platform` text NOT NULL,
	`id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `id`)
);
--> statement-breakpoint
CREATE INDEX `seen_events_age` ON `seen_events` (`seen_at`);--> statement-breakpoint
DELETE FROM `platform_state` WHERE `key` LIKE 'seen:%';
