-- An article comes into the search index when it gets its story, hundreds in one transaction, and not while feeds are
-- polled: the index is written in far fewer and larger pieces. What has no story yet is not in the index, so its
-- triggers must not take it out either.
INSERT INTO `article_search`(`article_search`, rowid, title, text)
  SELECT 'delete', id, title, text FROM `articles` WHERE story_id IS NULL;
--> statement-breakpoint
DROP TRIGGER `articles_search_insert`;
--> statement-breakpoint
DROP TRIGGER `articles_search_delete`;
--> statement-breakpoint
DROP TRIGGER `articles_search_update`;
--> statement-breakpoint
CREATE TRIGGER `articles_search_insert` AFTER INSERT ON `articles` WHEN new.story_id IS NOT NULL BEGIN
  INSERT INTO `article_search`(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_search_grouped` AFTER UPDATE OF `story_id` ON `articles` WHEN old.story_id IS NULL AND new.story_id IS NOT NULL BEGIN
  INSERT INTO `article_search`(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_search_ungrouped` AFTER UPDATE OF `story_id` ON `articles` WHEN old.story_id IS NOT NULL AND new.story_id IS NULL BEGIN
  INSERT INTO `article_search`(`article_search`, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_search_delete` AFTER DELETE ON `articles` WHEN old.story_id IS NOT NULL BEGIN
  INSERT INTO `article_search`(`article_search`, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_search_update` AFTER UPDATE OF `title`, `text` ON `articles` WHEN old.story_id IS NOT NULL AND new.story_id IS NOT NULL BEGIN
  INSERT INTO `article_search`(`article_search`, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO `article_search`(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
