import type { Claim, Implication } from '../../model.ts';
import { findDates } from '../dates/index.ts';
import { type Corpus, looksBack, type Passage } from './passages.ts';
import { type Scored, similarity } from './salience.ts';
import { type Chosen, choose, repeats, shorten, toClaim } from './selection.ts';
import { wordCount } from './trim.ts';

const MOST_TAKEAWAYS = 3;
const MOST_IMPLICATIONS = 3;
const BULLET_WORDS = 45;
/** Below this a sentence is about something else than the story. */
const ON_TOPIC = 0.3;
/** How much saying something new counts against saying something central (maximal marginal relevance). */
const NOVELTY = 0.55;
const ENOUGH_PREDICTION = 1.6;
/** A plain "will" is a prediction where a reason is given with it. */
const ENOUGH_WITH_REASON = 1.3;
/** Characters that a prediction keeps when its reason is set apart. */
const MIN_STATEMENT = 25;

const fitsBullet = (text: string, language: string) => wordCount(text, language) <= BULLET_WORDS;

/** The story's further statements, at most three, each different from the TL;DR and from each other. */
export function takeaways(
  scored: readonly Scored[],
  corpus: Corpus,
  used: readonly (Chosen | null)[],
): Claim[] {
  const pool = scored.filter(
    (candidate) =>
      candidate.standsAlone && candidate.centrality >= ON_TOPIC && !repeats(candidate.passage, used),
  );
  const taken: Chosen[] = [];
  while (taken.length < MOST_TAKEAWAYS) {
    const rest = pool.filter(({ passage }) => !repeats(passage, taken));
    const next = choose(
      rest,
      (candidate) => worth(candidate) - NOVELTY * likeness(candidate, taken, corpus),
      fitsBullet,
    );
    if (next === null) break;
    taken.push(next);
  }
  return taken.map((chosen) => toClaim(chosen, corpus));
}

/** Facts count: figures and names inside the sentence, agreement between publishers, consequence. */
function worth({ passage, centrality, support, significance }: Scored): number {
  const figures = Math.min(passage.quote.match(/\d[\d.,]*/g)?.length ?? 0, 2) * 0.06;
  const names = Math.min(passage.quote.match(/(?<=\s)\p{Lu}\p{L}+/gu)?.length ?? 0, 4) * 0.02;
  // Another article's first sentence tells the same event again.
  const place = passage.place === 0 ? -0.5 : 0.2 / (1 + 0.2 * passage.place);
  const background =
    (passage.own ? 0 : 0.35) +
    (looksBack(passage) ? 0.4 : 0) +
    (passage.cues.advice.test(passage.quote) ? 0.25 : 0);
  return (
    centrality + 0.25 * support + 0.08 * Math.min(significance, 4) + figures + names + place - background
  );
}

function likeness({ passage }: Scored, taken: readonly Chosen[], { weights }: Corpus): number {
  return Math.max(0, ...taken.map((other) => similarity(passage.terms, other.scored.passage.terms, weights)));
}

/** Predictions that the sources themselves state, at most three; those that name a date first. */
/** The predictions as chosen, for the takeaways to keep off. */
export function choosePredictions(scored: readonly Scored[], used: readonly (Chosen | null)[]): Chosen[] {
  const pool = scored.filter(
    ({ passage, prediction, standsAlone }) =>
      passage.own && standsAlone && predicts(passage, prediction) && !repeats(passage, used),
  );
  const taken: Chosen[] = [];
  while (taken.length < MOST_IMPLICATIONS) {
    const rest = pool.filter(({ passage }) => !repeats(passage, taken));
    const next = choose(rest, (candidate) => rankPrediction(candidate), fitsBullet);
    if (next === null) break;
    taken.push(next);
  }
  return taken;
}

function predicts({ quote, cues }: Passage, prediction: number): boolean {
  return (
    prediction >= ENOUGH_PREDICTION ||
    (prediction >= ENOUGH_WITH_REASON && (cues.because?.test(quote) ?? false))
  );
}

function rankPrediction({ passage, prediction, centrality, support }: Scored): number {
  const dated = horizonOf(passage) === null ? 1 : 1.4;
  return Math.min(prediction, 5) * (0.3 + centrality + 0.2 * support) * dated;
}

/** A prediction with its reason and horizon. */
export function toImplication(chosen: Chosen, corpus: Corpus): Implication {
  const { passage } = chosen.scored;
  const horizon = horizonOf(passage);
  const [statement, reason] = splitReason(chosen.text, passage.cues.because);
  const claim = toClaim({ ...chosen, text: statement }, corpus);
  if (reason !== null) return { ...claim, rationale: reason, horizon };
  const neighbour = reasonFor(passage, corpus);
  const rationale = neighbour && shorten(neighbour, fitsBullet);
  if (!neighbour || !rationale) return { ...claim, rationale: null, horizon };
  const citations = [...claim.citations, { article: neighbour.article.id, quote: neighbour.quote }];
  return { ...claim, citations, rationale, horizon };
}

/** "A will happen, because B." as A and B. */
function splitReason(text: string, because: RegExp | null): [statement: string, reason: string | null] {
  const found = because?.exec(text);
  if (!found?.groups?.reason || found.index < MIN_STATEMENT) return [text, null];
  const reason = found.groups.reason;
  const end = /[。]$/u.test(text) ? '。' : '.';
  return [
    text.slice(0, found.index).replace(/[,，、]$/u, '') + end,
    reason.charAt(0).toUpperCase() + reason.slice(1),
  ];
}

/** The sentence beside it, in the same paragraph, that gives a reason; the one after before the one before. */
function reasonFor(passage: Passage, { passages }: Corpus): Passage | null {
  const near = [passage.place + 1, passage.place - 1].flatMap((place) =>
    passages.filter(
      (other) =>
        other.article.id === passage.article.id &&
        other.place === place &&
        other.paragraph === passage.paragraph,
    ),
  );
  return near.find(({ quote, cues }) => cues.reason.test(quote) && !cues.personal.test(quote)) ?? null;
}

/** The last date still to come that the sentence names. */
function horizonOf({ article, quote, language }: Passage): string | null {
  const dates = findDates({ title: '', text: quote, published: article.published, language });
  const planned = dates.filter((date) => date.planned).map(({ date }) => date);
  return planned.sort().at(-1) ?? null;
}
