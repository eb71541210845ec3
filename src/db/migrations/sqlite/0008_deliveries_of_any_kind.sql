CREATE TABLE `channel_preferences` (
	`channel_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`channel_id`, `kind`, `value`)
);
--> statement-breakpoint
CREATE INDEX `channel_preferences_kind` ON `channel_preferences` (`kind`);--> statement-breakpoint
CREATE TABLE `feed_troubles` (
	`feed_id` integer NOT NULL,
	`trouble` text NOT NULL,
	`since` integer NOT NULL,
	`told_at` integer,
	PRIMARY KEY(`feed_id`, `trouble`)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`story_id` integer,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`first_tried_at` integer,
	`posted_at` integer,
	`message` text,
	`because` text NOT NULL,
	`last_error` text,
	`version` integer DEFAULT 0 NOT NULL,
	`edited_at` integer,
	`payload` text,
	`under` text,
	`bundle` text
);
--> statement-breakpoint
INSERT INTO `__new_deliveries`("id", "channel_id", "kind", "subject", "story_id", "state", "attempts", "next_attempt_at", "created_at", "first_tried_at", "posted_at", "message", "because", "last_error", "version") SELECT "id", "channel_id", "kind", CAST("story_id" AS text), "story_id", "state", "attempts", "next_attempt_at", "created_at", "first_tried_at", "posted_at", "message", "because", "last_error", "version" FROM `deliveries`;--> statement-breakpoint
DROP TABLE `deliveries`;--> statement-breakpoint
ALTER TABLE `__new_deliveries` RENAME TO `deliveries`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`channel_id`,`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `deliveries_story` ON `deliveries` (`story_id`);--> statement-breakpoint
CREATE INDEX `deliveries_bundle` ON `deliveries` (`bundle`);--> statement-breakpoint
ALTER TABLE `channels` ADD `refused_since` integer;--> statement-breakpoint
ALTER TABLE `channels` ADD `person` text;