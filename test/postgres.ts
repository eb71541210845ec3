/** Runs the tests that touch the database on the PostgreSQL server of `TEST_DATABASE`, or of this machine. */
import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { openDatabase } from '../src/db/open.ts';

const server = process.env.TEST_DATABASE ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const TEMPLATE = 'dateline_test_template';
const FOLDERS = [
  'test/db',
  'test/stories',
  'test/analysis/predictions',
  ...['complaints', 'full-text', 'identity', 'lists', 'neighbours', 'poll', 'websub', 'wishes'].map(
    (name) => `test/feeds/${name}`,
  ),
  'test/delivery',
  'test/jobs',
  'test/queries',
  'test/commands',
  'test/contract',
  'test/sample',
  'test/pipeline',
  'test/rewriting',
  'test/retention',
];

const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3_000 });
try {
  await client.connect();
} catch {
  const { host } = new URL(server);
  process.stdout.write(
    `No PostgreSQL answers at ${host}: its tests are skipped. TEST_DATABASE names another server.\n`,
  );
  process.exit(0);
}
await dropAll();
await client.query(`create database ${TEMPLATE}`);
const template = new URL(server);
template.pathname = `/${TEMPLATE}`;
const db = await openDatabase(template.href);
await db.close();
const given = process.argv.slice(2);
const { status } = spawnSync('npx', ['vitest', 'run', ...(given.length > 0 ? given : FOLDERS)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE: server },
});
await dropAll();
await client.end();
process.exit(status ?? 1);

async function dropAll(): Promise<void> {
  const { rows } = await client.query(
    `select datname as name from pg_database where datname like 'dateline_test_%'`,
  );
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
}
