import { describe, expect, it } from 'vitest';
import { judgeAll } from './foreseen.ts';
import { FORESEEN } from './outcomes.table.ts';
import { FORESEEN_LATER } from './outcomes-later.table.ts';

describe('what came of a prediction', () => {
  const judged = judgeAll([...FORESEEN, ...FORESEEN_LATER]);

  it('stays open where a later sentence only looks as if it told', () => {
    expect(judged.lookAlikes).toBeGreaterThan(60);
    expect(judged.leftOpen / judged.lookAlikes, judged.mistakes.join('\n')).toBeGreaterThan(0.98);
  });

  it('is seen in at least four of five sentences that tell it', () => {
    expect(judged.decided).toBeGreaterThan(25);
    expect(judged.recognised / judged.decided, judged.mistakes.join('\n')).toBeGreaterThanOrEqual(0.8);
  });
});
