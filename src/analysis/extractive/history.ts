import type { DatedEvent } from '../../model.ts';
import { findDates } from '../dates/index.ts';
import type { Corpus } from './passages.ts';
import { overlap, type Scored } from './salience.ts';
import { type Chosen, repeats, shorten, toClaim } from './selection.ts';
import { wordCount } from './trim.ts';

const MOST_EVENTS = 8;
const FEWEST_EVENTS = 3;
const EVENT_WORDS = 38;
const ON_TOPIC = 0.18;
const REPEATS = 0.5;
/** A date this many days before publication is background: what a timeline is read for. */
const BACKGROUND_DAYS = 45;
const MS_PER_DAY = 86_400_000;

interface Mention {
  readonly scored: Scored;
  readonly date: string;
  readonly precision: DatedEvent['precision'];
  readonly planned: boolean;
  readonly expression: string;
  readonly rank: number;
}

/**
 * Dated events from the story and from earlier articles, oldest first; a date once, an event once. What is told as
 * a prediction is not told again.
 */
export function timeline(
  scored: readonly Scored[],
  corpus: Corpus,
  predictions: readonly Chosen[],
): DatedEvent[] {
  const mentions = scored
    .filter(({ passage }) => !repeats(passage, predictions))
    .flatMap(mentionsIn)
    .sort((a, b) => b.rank - a.rank);
  const taken: { mention: Mention; event: DatedEvent }[] = [];
  for (const mention of mentions) {
    if (taken.length === MOST_EVENTS) break;
    if (taken.some((other) => clashes(other.mention, mention))) continue;
    const event = toEvent(mention, corpus);
    if (event) taken.push({ mention, event });
  }
  if (taken.length < FEWEST_EVENTS) return [];
  return taken.map(({ event }) => event).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function mentionsIn(scored: Scored): Mention[] {
  const { passage, centrality, standsAlone, support } = scored;
  if (centrality < ON_TOPIC || (!standsAlone && !passage.cues.pointing.test(passage.quote))) return [];
  const { article, quote, language } = passage;
  const dates = findDates({ title: '', text: quote, published: article.published, language });
  return dates.filter(isExact).map((found) => {
    const named = /\d{4}/.test(found.expression) ? 0.5 : 0.1;
    const age = article.published === null ? 0 : (article.published - Date.parse(found.date)) / MS_PER_DAY;
    const background = age > BACKGROUND_DAYS ? 0.4 : 0;
    const whole = standsAlone ? 0.3 : 0;
    const single = /\d{4}\D+\d{4}/.test(quote) ? -0.15 : 0;
    const advice = passage.cues.advice.test(quote) ? -0.4 : 0;
    return {
      ...found,
      scored,
      rank: centrality + 0.3 * support + named + background + whole + single + advice,
    };
  });
}

/** "Last year" and "two years ago" are too vague to stand on a line of their own; "in 2019" and "by next year" are not. */
function isExact({
  precision,
  expression,
  planned,
}: Pick<Mention, 'precision' | 'expression' | 'planned'>): boolean {
  return precision !== 'year' || planned || /\d{4}/.test(expression);
}

/** The same date, a date inside the other's month or year with like words, or the same sentence or event again. */
function clashes(a: Mention, b: Mention): boolean {
  if (a.date === b.date || a.scored === b.scored) return true;
  const alike = overlap(a.scored.passage.terms, b.scored.passage.terms);
  const nested = a.date.startsWith(b.date) || b.date.startsWith(a.date);
  return alike >= (nested ? REPEATS / 2 : REPEATS);
}

function toEvent(
  { scored, date, precision, planned, expression }: Mention,
  corpus: Corpus,
): DatedEvent | null {
  const full = shorten(scored.passage, (text, language) => wordCount(text, language) <= EVENT_WORDS);
  if (full === null) return null;
  return { ...toClaim({ scored, text: dropDate(full, expression) }, corpus), date, precision, planned };
}

/** "In February 2014, the …" beside its date says it twice. */
function dropDate(text: string, expression: string): string {
  const at = text.indexOf(expression);
  if (at < 0 || !/^(?:(?:on|in|by|since|am|im|en|el)\s+)?$/iu.test(text.slice(0, at))) return text;
  const rest = /^\s*[,，、]\s*(.*)$/su.exec(text.slice(at + expression.length))?.[1];
  return rest ? rest.charAt(0).toUpperCase() + rest.slice(1) : text;
}
