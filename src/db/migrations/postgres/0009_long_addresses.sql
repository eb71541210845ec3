DROP INDEX "articles_url";--> statement-breakpoint
CREATE INDEX "articles_url" ON "articles" USING hash ("url");--> statement-breakpoint
-- Unique as before, but by hashes: a tree holds no text of more than 2.7 kB.
ALTER TABLE "feeds" DROP CONSTRAINT "feeds_url_unique";--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_url_unique" EXCLUDE USING hash ("url" WITH =);
