ALTER TABLE `term_counts` ADD `leads_to` text DEFAULT '' NOT NULL;
--> statement-breakpoint
UPDATE "term_counts" SET "leads_to" = "found"."list" FROM (
	SELECT t."term", group_concat(t."article_id", ',') || ',' AS "list"
	FROM "article_terms" t JOIN "term_counts" c ON c."term" = t."term"
	WHERE c."articles" <= 300 GROUP BY t."term"
) AS "found" WHERE "found"."term" = "term_counts"."term";
