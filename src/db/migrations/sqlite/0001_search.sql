-- Full-text search over articles. Its rows are written with the article (triggers), its content is the table's own.
CREATE VIRTUAL TABLE `article_search` USING fts5(`title`, `text`, content='articles', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER `articles_search_insert` AFTER INSERT ON `articles` BEGIN
  INSERT INTO `article_search`(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_search_delete` AFTER DELETE ON `articles` BEGIN
  INSERT INTO `article_search`(`article_search`, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_search_update` AFTER UPDATE OF `title`, `text` ON `articles` BEGIN
  INSERT INTO `article_search`(`article_search`, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO `article_search`(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
