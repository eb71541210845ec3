import { expect, it } from 'vitest';
import { runKills } from './driver.ts';

/** CI asks for 200; a run by hand is content with a few. */
const kills = Number(process.env.KILLS ?? 12);

it('killed at any moment, through lost replies, errors and rate limits, every card, digest and follow-up is posted once on both platforms', async () => {
  const report = await runKills(kills);
  expect(report).toMatchObject({ kills, lost: [], twice: [] });
  expect(report.owed).toBeGreaterThanOrEqual(kills);
  const kinds = ['notice', 'digest', 'follow-up'].flatMap((kind) => [`slack ${kind}`, `discord ${kind}`]);
  expect(Object.keys(report.posts)).toEqual(expect.arrayContaining(kinds));
  // Otherwise the kills all came too early or too late to show anything.
  if (kills >= 100) expect(report.inFlight).toBeGreaterThan(0);
}, 600_000);
