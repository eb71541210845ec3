/** The dated events on a topic over everything stored. */
import { firstDay, instantOf, lastDay } from '../analysis/dates/calendar.ts';
import { type DateEvidence, gather, type Witness, witnesses } from '../analysis/timeline/evidence.ts';
import { type Quote, quotesFor } from '../analysis/timeline/quotes.ts';
import { choose, rank } from '../analysis/timeline/rank.ts';
import { EVERYTHING, seeTopic, type TopicSight } from '../analysis/timeline/topic.ts';
import type { Database } from '../db/database.ts';
import { articlesOfBusiestDates, datedSentencesOf, timelineSources } from '../db/dated-sentences.ts';
import { searchArticles } from '../db/search.ts';
import { UsageError } from '../errors.ts';
import type { ArticleId, DatePrecision, Instant } from '../model.ts';

/** What is asked. `since` and `until` are years, months or days (`2014`, `2014-02`, `2014-02-11`), both inclusive. */
export interface TimelineRequest {
  /** Without one it covers everything stored. */
  readonly topic?: string;
  readonly since?: string;
  readonly until?: string;
  readonly maxDates?: number;
  /** Sentences for each date, at most. */
  readonly maxSentences?: number;
}

/** Where an event's sentence stands. */
export interface TimelineCitation {
  readonly article: ArticleId;
  /** The id that the outside sees. */
  readonly key: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly title: string;
  readonly quote: string;
}

/** One date and what happened: each sentence is an exact quote, with the citation of the same index. */
export interface TimelineEvent {
  readonly date: string;
  readonly precision: DatePrecision;
  /** The sources speak of it as still to come, and by `now` it is. */
  readonly planned: boolean;
  readonly sentences: readonly string[];
  readonly citations: readonly TimelineCitation[];
}

/** A timeline, oldest first. */
export interface TopicTimeline {
  readonly events: readonly TimelineEvent[];
  /** Dates known on the topic within the range, shown or not. */
  readonly total: number;
  /** First and last of them; null where there are none. */
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** Articles that are read for one answer: the best matches. */
const MOST_ARTICLES = 3000;
const DEFAULT_DATES = 12;

/**
 * Answers with the dates that matter most, oldest first, each with the sentence that tells it best.
 * @throws UsageError when `since` or `until` is not a date.
 */
export async function timeline(
  { db, now }: { readonly db: Database; readonly now: Instant },
  request: TimelineRequest,
): Promise<TopicTimeline> {
  const range = rangeOf(request);
  const topic = request.topic?.trim() ?? '';
  const ids = topic === '' ? await anything(db, request) : await onTopic(db, topic);
  const [sources, rows] = [await timelineSources(db, ids), await datedSentencesOf(db, ids)];
  const sight: TopicSight =
    topic === ''
      ? EVERYTHING
      : seeTopic(
          topic,
          sources.map(({ title, text }) => `${title}\n${text}`),
        );
  const known = witnesses(sources, sight, rows);
  const dates = [...gather(known, rows, sight).values()].filter(
    (evidence) => range.holds(evidence.date) && evidence.mentions.length + evidence.reports.length > 0,
  );
  const events = tell(dates, known, sight, request, now);
  const sorted = dates.map(({ date }) => date).sort();
  return { events, total: dates.length, earliest: sorted[0] ?? null, latest: sorted.at(-1) ?? null };
}

const onTopic = (db: Database, topic: string): Promise<ArticleId[]> =>
  searchArticles(db, topic, { limit: MOST_ARTICLES, strict: true });

function anything(
  db: Database,
  { since, until, maxDates = DEFAULT_DATES }: TimelineRequest,
): Promise<ArticleId[]> {
  const range = { since: since ?? '0000', until: `${until ?? '9999'}~` };
  return articlesOfBusiestDates(db, range, { dates: maxDates * 8, each: 200 });
}

function tell(
  dates: readonly DateEvidence[],
  known: readonly Witness[],
  sight: TopicSight,
  { maxDates = DEFAULT_DATES, maxSentences = 1 }: TimelineRequest,
  now: Instant,
): TimelineEvent[] {
  const events: TimelineEvent[] = [];
  for (const evidence of choose(rank(dates, known))) {
    if (events.length >= maxDates) break;
    const quotes = quotesFor(evidence, sight, maxSentences, events);
    if (quotes.length > 0) events.push(eventOf(evidence, quotes, now));
  }
  return events.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function eventOf({ date, precision }: DateEvidence, quotes: readonly Quote[], now: Instant): TimelineEvent {
  return {
    date,
    precision,
    planned: quotes.every(({ planned }) => planned) && instantOf(lastDay(date)) > now,
    sentences: quotes.map(({ sentence }) => sentence),
    citations: quotes.map(({ sentence, witness: { source } }) => ({
      article: source.id,
      key: source.key,
      url: source.url,
      publisher: source.publisher,
      title: source.title,
      quote: sentence,
    })),
  };
}

/** A date is in range when its whole span overlaps it: February 2014 is not before 10 February 2014. */
function rangeOf({ since, until }: TimelineRequest): { holds(date: string): boolean } {
  const first = since === undefined ? Number.NEGATIVE_INFINITY : firstDay(checked(since, 'since'));
  const last = until === undefined ? Number.POSITIVE_INFINITY : lastDay(checked(until, 'until'));
  return { holds: (date) => lastDay(date) >= first && firstDay(date) <= last };
}

function checked(date: string, name: string): string {
  const [year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date)?.slice(1) ?? [];
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (year === undefined || Number.isNaN(at.getTime()) || at.toISOString().slice(8, 10) !== day) {
    throw new UsageError(
      `--${name} takes a year, month or day such as 2014, 2014-02 or 2014-02-11, not "${date}".`,
    );
  }
  return date;
}
