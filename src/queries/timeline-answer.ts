/** A topic's timeline as a card needs it, and as `dateline timeline --json` prints it. */
import type { TimelineView } from '../cards/timeline.ts';
import { articlesById } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import type { DatePrecision } from '../model.ts';
import type { TopicTimeline } from './timeline.ts';

/** One date as data; stable. */
export interface TimelineEntry {
  readonly date: string;
  readonly precision: DatePrecision;
  readonly planned: boolean;
  readonly text: readonly string[];
  readonly citations: readonly {
    readonly articleId: string;
    readonly url: string | null;
    readonly quote: string;
  }[];
}

/** The same answer twice: for people and for programs. */
export interface TimelineAnswer {
  readonly view: Omit<TimelineView, 'again'>;
  readonly data: readonly TimelineEntry[];
}

/** Adds to the events what a card says of their sources. */
export async function timelineAnswer(
  db: Database,
  topic: string | undefined,
  found: TopicTimeline,
): Promise<TimelineAnswer> {
  const cited = found.events.flatMap(({ citations }) => citations.map(({ article }) => article));
  const articles = cited.length > 0 ? await articlesById(db, [...new Set(cited)]) : [];
  return {
    view: {
      topic: topic ?? null,
      events: found.events.map(({ date, precision, planned, sentences, citations }) => ({
        date,
        precision,
        planned,
        text: sentences.join(' '),
        citations: citations.map(({ article, quote }) => ({ article, quote })),
      })),
      articles,
      totalEvents: found.total,
      further: found.further,
      sample: articles.some(({ sample }) => sample),
    },
    data: found.events.map(({ date, precision, planned, sentences, citations }) => ({
      date,
      precision,
      planned,
      text: sentences,
      citations: citations.map(({ key, url, quote }) => ({ articleId: key, url, quote })),
    })),
  };
}
