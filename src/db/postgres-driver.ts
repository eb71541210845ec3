/** PostgreSQL by node-postgres: a pool of connections. */
import { setTimeout as sleep } from 'node:timers/promises';
import { QueryPromise, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, RowChange, Session, Work } from './database.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { codeOf, openPool, placeOf, prepareDatabase } from './postgres-start.ts';
import * as tables from './schema/postgres.ts';

// Numbers of 64 bits and sums of them: all that Dateline stores are below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// The schema reads JSON itself.
pg.types.setTypeParser(pg.types.builtins.JSON, (text: string) => text);

/** A server gives a hundred connections by default, to all processes together. */
const CONNECTIONS = 8;

/**
 * Opens `postgres://…` and brings its tables up to date.
 * @throws SettingError when the server cannot be reached, or refuses.
 */
export async function openPostgres(url: string): Promise<Database> {
  const pool = openPool(url, CONNECTIONS);
  const version = await prepareDatabase(pool, placeOf(url));
  const sessions = new WeakMap<pg.PoolClient, Session>();
  const sessionOf = (client: pg.PoolClient) => {
    const session = sessions.get(client) ?? sessionOn(client);
    sessions.set(client, session);
    return session;
  };
  let closed: Promise<void> | undefined;
  return {
    ...sessionOn(pool),
    atomically: inTurn(pool, sessionOf),
    ping: async () => void (await pool.query('select 1')),
    describe: () => `PostgreSQL ${version} at ${placeOf(url)}`,
    close: () => {
      closed ??= pool.end();
      return closed;
    },
  };
}

/** A query that runs when it is awaited. */
class Lazy<T> extends QueryPromise<T> {
  readonly ask: () => Promise<T>;

  constructor(ask: () => Promise<T>) {
    super();
    this.ask = ask;
  }

  override execute(): Promise<T> {
    return this.ask();
  }
}

function sessionOn(client: pg.Pool | pg.PoolClient): Session {
  const preparing = preparingOn(client);
  const orm = drizzle({ client: preparing, schema: tables, casing: 'snake_case' });
  // Searches are planned for the words that they look for.
  const plain = drizzle({ client });
  return {
    // The one place where the two schemas, which a test holds equal, are taken for one: what is built with these
    // tables is awaited everywhere, and that is all that the types of SQLite promise of it.
    orm: orm as unknown as Session['orm'],
    tables: tables as unknown as Session['tables'],
    dialect: postgresDialect,
    rows: <Row>(question: SQL) => new Lazy(async () => (await plain.execute(question)).rows as Row[]),
    prepared: preparedOn(client),
    insertRows: insertRowsOn(preparing),
    updateRows: updateRowsOn(preparing),
  };
}

/** Names of prepared statements: PostgreSQL keeps each for as long as its connection lives. */
const names = new Map<string, string>();

/** So many statements that come as text are prepared; each takes some 30 kB of the server for each connection. */
const MOST_PREPARED = 200;
/** From so many times on, and no longer than that: a statement with a list comes in as many forms as the list has lengths. */
const OFTEN = 5;
const LONGEST = 2_000;
/** How often texts without a name came; of so many texts. */
const times = new Map<string, number>();
const MOST_COUNTED = 1_000;

/** A server reads and plans a text anew each time; those that come often get a name. */
function preparingOn(client: pg.Pool | pg.PoolClient): pg.PoolClient {
  const query = (config: pg.QueryConfig, values: unknown[]) => {
    const name = names.get(config.text) ?? nameIfOften(config.text);
    return client.query(name === undefined ? config : { ...config, name }, values);
  };
  // All that is asked of a connection here, and by Drizzle outside its own transactions.
  return { query } as unknown as pg.PoolClient;
}

function nameIfOften(text: string): string | undefined {
  if (text.length > LONGEST || names.size >= MOST_PREPARED) return undefined;
  const had = (times.get(text) ?? 0) + 1;
  if (times.size >= MOST_COUNTED) times.clear();
  times.set(text, had);
  if (had < OFTEN) return undefined;
  times.delete(text);
  const name = `dateline_${names.size}`;
  names.set(text, name);
  return name;
}

function preparedOn(client: pg.Pool | pg.PoolClient): Session['prepared'] {
  return <Row extends readonly unknown[]>(text: string) => {
    const name = names.get(text) ?? `dateline_${names.size}`;
    names.set(text, name);
    const numbered = filledWith(text, (position) => `$${position}`);
    const query = (values: readonly unknown[]) =>
      client.query<unknown[]>({
        name,
        text: numbered,
        values: values.map(bindable),
        rowMode: 'array' as const,
      });
    return {
      // The caller knows what the statement's rows are.
      all: (...values) => new Lazy(async () => (await query(values)).rows as unknown as Row[]),
      each: (lists) => new Lazy(() => askedForEach<Row>(client, `${name}_each`, text, lists)),
      run: (...values) => new Lazy(async () => void (await query(values))),
    };
  };
}

