-- Full-text search over articles, as on SQLite: an article is in the index once it has its story.
-- English words by their stems and no word left out, as FTS5's "porter" does; other languages as they are written.
CREATE TEXT SEARCH DICTIONARY "dateline_stem" (TEMPLATE = snowball, LANGUAGE = english);
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION "dateline" (COPY = simple);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION "dateline" ALTER MAPPING FOR asciiword, word WITH "dateline_stem";
--> statement-breakpoint
-- Letters without their marks, everything else a space: the parser of PostgreSQL would take "GPT-4" for a minus sign.
CREATE FUNCTION "dateline_words"("words" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]+', '', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe4f]+', ' ', 'g')
$$;
--> statement-breakpoint
CREATE TABLE "article_search" ("article_id" bigint PRIMARY KEY NOT NULL, "words" tsvector NOT NULL);
--> statement-breakpoint
CREATE INDEX "article_search_words" ON "article_search" USING gin ("words");
--> statement-breakpoint
-- A tsvector holds a megabyte at most.
CREATE FUNCTION "dateline_index_article"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.story_id IS NULL THEN
    DELETE FROM article_search WHERE article_id = OLD.id;
  ELSIF TG_OP = 'INSERT' OR OLD.story_id IS NULL OR OLD.title <> NEW.title OR OLD.text <> NEW.text THEN
    INSERT INTO article_search (article_id, words) VALUES (
      NEW.id,
      setweight(to_tsvector('dateline', dateline_words(NEW.title)), 'A') ||
      to_tsvector('dateline', dateline_words(left(NEW.text, 250000)))
    ) ON CONFLICT (article_id) DO UPDATE SET words = excluded.words;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "articles_search_insert" AFTER INSERT ON "articles" FOR EACH ROW
  WHEN (NEW.story_id IS NOT NULL) EXECUTE FUNCTION "dateline_index_article"();
--> statement-breakpoint
CREATE TRIGGER "articles_search_change" AFTER UPDATE OF "title", "text", "story_id" OR DELETE ON "articles" FOR EACH ROW
  EXECUTE FUNCTION "dateline_index_article"();
