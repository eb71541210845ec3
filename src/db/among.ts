import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * That a column is among the values of a list, in Drizzle's questions: `words` are `amongNumbers` or `amongTexts` of the
 * dialect, `json` the list. It is one value whatever its length, so that the statement stays the same.
 */
export function among(column: SQLWrapper, words: string, json: string | Placeholder): SQL {
  const [before = '', after = ''] = words.split('?');
  return sql`${column} ${sql.raw(before)}${json}${sql.raw(after)}`;
}
