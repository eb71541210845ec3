import { type Corpus, looksBack } from './passages.ts';
import type { Scored } from './salience.ts';
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
/** Share of a headline's words from which a sentence is the headline again. */
const HEADLINE_AGAIN = 0.65;
/** Cue weights from which a sentence is taken to speak for its section. */
const ENOUGH_SIGNIFICANCE = 1.6;
const ENOUGH_NEXT = 1.8;
/** Sentences after the first that may point back at it. */
const NEAR_LEAD = 3;
/** From here a sentence is first of all a forecast, and better told as one. */
const FORECAST = 2.6;
/** From here a sentence announces something firm, forecast or not. */
const FIRM = 3;

/** Chooses hook and TL;DR. Each line is the best sentence of its kind that fits; what no source says stays null. */
export function summarise(scored: readonly Scored[], corpus: Corpus): Summary {
  const own = scored.filter(({ passage }) => passage.own);
  const budget = lineBudget();
  const whatChanged = choose(own, rankChange, budget.fits);
  budget.spend(whatChanged);
  const whatToDoNext = choose(
    own.filter(({ passage }) => !repeats(passage, [whatChanged])),
    rankNext,
    budget.fits,
  );
  budget.spend(whatToDoNext);
  const why = (beside: Chosen | null) =>
    choose(
      own.filter(
        (candidate) =>
          !repeats(candidate.passage, [whatChanged, whatToDoNext, beside]) && !echoes(candidate, corpus),
      ),
      rankSignificance,
      budget.fits,
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
    fits: (text: string, language: string) => wordCount(text, language) <= Math.min(LINE_WORDS, left),
  };
}

/** Early, central, told by several, an event and no opinion. */
function rankChange({ passage, centrality, support, standsAlone, change }: Scored): number {
  if (!standsAlone || passage.place > 8) return 0;
  const early = 1 / (1 + 0.45 * passage.place);
  return early * (0.4 + centrality + 0.6 * support) * (change > 0 ? 1.2 : 0.8);
}

/** Says a consequence, about the story's matter, or points back at what changed from right after it. */
function rankSignificance(candidate: Scored): number {
  const { passage, centrality, support, standsAlone, significance, prediction } = candidate;
  if (prediction >= FORECAST) return 0;
  if (significance < ENOUGH_SIGNIFICANCE || !(standsAlone || pointsAt(candidate))) return 0;
  const place = 1 / (1 + 0.06 * passage.place);
  return Math.min(significance, 5) * (0.3 + centrality + 0.3 * support) * place;
}

/** "The decision", "this" soon after an article's first sentences: every article begins with what changed. */
function pointsAt({ passage: { quote, cues, place } }: Scored): boolean {
  return place > 0 && place <= NEAR_LEAD && cues.pointing.test(quote.replace(cues.connectives, ''));
}

function rankNext({ passage, centrality, support, standsAlone, next, prediction }: Scored): number {
  const pointing = passage.cues.pointing.test(passage.quote);
  if (next < ENOUGH_NEXT || !(standsAlone || pointing)) return 0;
  if (prediction > next + 0.5 || (prediction >= FORECAST && next < FIRM)) return 0;
  return Math.min(next, 6) * (0.35 + centrality + 0.3 * support) * (pointing ? 0.7 : 1);
}

/** One line that makes a reader stop: short, telling, not the headline again, and no line of the TL;DR if it can be. */
function chooseHook(own: readonly Scored[], corpus: Corpus, used: readonly (Chosen | null)[]): Chosen | null {
  const fits = (text: string) => text.length <= HOOK_LENGTH;
  const fresh = own.filter(
    (candidate) =>
      candidate.standsAlone &&
      candidate.prediction < FORECAST &&
      candidate.passage.place < 20 &&
      !echoes(candidate, corpus),
  );
  const rank = ({ centrality, significance, support, passage }: Scored) =>
    (0.3 + Math.min(significance, 4) / 3) *
    (0.3 + centrality + 0.3 * support) *
    (1 / (1 + 0.05 * passage.place)) *
    (looksBack(passage) || passage.cues.advice.test(passage.quote) ? 0.3 : 1);
  const unused = fresh.filter(({ passage }) => !repeats(passage, used));
  return choose(unused, rank, fits) ?? choose(fresh, rank, fits);
}

/** Says what a headline of the story already says: most of a headline's words are in it. */
function echoes({ passage }: Scored, { titles }: Corpus): boolean {
  return titles.some((title) => {
    const shared = [...title].filter((term) => passage.terms.has(term)).length;
    return title.size >= 3 && shared / title.size >= HEADLINE_AGAIN;
  });
}
