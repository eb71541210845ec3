/**
 * Everything from one database into another, of the same or of another kind. A table is copied in the order of its key,
 * some rows in each transaction, so that a copy that was broken off is the beginning of each table, and goes on there.
 */
import { createHash } from 'node:crypto';
import { and, asc, type Column, count, eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { UsageError } from '../errors.ts';
import { type Database, run } from './database.ts';
import * as schema from './schema/sqlite.ts';

/** Every table, by what the schema calls it. */
const SCHEMA: Readonly<Record<keyof typeof schema, SQLiteTable>> = { ...schema };

/** A statement has 30,000 values at most on either database. */
const VALUES = 30_000;
const MOST_ROWS = 500;

type Row = Readonly<Record<string, unknown>>;

/** A table as both databases know it. */
interface Table {
  /** What the schema calls it. */
  readonly name: keyof typeof schema;
  /** The columns of its key, by what the code calls them. */
  readonly key: readonly string[];
  /** Gives its rows their ids. */
  readonly counted: boolean;
  readonly rows: number;
}

/** How far a copy is, in rows. */
export type OnCopied = (copied: number, total: number) => void;

/**
 * Copies every row that the target does not have; gives how many rows the target has then, compared one by one.
 * @throws UsageError where the target has rows that the source does not have, or the source changed meanwhile.
 */
export async function transfer(source: Database, target: Database, onCopied: OnCopied): Promise<number> {
  const tables = await tablesOf(source);
  await emptyNew(target);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  let copied = 0;
  for (const table of tables) copied += await checkBeginning(source, target, table);
  onCopied(copied, total);
  for (const table of tables) {
    for await (const added of copyRows(source, target, table)) {
      copied += added;
      onCopied(copied, total);
    }
  }
  for (const table of tables) await verify(source, target, table);
  for (const table of tables) await countOn(source, target, table);
  return copied;
}

/** A new file has one row: that no article was counted yet (migration 0011). Beside others it is a copied one. */
async function emptyNew(target: Database): Promise<void> {
  const { termCounts } = target.tables;
  if ((await countRows(target, 'termCounts')) > 1) return;
  await target.orm.delete(termCounts).where(and(eq(termCounts.term, 0), eq(termCounts.articles, 0)));
}

async function tablesOf(source: Database): Promise<Table[]> {
  const tables: Table[] = [];
  for (const [name, table] of Object.entries(SCHEMA)) {
    const known = name as keyof typeof schema;
    const counted = getTableConfig(table).columns.some(
      (column) => 'autoIncrement' in column && column.autoIncrement === true,
    );
    tables.push({ name: known, key: keyOf(table), counted, rows: await countRows(source, known) });
  }
  return tables;
}

function keyOf(table: SQLiteTable): string[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const own = columns.filter(({ primary }) => primary).map(({ name }) => name);
  return [...own, ...primaryKeys.flatMap((key) => key.columns.map(({ name }) => name))];
}

async function countRows(db: Database, name: Table['name']): Promise<number> {
  const [row] = await db.orm.select({ all: count() }).from(db.tables[name]);
  return Number(row?.all ?? 0);
}

/** The rows of a table in the order of its key, some at a time, from behind a row on. */
async function* rowsOf(db: Database, { name, key }: Table, after: Row | undefined): AsyncGenerator<Row[]> {
  const table = db.tables[name];
  const columns = getTableColumns(table) as Record<string, Column>;
  const keys = key.map((one) => columns[one]).filter((column) => column !== undefined);
  const size = Math.min(MOST_ROWS, Math.floor(VALUES / Object.keys(columns).length));
  for (let last = after; ; ) {
    const from = last;
    const behind =
      from &&
      sql`(${sql.join(keys, sql`, `)}) > (${sql.join(
        key.map((one) => sql`${from[one]}`),
        sql`, `,
      )})`;
    const rows: Row[] = await db.orm
      .select()
      .from(table)
      .where(behind)
      .orderBy(...keys.map((column) => asc(column)))
      .limit(size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1);
  }
}

/** Looks whether the target's rows are the first ones of the source; gives how many they are. */
async function checkBeginning(source: Database, target: Database, table: Table): Promise<number> {
  const there = await countRows(target, table.name);
  if (there === 0) return 0;
  const same = there <= table.rows && (await hashOf(source, table, there)) === (await hashOf(target, table));
  if (same) return there;
  throw new UsageError(
    `${target.describe()} holds other data (in ${getTableName(SCHEMA[table.name])}); name an empty database, or one that a copy of this one was begun in.`,
  );
}

async function* copyRows(source: Database, target: Database, table: Table): AsyncGenerator<number> {
  const last = await lastRow(target, table);
  for await (const rows of rowsOf(source, table, last)) {
    await target.atomically(function* (tx) {
      yield* run(tx.orm.insert(tx.tables[table.name]).values(rows.map(storable) as never[]));
    });
    yield rows.length;
  }
}

async function lastRow(db: Database, { name, key }: Table): Promise<Row | undefined> {
  const columns = getTableColumns(db.tables[name]) as Record<string, Column>;
  const [row] = await db.orm
    .select()
    .from(db.tables[name])
    .orderBy(...key.map((one) => sql`${columns[one]} desc`))
    .limit(1);
  return row;
}

/** An id that a row had which is gone is not given again: posts and links still name it. */
async function countOn(source: Database, target: Database, { name, counted, rows }: Table): Promise<void> {
  if (!counted || rows === 0) return;
  const table = getTableName(SCHEMA[name]);
  const [row] = await source.prepared<[number]>(source.dialect.lastId(table)).all();
  await target.prepared(target.dialect.countFrom(table)).run(Number(row?.[0] ?? 0));
}

async function verify(source: Database, target: Database, table: Table): Promise<void> {
  const rows = [await countRows(source, table.name), await countRows(target, table.name)];
  if (rows[0] === rows[1] && (await hashOf(source, table)) === (await hashOf(target, table))) return;
  throw new UsageError(
    `${getTableName(SCHEMA[table.name])} is not the same in both: it changed while it was copied; stop Dateline, empty the target and copy again.`,
  );
}

/** SHA-256 over the first rows of a table, all of them where no number is given. */
async function hashOf(db: Database, table: Table, first = Number.POSITIVE_INFINITY): Promise<string> {
  const hash = createHash('sha256');
  const names = Object.keys(getTableColumns(SCHEMA[table.name]));
  let left = first;
  for await (const rows of rowsOf(db, table, undefined)) {
    for (const row of rows.slice(0, left)) hash.update(`${written(storable(row), names)}\n`);
    left -= rows.length;
    if (left <= 0) break;
  }
  return hash.digest('hex');
}

function written(row: Row, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => (row[name] instanceof Uint8Array ? hex(row[name]) : row[name])));
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** PostgreSQL refuses the character 0 in a text. */
function storable(row: Row): Row {
  const clean = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '') : value);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, clean(value)]));
}
