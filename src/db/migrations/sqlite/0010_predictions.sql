CREATE TABLE `predictions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`quote` text NOT NULL,
	`statement` text NOT NULL,
	`rationale` text,
	`language` text NOT NULL,
	`horizon` text,
	`made_at` integer NOT NULL,
	`due_at` integer,
	`reviewed_at` integer,
	`state` text DEFAULT 'open' NOT NULL,
	`outcome_article` integer,
	`outcome_quote` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `predictions_once` ON `predictions` (`article_id`,`quote`);--> statement-breakpoint
CREATE INDEX `predictions_due` ON `predictions` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `predictions_decided` ON `predictions` (`decided_at`);