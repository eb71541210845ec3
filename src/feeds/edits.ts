/** What an entry that says something else than before means for its article. */
import { updateArticleText } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { fullTextsOf, oweFullTextNow, recordFullText } from '../db/full-texts.ts';
import type { Article, Feed, Instant } from '../model.ts';
import { feedWordsOf, owedAgain, wantsPage } from './full-text.ts';

interface Words {
  readonly title: string;
  readonly text: string;
}

/** Nothing new; new words stored; or new words on the page, which will be read again. */
type Edit = 'none' | 'stored' | 'owed';

/**
 * Stores what a known entry says now. An article with the text of its page keeps it until the page was read again: the
 * feed's teaser says less.
 */
export async function storeEdit(
  db: Database,
  feed: Feed,
  before: Article,
  words: Words,
  now: Instant,
): Promise<Edit> {
  const page = (await fullTextsOf(db, [before.id])).get(before.id);
  const same = page ? page.feedWords === feedWordsOf(words) : isSame(before, words);
  if (same) return 'none';
  if (page?.state === 'had' && wantsPage(feed.fullText, { ...before, ...words })) {
    await updateArticleText(db, before.id, { title: words.title });
    await oweFullTextNow(db, before.id, owedAgain(words, now));
    return before.title === words.title ? 'owed' : 'stored';
  }
  await updateArticleText(db, before.id, words);
  if (page) {
    const settled = page.state === 'had' ? { state: 'none' as const, problem: null } : {};
    await recordFullText(db, before.id, { ...settled, feedWords: feedWordsOf(words) });
  }
  return isSame(before, words) ? 'none' : 'stored';
}

function isSame(before: Words, after: Words): boolean {
  return before.title === after.title && before.text === after.text;
}
