/** The dated events on a topic over everything stored. */
import { firstDay, instantOf, lastDay } from '../analysis/dates/calendar.ts';
import { type DateEvidence, gather, type Witness, witnesses } from '../analysis/timeline/evidence.ts';
import { type Quote, quotesFor } from '../analysis/timeline/quotes.ts';
import { choose, rank } from '../analysis/timeline/rank.ts';
import { EVERYTHING, seeTopic, type TopicSight } from '../analysis/timeline/topic.ts';
import { retractedArticles } from '../analysis/updates/notices.ts';
import { articlesById } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import {
  articlesOfBusiestDates,
  datedSentencesOf,
  type StoredDatedSentence,
  type TimelineSource,
  timelineSources,
} from '../db/dated-sentences.ts';
import { searchArticles } from '../db/search.ts';
import { storiesById } from '../db/stories.ts';
import { UsageError } from '../errors.ts';
import type { ArticleId, DatePrecision, Instant } from '../model.ts';
import { type Further, furtherFrom } from './timeline-further.ts';

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
  /** Where more is told, within the range or beyond it. */
  readonly further: Further;
}

/** Articles that are read for one answer: the best matches. */
const MOST_ARTICLES = 1200;
const DEFAULT_DATES = 12;
/** Without a topic: articles that are read for each of the dates that most articles name. */
const VOICES = 10;

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
  return told(db, { sources, rows, sight, range, request, now });
}

/** What a timeline is made of. */
interface Material {
  readonly sources: readonly TimelineSource[];
  readonly rows: readonly StoredDatedSentence[];
  readonly sight: TopicSight;
  readonly range: { holds(date: string): boolean };
  readonly request: TimelineRequest;
  readonly now: Instant;
}

/**
 * The timeline, and again without what its publishers took back: only the stories of the few articles that an answer
 * cites are read for retractions, not those of the thousand that it is made from.
 */
async function told(db: Database, material: Material): Promise<TopicTimeline> {
  const { sources, rows, sight, range, request, now } = material;
  const known = witnesses(sources, sight, rows);
  const all = [...gather(known, rows, sight).values()].filter(
    ({ mentions, reports }) => mentions.length + reports.length > 0,
  );
  const dates = all.filter(({ date }) => range.holds(date));
  const events = tell(dates, known, sight, request, now);
  const gone = await takenBack(db, events);
  if (gone.size > 0) {
    const left = sources.filter(({ id }) => !gone.has(id));
    return told(db, {
      ...material,
      sources: left,
      rows: rows.filter(({ articleId }) => !gone.has(articleId)),
    });
  }
  const further = furtherFrom(
    events.map(({ date }) => date),
    all,
    (evidence) => quotesFor(evidence, sight, 1, events).length > 0,
  );
  return { events, total: dates.length, further };
}

/** The retracted articles of the stories that these events cite. */
async function takenBack(db: Database, events: readonly TimelineEvent[]): Promise<ReadonlySet<ArticleId>> {
  const cited = new Set(events.flatMap(({ citations }) => citations.map(({ article }) => article)));
  const stories = new Set((await articlesById(db, [...cited])).flatMap(({ storyId }) => storyId ?? []));
  const gone = retractedArticles((await storiesById(db, [...stories])).flatMap(({ articles }) => articles));
  return new Set([...cited].some((id) => gone.has(id)) ? gone : []);
}

const onTopic = (db: Database, topic: string): Promise<ArticleId[]> =>
  searchArticles(db, topic, { limit: MOST_ARTICLES, strict: true, spread: true });

function anything(
  db: Database,
  { since, until, maxDates = DEFAULT_DATES }: TimelineRequest,
): Promise<ArticleId[]> {
  const range = { since: since ?? '0000', until: `${until ?? '9999'}~` };
  return articlesOfBusiestDates(db, range, { dates: maxDates * 8, each: VOICES });
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
    throw new UsageError(({ mistake }) => mistake.noDate(name, date));
  }
  return date;
}
