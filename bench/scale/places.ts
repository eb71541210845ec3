/** Where the bench of scale keeps its databases: a file, or a database of its own on a PostgreSQL server. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { print } from '../measuring.ts';

/** A kind of database. */
export interface Place {
  readonly name: string;
  /** Does work on a new database, which is taken away afterwards; `megabytes` tells how much disk it takes. */
  use<T>(work: (url: string, megabytes: () => Promise<number>) => Promise<T>): Promise<T>;
}

const server = process.env.TEST_DATABASE ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const NAME = 'dateline_bench_scale';

/** The kinds that are named, both where none is; PostgreSQL only where a server answers. */
export async function* places(named: readonly string[]): AsyncGenerator<Place> {
  const any = !named.includes('sqlite') && !named.includes('postgres');
  if (any || named.includes('sqlite')) yield { name: 'SQLite', use: inFile };
  if (!any && !named.includes('postgres')) return;
  const answers = await onServer((client) => client.query('select 1')).catch(() => null);
  if (answers) yield { name: 'PostgreSQL', use: onPostgres };
  else print(`No PostgreSQL answers at ${new URL(server).host}; TEST_DATABASE names another server.`);
}

async function inFile<T>(work: (url: string, megabytes: () => Promise<number>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-scale-'));
  const size = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  try {
    return await work(`file:${join(folder, 'scale.db')}`, async () => size() / 1024 ** 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function onPostgres<T>(
  work: (url: string, megabytes: () => Promise<number>) => Promise<T>,
): Promise<T> {
  const drop = (client: pg.Client) => client.query(`drop database if exists ${NAME} with (force)`);
  await onServer(async (client) => {
    await drop(client);
    await client.query(`create database ${NAME}`);
  });
  const url = new URL(server);
  url.pathname = `/${NAME}`;
  const size = async () => {
    const { rows } = await onServer((client) => client.query(`select pg_database_size('${NAME}') as bytes`));
    return Number(rows[0].bytes) / 1024 ** 2;
  };
  try {
    return await work(url.href, size);
  } finally {
    await onServer(drop);
  }
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
