import { measure } from '../test/analysis/claims/planted.ts';

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/**
 * Prints how many planted errors the claim checker withholds and how many true claims it loses, by kind of
 * error, and every mistake it makes. Aim: at least 95 % withheld, at most 5 % lost.
 */
export async function truthBench(): Promise<void> {
  const { planted, withheld, right, lost, byKind, mistakes } = measure();
  const lines = [
    `planted errors ${planted}, withheld ${withheld} (${percent(withheld, planted)})`,
    ...[...byKind].map(([kind, count]) => `  ${kind.padEnd(10)} ${count.withheld} of ${count.planted}`),
    `true claims ${right}, lost ${lost} (${percent(lost, right)})`,
    ...mistakes.map((mistake) => `  ${mistake}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