function filledWith(text: string, value: (position: number) => string): string {
  let position = 0;
  return text.replace(/\?/g, () => value(++position));
}

/** One statement for all lists, each the values of a question beside it. */
async function askedForEach<Row extends readonly unknown[]>(
  client: pg.Pool | pg.PoolClient,
  name: string,
  text: string,
  lists: readonly (readonly (number | string)[])[],
): Promise<Row[][]> {
  const width = lists[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => lists.map((list) => list[i]));
  const values = columns
    .map(([first], i) => `$${i + 1}::${typeof first === 'number' ? 'bigint' : 'text'}[]`)
    .join(', ');
  const names = columns.map((_, i) => `v${i + 1}`).join(', ');
  const asked = filledWith(text, (position) => `v.v${position}`);
  const found: Row[][] = lists.map(() => []);
  if (width === 0) return found;
  const { rows } = await client.query<unknown[]>({
    name,
    text: `select v.place, asked.* from unnest(${values}) with ordinality as v(${names}, place) cross join lateral (${asked}) as asked`,
    values: columns,
    rowMode: 'array' as const,
  });
  // The caller knows what the statement's rows are.
  for (const [place, ...row] of rows) found[Number(place) - 1]?.push(row as unknown as Row);
  return found;
}

/** All rows in one statement, a list a column: each statement is a journey to the server. */
function insertRowsOn(client: pg.PoolClient): Session['insertRows'] {
  return ({ table, columns, onConflict }, rows) =>
    new Lazy(async () => {
      if (rows.length === 0) return;
      const lists = await listsOf(client, table, columns);
      const text = `insert into ${table} (${columns.join(', ')}) select * from unnest(${lists}) on conflict ${onConflict}`;
      await client.query({ text }, columnsOf(rows, columns.length));
    });
}

function updateRowsOn(client: pg.PoolClient): Session['updateRows'] {
  return (change, rows) =>
    new Lazy(async () => {
      if (rows.length === 0) return 0;
      const { table, columns, where = [] } = change;
      const lists = await listsOf(client, table, ['id', ...columns, ...where]);
      const { rowCount } = await client.query(
        { text: updating(change, lists) },
        columnsOf(rows, columns.length + where.length + 1),
      );
      return rowCount ?? 0;
    });
}

function updating({ table, columns, where = [], also }: RowChange, lists: string): string {
  const set = [...columns.map((column, i) => `${column} = v.set${i}`), ...(also === undefined ? [] : [also])];
  const names = ['id', ...columns.map((_, i) => `set${i}`), ...where.map((_, i) => `was${i}`)];
  const kept = where.map((column, i) => ` and t.${column} is not distinct from v.was${i}`).join('');
  return `update ${table} as t set ${set.join(', ')} from unnest(${lists}) as v(${names.join(', ')}) where t.id = v.id${kept}`;
}

const columnsOf = (rows: readonly (readonly unknown[])[], width: number): unknown[][] =>
  Array.from({ length: width }, (_, i) => rows.map((row) => bindable(row[i])));

/** The types of tables' columns: the same in every database that the migrations have made. */
const types = new Map<string, ReadonlyMap<string, string>>();

/** `$1::bigint[], $2::text[]`: values of these columns as lists. */
async function listsOf(client: pg.PoolClient, table: string, columns: readonly string[]): Promise<string> {
  let known = types.get(table);
  if (!known) {
    const { rows } = await client.query<{ name: string; type: string }>(
      {
        text: 'select column_name as name, udt_name as type from information_schema.columns where table_schema = current_schema() and table_name = $1',
      },
      [table],
    );
    known = new Map(rows.map(({ name, type }) => [name, type]));
    types.set(table, known);
  }
  const of = known;
  return columns.map((column, i) => `$${i + 1}::${of.get(column)}[]`).join(', ');
}

/** PostgreSQL refuses the character 0 in a text. */
function bindable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

/** Serialisation failure, deadlock: what PostgreSQL asks to do again (its manual, "Serialization Failure Handling"). */
const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 10;

/**
 * Transactions as if each were alone, as on SQLite; where another process's stood in the way, done again. Those of one
 * process take turns: side by side, they would mostly stand in each other's way.
 */
function inTurn(pool: pg.Pool, sessionOf: (client: pg.PoolClient) => Session): Database['atomically'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(() => persistently(() => once(pool, (client) => work(sessionOf(client)))));
    last = mine.catch(() => {});
    return mine;
  };
}

async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (attempts === ATTEMPTS || !AGAIN.has(codeOf(error))) throw error;
      await sleep(Math.random() * 5 * 2 ** attempts);
    }
  }
}

async function once<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Work<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const lost = () => {
    broken = true;
  };
  client.on('error', lost);
  try {
    await client.query('begin isolation level serializable');
    const done = await finish(work(client));
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(lost);
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

async function finish<T>(work: Work<T>): Promise<T> {
  let step = work.next();
  while (!step.done) step = work.next(await step.value);
  return step.value;
}
