import { countArticles } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { insertArticles } from '../db/entries.ts';
import type { Instant } from '../model.ts';

/**
 * Fills an empty database with the sample edition, so that there is something to see before any feed was
 * read. Real articles take it out again (`deleteSampleEdition`).
 * @returns whether what is stored is the sample edition.
 */
export async function loadSampleIfEmpty(db: Database, now: Instant): Promise<boolean> {
  const { all, sample } = await countArticles(db);
  if (all > 0) return sample > 0;
  // Its texts are read only where they are wanted: every command comes by here.
  const { sampleEdition } = await import('./edition.ts');
  await insertArticles(db, sampleEdition(now));
  return true;
}
