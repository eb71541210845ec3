import { insertArticle, type NewArticle } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { storyById } from '../../src/db/stories.ts';
import type { ArticleId, Instant, StoryId } from '../../src/model.ts';
import { groupArticle } from '../../src/stories/group.ts';
import { freshDatabase } from '../fakes/database.ts';

/** Noon of an ordinary Monday. */
export const NOON: Instant = Date.UTC(2026, 2, 2, 12);
export const HOUR = 3_600_000;

/** What a test says of an article; the rest is ordinary. */
export type Draft = Partial<Omit<NewArticle, 'publisher'>> & { publisher?: string };

/** A database to put articles into, with names for what tests ask. */
export async function openNewsroom(now: Instant = NOON + 10 * 365 * 24 * HOUR) {
  const db = await freshDatabase();
  let count = 0;
  const store = async (draft: Draft): Promise<ArticleId> => {
    count += 1;
    const { publisher = `Publisher ${count}`, ...rest } = draft;
    const published = rest.published === undefined ? NOON : rest.published;
    const id = await insertArticle(db, {
      key: `article-${count}`,
      feedId: null,
      publisher: { name: publisher, region: null },
      url: `https://publisher-${count}.example/${count}`,
      title: '',
      text: '',
      language: null,
      collected: published ?? NOON,
      backlog: false,
      sample: false,
      ...rest,
      published,
    });
    if (id === null) throw new Error('key taken');
    return id;
  };
  const group = (id: ArticleId): Promise<StoryId> => groupArticle({ db, now }, id);
  return {
    db,
    now,
    store,
    group,
    /** Stores and groups at once, as live articles arrive. */
    arrive: async (draft: Draft): Promise<StoryId> => group(await store(draft)),
    story: (id: StoryId) => read(db, id),
  };
}

async function read(db: Database, id: StoryId) {
  const story = await storyById(db, id);
  if (!story) throw new Error(`no story ${id}`);
  return story;
}
