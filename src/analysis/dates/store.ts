/** Keeps the dates of stored articles where timelines look for them. */
import type { Database } from '../../db/database.ts';
import { replaceDatedSentences, type StoredDatedSentence } from '../../db/dated-sentences.ts';
import type { Article } from '../../model.ts';
import { findDates } from './index.ts';

/** Longest part of a text that is searched for dates: a page of 1 MB is not news all the way down. */
const LONGEST_TEXT = 200_000;

/** Finds the dates of these articles and stores them in place of what was known; doing it twice changes nothing. */
export async function indexDates(db: Database, articles: readonly Article[]): Promise<void> {
  const rows = articles.flatMap((article): StoredDatedSentence[] =>
    findDates({ ...article, text: article.text.slice(0, LONGEST_TEXT) }).map(
      ({ start, date, precision, planned, sentence }) => ({
        articleId: article.id,
        start,
        date,
        precision,
        planned,
        sentence,
      }),
    ),
  );
  await replaceDatedSentences(
    db,
    articles.map(({ id }) => id),
    rows,
  );
}
