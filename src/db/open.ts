/** The one door to Drizzle and its drivers. */
import type { Database } from './database.ts';
import { openSqlite } from './sqlite-driver.ts';

/** Whether an address is a PostgreSQL server's. */
export function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:/.test(url);
}

/**
 * Opens `file:PATH`, `file::memory:` or `postgres://…` and brings its tables up to date.
 * @throws SettingError when the file cannot be opened or is not a database, or the server refuses.
 */
export async function openDatabase(url: string): Promise<Database> {
  // Loaded where it is used only: a newcomer's first start does without.
  if (isPostgres(url)) return (await import('./postgres-driver.ts')).openPostgres(url);
  return openSqlite(url);
}
