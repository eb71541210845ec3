import { measure, SUITE, UNSEEN } from '../test/analysis/claims/planted.ts';
import { judgeAll } from '../test/analysis/predictions/foreseen.ts';
import { FORESEEN } from '../test/analysis/predictions/outcomes.table.ts';
import { FORESEEN_LATER } from '../test/analysis/predictions/outcomes-later.table.ts';

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/**
 * Prints how many planted errors the claim checker withholds and how many true claims it loses, by kind of
 * error, and every mistake it makes. Aim: at least 95 % withheld, at most 5 % lost.
 */
export async function truthBench(): Promise<void> {
  const lines = ['the suite', ...claimLines(SUITE), 'unseen', ...claimLines(UNSEEN), ...predictionLines()];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function claimLines(suite: typeof SUITE): string[] {
  const { planted, withheld, right, lost, byKind, mistakes } = measure(suite);
  return [
    `planted errors ${planted}, withheld ${withheld} (${percent(withheld, planted)})`,
    ...[...byKind].map(([kind, count]) => `  ${kind.padEnd(10)} ${count.withheld} of ${count.planted}`),
    `true claims ${right}, lost ${lost} (${percent(lost, right)})`,
    ...mistakes.map((mistake) => `  ${mistake}`),
  ];
}

/** How the judge of predictions does: reports recognised, look-alikes left open. Aim: every look-alike. */
function predictionLines(): string[] {
  const { decided, recognised, lookAlikes, leftOpen, mistakes } = judgeAll([...FORESEEN, ...FORESEEN_LATER]);
  return [
    `predictions: look-alikes ${lookAlikes}, left open ${leftOpen}; outcomes told ${decided}, recognised ${recognised}`,
    ...mistakes.map((mistake) => `  ${mistake}`),
  ];
}
