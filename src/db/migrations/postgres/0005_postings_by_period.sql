DROP INDEX IF EXISTS "article_terms_article";--> statement-breakpoint
ALTER TABLE "article_terms" DROP CONSTRAINT IF EXISTS "article_terms_term_sorted_at_article_id_pk";--> statement-breakpoint
ALTER TABLE "article_terms" DROP CONSTRAINT IF EXISTS "article_terms_period_term_sorted_at_article_id_pk";--> statement-breakpoint
ALTER TABLE "article_terms" ADD COLUMN IF NOT EXISTS "period" bigint;--> statement-breakpoint
UPDATE "article_terms" SET "period" = "sorted_at" / 2592000000;--> statement-breakpoint
ALTER TABLE "article_terms" ALTER COLUMN "period" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "article_terms" ADD CONSTRAINT "article_terms_period_term_sorted_at_article_id_pk" PRIMARY KEY("period","term","sorted_at","article_id");
