CREATE TABLE `model_answers` (
	`key` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`answered_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `model_answers_age` ON `model_answers` (`answered_at`);--> statement-breakpoint
CREATE TABLE `model_usage` (
	`day` text NOT NULL,
	`model` text NOT NULL,
	`input_tokens` integer DEFAULT 0 NOT NULL,
	`output_tokens` integer DEFAULT 0 NOT NULL,
	`reserved_tokens` integer DEFAULT 0 NOT NULL,
	`answers` integer DEFAULT 0 NOT NULL,
	`claims` integer DEFAULT 0 NOT NULL,
	`verified` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`day`, `model`)
);
--> statement-breakpoint
CREATE TABLE `owed_rewrites` (
	`story_id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`owed_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`hold_until` integer NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `owed_rewrites_due` ON `owed_rewrites` (`next_attempt_at`);