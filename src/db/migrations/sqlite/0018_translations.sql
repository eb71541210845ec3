CREATE TABLE `translated_analyses` (
	`story_id` integer NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`made_at` integer NOT NULL,
	`analysis` text NOT NULL,
	PRIMARY KEY(`story_id`, `language`)
);
