import { type Corpus, looksBack } from './passages.ts';
import { overlap, SAME, type Scored } from './salience.ts';
import { type Chosen, choose, repeats } from './selection.ts';
import { wordCount } from './trim.ts';

/** What the top of the card says. */
export interface Summary {
  readonly hook: Chosen | null;
  readonly whatChanged: Chosen | null;
  readonly whyItMatters: Chosen | null;
  readonly whatToDoNext: Chosen | null;
}

/** Words for the three lines of the TL;DR in all: 30 seconds of reading. */
const TLDR_WORDS = 75;
const LINE_WORDS = 32;
const HOOK_LENGTH = 120;
/** Cue weights from which a sentence is taken to speak for its section. */
const ENOUGH_SIGNIFICANCE = 1.6;
const ENOUGH_NEXT = 1.8;
/** From here a sentence is first of all a forecast, and better told as one. */
const FORECAST = 2.6;

/** Chooses hook and TL;DR. Each line is the best sentence of its kind that fits; what no source says stays null. */
export function summarise(scored: readonly Scored[], corpus: Corpus): Summary {
  const own = scored.filter(({ passage }) => passage.own);
  const budget = lineBudget();
  const whatChanged = choose(own, rankChange, budget.fits(0));
  budget.spend(whatChanged);
  const whatToDoNext = choose(
    own.filter(({ passage }) => !repeats(passage, [whatChanged])),
    rankNext,
    budget.fits(0),
  );
  budget.spend(whatToDoNext);
  const why = (beside: Chosen | null) =>
    choose(
      own.filter(
        (candidate) =>
          !repeats(candidate.passage, [whatChanged, whatToDoNext, beside]) && !echoes(candidate, corpus),
      ),
      (candidate) => rankSignificance(candidate, whatChanged),
      budget.fits(0),
    );
  const teaser = chooseHook(own, corpus, [whatChanged, whatToDoNext]);
  const beside = why(teaser);
  if (beside) return { hook: teaser, whatChanged, whyItMatters: beside, whatToDoNext };
  const whyItMatters = why(null);
  const hook = chooseHook(own, corpus, [whatChanged, whyItMatters, whatToDoNext]);
  return { hook, whatChanged, whyItMatters, whatToDoNext };
}

function lineBudget() {
  let left = TLDR_WORDS;
  return {
    spend(chosen: Chosen | null) {
      if (chosen) left -= wordCount(chosen.text, chosen.scored.passage.language);
    },
    fits: (reserve: number) => (text: string, language: string) =>
      wordCount(text, language) <= Math.min(LINE_WORDS, left - reserve),
  };
}

/** Early, central, told by several, an event and no opinion. */
function rankChange({ passage, centrality, support, standsAlone, change }: Scored): number {
  if (!standsAlone || passage.place > 8) return 0;
  const early = 1 / (1 + 0.45 * passage.place);
  return early * (0.4 + centrality + 0.6 * support) * (change > 0 ? 1.2 : 0.8);
}

/** Says a consequence, about the story's matter, or points back at what changed from right after it. */
function rankSignificance(candidate: Scored, whatChanged: Chosen | null): number {
  const { passage, centrality, support, standsAlone, significance, prediction } = candidate;
  if (significance < ENOUGH_SIGNIFICANCE || !(standsAlone || pointsAt(candidate, whatChanged))) return 0;
  const place = (prediction >= FORECAST ? 0.5 : 1) / (1 + 0.06 * passage.place);
  return Math.min(significance, 5) * (0.3 + centrality + 0.3 * support) * place;
}

function pointsAt({ passage }: Scored, target: Chosen | null): boolean {
  const plain = passage.quote.replace(passage.cues.connectives, '');
  if (!passage.cues.pointing.test(plain)) return false;
  const before = target?.scored.passage;
  return (
    before?.article.id === passage.article.id &&
    passage.place - before.place <= 3 &&
    passage.place > before.place
  );
}

function rankNext({ passage, centrality, support, standsAlone, next, prediction }: Scored): number {
  const pointing = passage.cues.pointing.test(passage.quote);
  if (next < ENOUGH_NEXT || !(standsAlone || pointing)) return 0;
  if (prediction > next + 0.5) return 0;
  return Math.min(next, 6) * (0.35 + centrality + 0.3 * support) * (pointing ? 0.7 : 1);
}

/** One line that makes a reader stop: short, telling, not the headline again, and no line of the TL;DR if it can be. */
function chooseHook(own: readonly Scored[], corpus: Corpus, used: readonly (Chosen | null)[]): Chosen | null {
  const fits = (text: string) => text.length <= HOOK_LENGTH;
  const fresh = own.filter(
    (candidate) => candidate.standsAlone && candidate.passage.place < 20 && !echoes(candidate, corpus),
  );
  const rank = ({ centrality, significance, support, passage }: Scored) =>
    (0.3 + Math.min(significance, 4) / 3) *
    (0.3 + centrality + 0.3 * support) *
    (1 / (1 + 0.05 * passage.place)) *
    (looksBack(passage) || passage.cues.advice.test(passage.quote) ? 0.3 : 1);
  const unused = fresh.filter(({ passage }) => !repeats(passage, used));
  return choose(unused, rank, fits) ?? choose(fresh, rank, fits);
}

/** Says what a headline of the story already says. */
function echoes({ passage }: Scored, { titles }: Corpus): boolean {
  return titles.some((terms) => overlap(passage.terms, terms) >= SAME);
}
