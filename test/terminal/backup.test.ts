/** A backup and the way back, as an operator goes it. */
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandLine, createCommandLine } from '../fakes/command-line.ts';

let line: CommandLine;
beforeAll(() => {
  line = createCommandLine();
});
afterAll(() => line.close());

const item = JSON.stringify({
  id: 'a1',
  published: '2026-03-05T10:00:00Z',
  title: 'Kiruna mine opens its ore scanner',
  text: 'Kiruna mine opened its ore scanner to rivals on Thursday.',
});

it('brings every story back after the database was lost', async () => {
  expect((await line.run(['import', '-'], { input: item })).status).toBe(0);
  const before = await line.run(['stories', '--json']);
  const file = join(line.folder, 'kept', 'backup.db');
  const { status, err } = await line.run(['backup', file]);
  expect(err).toContain('1 articles');
  expect(status).toBe(0);
  for (const name of readdirSync(line.folder))
    if (name.startsWith('dateline.db')) rmSync(join(line.folder, name));
  copyFileSync(file, join(line.folder, 'dateline.db'));
  const after = await line.run(['stories', '--json']);
  expect(JSON.parse(before.out)).toHaveLength(1);
  expect(after.out).toBe(before.out);
}, 120_000);

it('never writes over a file, and leaves none behind where it cannot write', async () => {
  const kept = join(line.folder, 'other.db');
  writeFileSync(kept, 'something else');
  expect(await line.run(['backup', kept])).toMatchObject({
    status: 2,
    err: expect.stringContaining('is there already'),
  });
  const nowhere = await line.run(['backup', join(kept, 'below', 'a-file.db')]);
  expect(nowhere).toMatchObject({
    status: 2,
    err: expect.stringMatching(/was not written .*choose a place/),
  });
  expect(existsSync(`${kept}.partial`)).toBe(false);
}, 120_000);
