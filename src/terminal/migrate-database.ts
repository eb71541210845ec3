/** `dateline migrate-database FROM TO`: everything from one database into another, checked row by row. */
import { existsSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import type { Database } from '../db/database.ts';
import { isPostgres, openDatabase } from '../db/open.ts';
import { filePath } from '../db/sqlite-driver.ts';
import { transfer } from '../db/transfer.ts';
import { UsageError } from '../errors.ts';
import { say } from './session.ts';

/**
 * Copies a database into an empty one, or goes on with a copy that was broken off.
 * @throws UsageError when an address is none, or the target has other data.
 */
export async function migrateDatabase(from: string, to: string): Promise<void> {
  for (const address of [from, to]) {
    if (!isPostgres(address) && !/^file:./.test(address))
      throw new UsageError(`“${address.split('@').at(-1)}” is no database; write file:PATH or postgres://….`);
  }
  if (from === to) throw new UsageError('Both are the same database; name another one to copy into.');
  if (!isPostgres(from) && !existsSync(filePath(from)))
    throw new UsageError(`There is no file ${filePath(from)}; name the database to copy from first.`);
  const source = await openDatabase(from);
  try {
    const target = await openDatabase(to);
    try {
      await copy(source, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copy(source: Database, target: Database): Promise<void> {
  const bar = new SingleBar({
    format: 'copying {bar} {value} of {total} rows, {duration_formatted}',
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  bar.start(1, 0);
  let rows: number;
  try {
    rows = await transfer(source, target, (copied, total) => {
      bar.setTotal(total);
      bar.update(copied);
    });
  } finally {
    bar.stop();
  }
  say(
    `Copied and checked: ${rows} rows are in ${target.describe()}. Set DATABASE_URL to it and start Dateline.`,
  );
}
