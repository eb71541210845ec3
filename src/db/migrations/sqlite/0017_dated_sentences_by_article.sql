DROP INDEX `dated_sentences_date`;--> statement-breakpoint
CREATE INDEX `dated_sentences_date` ON `dated_sentences` (`date`,`article_id`);