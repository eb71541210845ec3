/** What is there from the first start: the followed feeds and the starting places. */
import { readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import type { Core } from './core.ts';
import { ensureChannel } from './db/channels.ts';
import { addFeed, listFeeds } from './db/feeds.ts';
import { addSubscription } from './db/subscriptions.ts';
import { SettingError } from './errors.ts';
import { readOpml } from './feeds/opml.ts';
import { curatedFeeds } from './paths.ts';
import type { AdapterSettings } from './platform/adapter.ts';
import type { Platform } from './platform/port.ts';

/** The settings as adapters read them. */
export function adapterSettings(config: Config): AdapterSettings {
  return Object.fromEntries(
    Object.entries(config.settings).map(([name, value]) => [
      name,
      value === undefined ? value : String(value),
    ]),
  );
}

/**
 * Follows the feeds of the OPML file: all at the first start; later only what `FEEDS` names and is not
 * followed yet. A feed that the file gives wrongly is one warning.
 * @throws SettingError when the file that `FEEDS` names cannot be read.
 */
export async function seedFeeds({ config, db, now, log }: Core): Promise<void> {
  const chosen = config.settings.FEEDS;
  if (chosen === undefined && (await listFeeds(db)).length > 0) return;
  const { feeds, refused } = readOpml(readFeedsFile(chosen));
  for (const { why } of refused) log.warn({}, why);
  for (const feed of feeds) await addFeed(db, feed, now());
}

function readFeedsFile(chosen: string | undefined): string {
  try {
    return readFileSync(chosen ?? curatedFeeds, 'utf8');
  } catch (cause) {
    throw new SettingError(
      `The setting FEEDS names ${chosen}, which cannot be read; give the path of an OPML file.`,
      {
        cause,
      },
    );
  }
}

/** Makes the channels that a platform has from the start, with what they want, the first time only. */
export async function seedPlaces({ db, now }: Core, platforms: readonly Platform[]): Promise<void> {
  for (const { name, places = [] } of platforms) {
    for (const { address, title, audiences } of places) {
      const place = { platform: name, address, title, starting: true };
      const { channel, isNew } = await ensureChannel(db, place, now());
      if (!isNew) continue;
      const wants = audiences.map((value) => ({ kind: 'audience' as const, value }));
      for (const want of wants.length > 0 ? wants : [{ kind: 'everything' as const, value: '' }]) {
        await addSubscription(db, { channel: channel.id, ...want, by: null }, now());
      }
    }
  }
}
