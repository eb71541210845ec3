ALTER TABLE "term_counts" ADD COLUMN "leads_to" text collate "C" DEFAULT '' NOT NULL;
--> statement-breakpoint
UPDATE "term_counts" SET "leads_to" = "found"."list" FROM (
	SELECT t."term", string_agg(t."article_id"::text, ',' ORDER BY t."article_id") || ',' AS "list"
	FROM "article_terms" t JOIN "term_counts" c ON c."term" = t."term"
	WHERE c."articles" <= 300 GROUP BY t."term"
) AS "found" WHERE "found"."term" = "term_counts"."term";
