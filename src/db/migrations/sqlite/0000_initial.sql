CREATE TABLE `analyses` (
	`story_id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`made_at` integer NOT NULL,
	`analysis` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `article_terms` (
	`term` text NOT NULL,
	`article_id` integer NOT NULL,
	`sorted_at` integer NOT NULL,
	`weight` integer NOT NULL,
	PRIMARY KEY(`term`, `sorted_at`, `article_id`)
);
--> statement-breakpoint
CREATE INDEX `article_terms_article` ON `article_terms` (`article_id`);--> statement-breakpoint
CREATE TABLE `articles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`feed_id` integer,
	`story_id` integer,
	`publisher` text NOT NULL,
	`region` text,
	`url` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`language` text,
	`published` integer,
	`collected` integer NOT NULL,
	`sorted_at` integer NOT NULL,
	`backlog` integer DEFAULT false NOT NULL,
	`sample` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_key_unique` ON `articles` (`key`);--> statement-breakpoint
CREATE INDEX `articles_story` ON `articles` (`story_id`);--> statement-breakpoint
CREATE INDEX `articles_sorted` ON `articles` (`sorted_at`);--> statement-breakpoint
CREATE INDEX `articles_url` ON `articles` (`url`);--> statement-breakpoint
CREATE INDEX `articles_sample` ON `articles` (`sample`);--> statement-breakpoint
CREATE TABLE `channels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`platform` text NOT NULL,
	`address` text NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_briefing_at` integer,
	`starting` integer DEFAULT false NOT NULL,
	`refused_at` integer,
	`refusal` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channels_place` ON `channels` (`platform`,`address`);--> statement-breakpoint
CREATE TABLE `dated_sentences` (
	`article_id` integer NOT NULL,
	`start` integer NOT NULL,
	`date` text NOT NULL,
	`precision` text NOT NULL,
	`planned` integer NOT NULL,
	`sentence` text NOT NULL,
	PRIMARY KEY(`article_id`, `start`, `date`)
);
--> statement-breakpoint
CREATE INDEX `dated_sentences_date` ON `dated_sentences` (`date`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_id` integer NOT NULL,
	`story_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`first_tried_at` integer,
	`posted_at` integer,
	`message` text,
	`because` text NOT NULL,
	`last_error` text,
	`version` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`channel_id`,`story_id`,`kind`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `deliveries_story` ON `deliveries` (`story_id`);--> statement-breakpoint
CREATE TABLE `entries` (
	`feed_id` integer NOT NULL,
	`identity` text NOT NULL,
	`article_id` integer,
	`first_seen_at` integer NOT NULL,
	`content_hash` text NOT NULL,
	`edits` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`feed_id`, `identity`)
);
--> statement-breakpoint
CREATE TABLE `feeds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`url` text NOT NULL,
	`title` text NOT NULL,
	`publisher` text NOT NULL,
	`region` text,
	`section` text,
	`etag` text,
	`last_modified` text,
	`body_hash` text,
	`next_check_at` integer NOT NULL,
	`last_checked_at` integer,
	`last_succeeded_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`state` text DEFAULT 'active' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feeds_url_unique` ON `feeds` (`url`);--> statement-breakpoint
CREATE INDEX `feeds_due` ON `feeds` (`state`,`next_check_at`);--> statement-breakpoint
CREATE TABLE `platform_state` (
	`platform` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`platform`, `key`)
);
--> statement-breakpoint
CREATE TABLE `stories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`headline` text NOT NULL,
	`first_published` integer NOT NULL,
	`updated` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`analysed_version` integer DEFAULT 0 NOT NULL,
	`routed_version` integer DEFAULT 0 NOT NULL,
	`publishers` integer DEFAULT 1 NOT NULL,
	`backlog` integer DEFAULT false NOT NULL,
	`sample` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stories_updated` ON `stories` (`updated`);--> statement-breakpoint
CREATE INDEX `stories_pending` ON `stories` (`version`) WHERE analysed_version < version or routed_version < version;--> statement-breakpoint
CREATE TABLE `story_audiences` (
	`tag` text NOT NULL,
	`story_id` integer NOT NULL,
	`score` integer NOT NULL,
	PRIMARY KEY(`tag`, `story_id`)
);
--> statement-breakpoint
CREATE INDEX `story_audiences_story` ON `story_audiences` (`story_id`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_once` ON `subscriptions` (`channel_id`,`kind`,`value`);--> statement-breakpoint
CREATE INDEX `subscriptions_wants` ON `subscriptions` (`kind`,`value`);--> statement-breakpoint
CREATE TABLE `term_counts` (
	`term` text PRIMARY KEY NOT NULL,
	`articles` integer NOT NULL
);
