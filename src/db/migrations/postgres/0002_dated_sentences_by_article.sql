DROP INDEX "dated_sentences_date";--> statement-breakpoint
CREATE INDEX "dated_sentences_date" ON "dated_sentences" USING btree ("date","article_id");