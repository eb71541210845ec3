CREATE TABLE `feedback` (
	`channel_id` integer NOT NULL,
	`story_id` integer NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`traits` text NOT NULL,
	`claim` text,
	PRIMARY KEY(`channel_id`, `story_id`, `person`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `feedback_age` ON `feedback` (`at`);--> statement-breakpoint
CREATE INDEX `feedback_claim` ON `feedback` (`claim`);--> statement-breakpoint
CREATE TABLE `marked_claims` (
	`key` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`story_id` integer NOT NULL,
	`marked_at` integer NOT NULL,
	`told_at` integer,
	`withheld_at` integer
);
