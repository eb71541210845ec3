/** SQLite by better-sqlite3: one connection, which answers at once. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { ExecuteResultSync } from 'drizzle-orm/sqlite-core';
import { SettingError } from '../errors.ts';
import { Connection } from './better-sqlite3.ts';
import type { Database, PreparedStatement, RowChange, RowTarget, Work } from './database.ts';
import { missingMigrations } from './migrating.ts';
import * as tables from './schema/sqlite.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations/sqlite', import.meta.url));

/**
 * Opens `file:PATH` or `file::memory:` and brings its tables up to date.
 * @throws SettingError when the file cannot be opened or is not a database.
 */
export function openSqlite(url: string): Database {
  const path = filePath(url);
  const driver = openFile(path);
  const orm = drizzle({ client: driver, schema: tables, casing: 'snake_case' });
  try {
    missingMigrations(MIGRATIONS, latestMigration(driver), path);
    migrate(orm, { migrationsFolder: MIGRATIONS });
  } catch (cause) {
    driver.close();
    throw cause instanceof SettingError ? cause : unusable(path, cause);
  }
  keepStatements(driver);
  const db: Database = {
    orm,
    tables,
    dialect: sqliteDialect,
    rows: <Row>(question: Parameters<Database['rows']>[0]) =>
      new ExecuteResultSync(() => orm.all<Row>(question)),
    prepared: preparedBy(driver),
    insertRows: insertRowsBy(driver),
    updateRows: updateRowsBy(driver),
    atomically: async (work) => driver.transaction(() => finish(work(db))).immediate(),
    ping: async () => void driver.prepare('select 1').get(),
    describe: () => `SQLite ${driver.prepare('select sqlite_version()').pluck().get()} in ${path}`,
    close: async () => void driver.close(),
  };
  return db;
}

function latestMigration(driver: Sqlite.Database): number | null {
  const there = driver.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!there) return null;
  return (
    driver.prepare<[], number | null>('select max(created_at) from __drizzle_migrations').pluck().get() ??
    null
  );
}

/** Statements kept; those with lists of many lengths come in as many forms. */
const KEPT = 400;

/** Drizzle prepares each query anew, which takes longer than most of them run: the latest statements are kept. */
function keepStatements(driver: Sqlite.Database): void {
  const prepare = driver.prepare.bind(driver);
  const kept = new Map<string, ReturnType<typeof prepare>>();
  driver.prepare = ((text: string) => {
    const statement = kept.get(text) ?? prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  }) as typeof driver.prepare;
}

/** Runs the work of a transaction to its end, answering each of its queries at once. */
function finish<T>(work: Work<T>): T {
  let step = work.next();
  while (!step.done) step = work.next(answer(step.value));
  return step.value;
}

/** Drizzle's builders hide that they can answer at once, except when they are prepared. */
function answer(query: unknown): unknown {
  if (query instanceof ExecuteResultSync) return query.sync();
  return (query as { prepare(): { execute(): ExecuteResultSync<unknown> } }).prepare().execute().sync();
}

function preparedBy(driver: Sqlite.Database): Database['prepared'] {
  const kept = new Map<string, PreparedStatement<readonly unknown[]>>();
  return <Row extends readonly unknown[]>(text: string): PreparedStatement<Row> => {
    let statement = kept.get(text);
    if (!statement) {
      const made = driver.prepare<unknown[], Row>(text);
      if (made.reader) made.raw();
      statement = {
        all: (...values) => new ExecuteResultSync(() => made.all(...values.map(bindable))),
        each: (lists) =>
          new ExecuteResultSync(() => lists.map((values) => made.all(...values.map(bindable)))),
        run: (...values) => new ExecuteResultSync(() => void made.run(...values.map(bindable))),
      };
      kept.set(text, statement);
    }
    return statement as PreparedStatement<Row>;
  };
}

/** One row a statement: building a statement of many rows costs more than SQLite needs to run it. */
function insertRowsBy(driver: Sqlite.Database): Database['insertRows'] {
  const kept = new WeakMap<RowTarget, Sqlite.Statement<unknown[]>>();
  return (target, rows) =>
    new ExecuteResultSync(() => {
      const { table, columns, onConflict } = target;
      const marks = columns.map(() => '?').join(', ');
      const statement =
        kept.get(target) ??
        driver.prepare<unknown[]>(
          `insert into ${table} (${columns.join(', ')}) values (${marks}) on conflict ${onConflict}`,
        );
      kept.set(target, statement);
      for (const row of rows) statement.run(...row.map(bindable));
    });
}

function updateRowsBy(driver: Sqlite.Database): Database['updateRows'] {
  const kept = new WeakMap<RowChange, Sqlite.Statement<unknown[]>>();
  return (change, rows) =>
    new ExecuteResultSync(() => {
      const statement = kept.get(change) ?? driver.prepare<unknown[]>(updating(change));
      kept.set(change, statement);
      const set = change.columns.length;
      let changed = 0;
      for (const row of rows) {
        // The id stands behind the columns that are set. In place: hundreds of rows are written between two polls.
        const bound = row.map(bindable);
        const id = bound[0];
        bound.copyWithin(0, 1, set + 1);
        bound[set] = id;
        changed += statement.run(bound).changes;
      }
      return changed;
    });
}

function updating({ table, columns, where = [], also }: RowChange): string {
  const set = [...columns.map((column) => `${column} = ?`), ...(also === undefined ? [] : [also])];
  const kept = where.map((column) => ` and ${column} is ?`).join('');
  return `update ${table} set ${set.join(', ')} where id = ?${kept}`;
}

/** SQLite knows no boolean. */
function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

function openFile(path: string): Sqlite.Database {
  let driver: Sqlite.Database | undefined;
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    driver = new Connection(path, { timeout: 10_000 });
    driver.pragma('journal_mode = WAL');
    driver.pragma('synchronous = NORMAL');
    // What is written again and again stays in memory, and goes into the file every 32 MB instead of every 4.
    driver.pragma('cache_size = -12288');
    driver.pragma('wal_autocheckpoint = 8000');
    driver.pragma('foreign_keys = ON');
    return driver;
  } catch (cause) {
    driver?.close();
    throw unusable(path, cause);
  }
}

/** The file that a `file:` address names. */
export function filePath(url: string): string {
  return url.replace(/^file:(\/\/)?/, '');
}

function unusable(path: string, cause: unknown): SettingError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SettingError(
    `The database "${path}" cannot be used (${why}); set DATABASE_URL to a file that Dateline may write, or restore a backup.`,
    { cause },
  );
}
