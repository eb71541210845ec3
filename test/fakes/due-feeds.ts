import { listFeeds, recordPoll } from '../../src/db/feeds.ts';
import { openDatabase } from '../../src/db/open.ts';

/** Every feed's next poll comes now, and not in half an hour. */
export async function makeFeedsDue(database: string): Promise<void> {
  const db = await openDatabase(database);
  try {
    for (const feed of await listFeeds(db)) await recordPoll(db, feed.id, { nextCheckAt: 0 });
  } finally {
    await db.close();
  }
}
