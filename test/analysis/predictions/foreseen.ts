import { outcomeIn } from '../../../src/analysis/predictions/outcome.ts';
import { article } from '../../fakes/news.ts';
import type { Foreseen } from './outcomes.table.ts';

/** How the judge of predictions did on the set. */
export interface Judged {
  /** Reports that decide a prediction, and how many were recognised. */
  readonly decided: number;
  readonly recognised: number;
  /** Look-alikes that decide nothing, and how many were left open. */
  readonly lookAlikes: number;
  readonly leftOpen: number;
  readonly mistakes: readonly string[];
}

const MADE = Date.parse('2025-03-10T09:00:00Z');

/** Holds every later sentence of a set against its prediction. */
export function judgeAll(set: readonly Foreseen[]): Judged {
  const cases = set.flatMap((foreseen) =>
    foreseen.later.map(([shows, text, published = '2025-11-20']) => {
      const { language = 'en', ...rest } = foreseen;
      const report = article(2, {
        title: '…',
        text,
        language,
        published: Date.parse(`${published}T09:00:00Z`),
      });
      const found = outcomeIn({ ...rest, language, madeAt: MADE }, report)?.state ?? 'open';
      return { shows, found, text };
    }),
  );
  const decided = cases.filter(({ shows }) => shows !== 'open');
  const open = cases.filter(({ shows }) => shows === 'open');
  return {
    decided: decided.length,
    recognised: decided.filter(({ shows, found }) => shows === found).length,
    lookAlikes: open.length,
    leftOpen: open.filter(({ found }) => found === 'open').length,
    mistakes: cases
      .filter(({ shows, found }) => shows !== found)
      .map(({ shows, found, text }) => `${found} for ${shows}: ${text}`),
  };
}
