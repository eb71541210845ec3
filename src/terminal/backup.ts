/** `dateline backup FILE`: a copy of the database, made while the bot runs, and looked at before it is called done. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { readConfig } from '../config.ts';
import { copyDatabase, verifyDatabase } from '../db/copy.ts';
import { isPostgres } from '../db/open.ts';
import { describe, UsageError } from '../errors.ts';
import { say } from './session.ts';

/**
 * Copies the database of the settings into a new file. A copy that was broken off leaves no file of that name.
 * @throws UsageError when the file is there already, or cannot be written.
 */
export async function backup(file: string): Promise<void> {
  if (existsSync(file))
    throw new UsageError(`${file} is there already; name a new file, or move that one away.`);
  const { DATABASE_URL } = readConfig(process.env).settings;
  if (isPostgres(DATABASE_URL))
    throw new UsageError(
      'A database on PostgreSQL is copied by its own `pg_dump`; this command copies files.',
    );
  const partial = `${resolve(file)}.partial`;
  const bar = new SingleBar({
    format: 'copying {bar} {percentage} %, {duration_formatted}',
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  let articles: number;
  try {
    mkdirSync(dirname(partial), { recursive: true });
    bar.start(1, 0);
    await copyDatabase(DATABASE_URL, partial, (copied, total) => {
      bar.setTotal(total);
      bar.update(copied);
    });
    articles = verifyDatabase(partial);
    renameSync(partial, file);
  } catch (cause) {
    throw new UsageError(`${file} was not written (${describe(cause)}); choose a place with room for it.`, {
      cause,
    });
  } finally {
    bar.stop();
    for (const end of ['', '-journal', '-wal', '-shm']) if (existsSync(partial + end)) rmSync(partial + end);
  }
  say(
    `Copied to ${file} and checked: ${articles} articles. To go back to it, set DATABASE_URL to a copy of it.`,
  );
}
