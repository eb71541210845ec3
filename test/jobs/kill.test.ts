import { expect, it } from 'vitest';
import { freshAddress, onPostgres } from '../fakes/database.ts';
import { killParts } from '../kill/parts.ts';

it.skipIf(!onPostgres)(
  'three processes that share the work lose and repeat nothing on both platforms, killed at any moment, and while the database goes away',
  async () => {
    const report = await killParts(await freshAddress(), { kills: 3, outages: 1 });
    expect(report).toEqual({ kills: 3, outages: 1, expected: 16, lost: [], twice: [] });
  },
  300_000,
);
