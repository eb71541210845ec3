import { describe, expect, it } from 'vitest';
import { createOnce } from '../../src/db/seen-events.ts';
import { freshDatabase } from '../fakes/database.ts';

describe('what a platform sends', () => {
  it('is carried out by one of several processes that get it at the same time', async () => {
    const db = await freshDatabase();
    const processes = Array.from({ length: 4 }, () => createOnce(db, 'slack', () => 0));
    const answers = await Promise.all(processes.map((once) => once('Ev1')));
    expect(answers.filter((first) => first)).toHaveLength(1);
    expect(await Promise.all([processes[0]?.('Ev2'), createOnce(db, 'discord', () => 0)('Ev1')])).toEqual([
      true,
      true,
    ]);
    await db.close();
  });

  it('is known again for an hour, after a restart too, and then takes no room', async () => {
    const db = await freshDatabase();
    let now = 0;
    await createOnce(db, 'slack', () => now)('Ev1');
    now = 3_600_000;
    const restarted = createOnce(db, 'slack', () => now);
    expect(await restarted('Ev1')).toBe(false);
    now += 600_000;
    await restarted('Ev2');
    expect((await db.orm.select().from(db.tables.seenEvents)).map(({ id }) => id)).toEqual(['Ev2']);
    await db.close();
  });
});
