/** Copies of a database that is in use. */
import { Connection } from './better-sqlite3.ts';
import { filePath } from './sqlite-driver.ts';

/** Some pages at a time, so that progress can be shown. */
const PAGES_A_STEP = 2_000;

/**
 * Copies the database at `url` into a new file as it is at this moment, while others write to it; its tables are not
 * brought up to date. `onProgress` is told how many pages of how many are copied.
 */
export async function copyDatabase(
  url: string,
  file: string,
  onProgress: (copied: number, total: number) => void,
): Promise<void> {
  const driver = new Connection(filePath(url), { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    // A snapshot of its own: without it every write of another process begins the copy anew (sqlite.org/backup.html).
    driver.exec('begin; select count(*) from sqlite_schema');
    await driver.backup(file, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
  } finally {
    driver.close();
  }
}

/**
 * Looks whether a file is a whole database of Dateline; gives its number of articles.
 * @throws Error that says what is wrong with it.
 */
export function verifyDatabase(file: string): number {
  const driver = new Connection(file, { readonly: true, fileMustExist: true });
  try {
    const verdict = driver.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error(`the copy is damaged: ${verdict}`);
    return Number(driver.prepare('select count(*) from articles').pluck().get());
  } finally {
    driver.close();
  }
}
