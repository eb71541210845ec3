CREATE TABLE `looks` (
	`channel_id` integer NOT NULL,
	`person` text NOT NULL,
	`looked_at` integer NOT NULL,
	`listed_since` integer,
	PRIMARY KEY(`channel_id`, `person`)
);
--> statement-breakpoint
ALTER TABLE `stories` ADD `grew_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
UPDATE `stories` SET `grew_at` = `updated`;
