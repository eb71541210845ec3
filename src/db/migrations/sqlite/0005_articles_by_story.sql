DROP INDEX `articles_story`;--> statement-breakpoint
CREATE INDEX `articles_story` ON `articles` (`story_id`,`sorted_at`);