/** What a database was made by: the migrations that it had, beside those of this version. */
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { SettingError } from '../errors.ts';

/**
 * How many of the migrations in a folder a database lacks; `latest` is the newest that it had, null with none.
 * @throws SettingError where a later version of Dateline made it: its tables may mean things that this one does not know.
 */
export function missingMigrations(migrationsFolder: string, latest: number | null, place: string): number {
  const times = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);
  if (latest !== null && latest > Math.max(...times)) {
    throw new SettingError(
      `The database ${place} was made by a newer version of Dateline; start that version, or set DATABASE_URL to another database.`,
    );
  }
  return times.filter((time) => latest === null || time > latest).length;
}
