/** Moving to another database, as an operator does it. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandLine, createCommandLine } from '../fakes/command-line.ts';

let line: CommandLine;
beforeAll(() => {
  line = createCommandLine();
});
afterAll(() => line.close());

const item = (id: string) =>
  JSON.stringify({
    id,
    published: '2026-03-05T10:00:00Z',
    title: 'Kiruna mine opens its ore scanner',
    text: 'Kiruna mine opened its ore scanner to rivals on Thursday.',
  });

it('copies everything, can be run again, and refuses what is no empty database', async () => {
  await line.run(['import', '-'], { input: item('a1') });
  const before = await line.run(['stories', '--json']);
  const to = `file:${join(line.folder, 'new', 'dateline.db')}`;
  const first = await line.run(['migrate-database', line.database, to]);
  expect(first).toMatchObject({
    status: 0,
    err: expect.stringMatching(/^Copied and checked: \d+ rows are in SQLite/),
  });
  const after = await line.run(['stories', '--json'], { env: { DATABASE_URL: to } });
  expect(JSON.parse(after.out)).toHaveLength(1);
  expect(after.out).toBe(before.out);
  expect(await line.run(['migrate-database', line.database, to])).toMatchObject({
    status: 0,
    err: first.err,
  });
  await line.run(['import', '-'], { input: item('b1'), env: { DATABASE_URL: to } });
  expect(await line.run(['migrate-database', line.database, to])).toMatchObject({
    status: 2,
    err: expect.stringMatching(/^\S.* holds other data .*\.\n$/),
  });
}, 120_000);

it('says what is wrong with an address, without its password', async () => {
  const wrong = async (...args: string[]) => (await line.run(['migrate-database', ...args])).err;
  expect(await wrong('mysql://me:secret@db/news', line.database)).toBe(
    '“db/news” is no database; write file:PATH or postgres://….\n',
  );
  expect(await wrong(line.database, line.database)).toMatch(/Both are the same/);
  expect(await wrong('file:/nowhere/at-all.db', line.database)).toMatch(
    /There is no file \/nowhere\/at-all\.db/,
  );
}, 120_000);
