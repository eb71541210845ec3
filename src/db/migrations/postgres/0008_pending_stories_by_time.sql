DROP INDEX "stories_pending";--> statement-breakpoint
CREATE INDEX "stories_pending" ON "stories" USING btree ("updated") WHERE analysed_version < version or routed_version < version;