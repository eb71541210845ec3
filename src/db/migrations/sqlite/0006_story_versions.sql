CREATE TABLE `story_versions` (
	`story_id` integer NOT NULL,
	`version` integer NOT NULL,
	`facts` text NOT NULL,
	PRIMARY KEY(`story_id`, `version`)
);
