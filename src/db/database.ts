/** Opens the database: the one door to Drizzle and its driver. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { SettingError } from '../errors.ts';
import * as tables from './schema/sqlite.ts';

/** An open database. Files in this folder use `orm` and `tables`; everybody else passes it along. */
export interface Database {
  readonly orm: BetterSQLite3Database<typeof tables>;
  readonly tables: typeof tables;
  /**
   * Runs synchronous work in one transaction. Never give Drizzle's own `transaction` an async callback on
   * better-sqlite3: it throws and the rows stay written.
   */
  atomically<T>(work: () => T): T;
  /** Reads one value, to see that the database answers. */
  ping(): Promise<void>;
  close(): void;
}

const MIGRATIONS = fileURLToPath(new URL('./migrations/sqlite', import.meta.url));

/**
 * Opens `file:PATH` or `file::memory:` and brings its tables up to date.
 * @throws SettingError when the file cannot be opened or is not a database.
 */
export function openDatabase(url: string): Database {
  const path = url.replace(/^file:(\/\/)?/, '');
  const driver = openFile(path);
  const orm = drizzle({ client: driver, schema: tables, casing: 'snake_case' });
  try {
    migrate(orm, { migrationsFolder: MIGRATIONS });
  } catch (cause) {
    driver.close();
    throw unusable(path, cause);
  }
  return {
    orm,
    tables,
    atomically: (work) => driver.transaction(work).immediate(),
    ping: async () => void driver.prepare('select 1').get(),
    close: () => driver.close(),
  };
}

function openFile(path: string): Sqlite.Database {
  let driver: Sqlite.Database | undefined;
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    driver = new Sqlite(path, { timeout: 10_000 });
    driver.pragma('journal_mode = WAL');
    driver.pragma('synchronous = NORMAL');
    driver.pragma('foreign_keys = ON');
    return driver;
  } catch (cause) {
    driver?.close();
    throw unusable(path, cause);
  }
}

function unusable(path: string, cause: unknown): SettingError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SettingError(
    `The database "${path}" cannot be used (${why}); set DATABASE_URL to a file that Dateline may write, or restore a backup.`,
    { cause },
  );
}
