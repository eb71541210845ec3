CREATE TABLE `merged_stories` (
	`id` integer PRIMARY KEY NOT NULL,
	`into` integer NOT NULL
);
