CREATE TABLE `push_subscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`feed_id` integer NOT NULL,
	`hub` text NOT NULL,
	`topic` text NOT NULL,
	`callback` text NOT NULL,
	`secret` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_action_at` integer NOT NULL,
	`lease_ends_at` integer,
	`listening_from` integer,
	`trust` integer DEFAULT 0 NOT NULL,
	`missed_at` integer,
	`last_push_at` integer,
	`pinged_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `push_subscriptions_callback_unique` ON `push_subscriptions` (`callback`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_feed` ON `push_subscriptions` (`feed_id`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_due` ON `push_subscriptions` (`next_action_at`);--> statement-breakpoint
ALTER TABLE `feeds` ADD `skip` text;--> statement-breakpoint
ALTER TABLE `feeds` ADD `topic` text;