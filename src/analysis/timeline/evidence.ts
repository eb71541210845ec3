/** What articles say of each date: the material that dates are ranked and sentences chosen from. */
import type { StoredDatedSentence, TimelineSource } from '../../db/dated-sentences.ts';
import type { DatePrecision } from '../../model.ts';
import { type Sentence, sentences } from '../../text/sentences.ts';
import { cutDay, type Day, dayOf, firstDay } from '../dates/calendar.ts';
import { tellsEvent } from './events.table.ts';
import type { TopicSight } from './topic.ts';

/** An article as evidence. */
export interface Witness {
  readonly source: TimelineSource;
  readonly published: Day | null;
  /** How much the article is about the topic, 0 to 1: occurrences, saturating, over length (as in BM25). */
  readonly relevance: number;
  /** Title or first words name the topic. */
  readonly leads: boolean;
  /** First sentences, for the day of publication. */
  readonly lead: readonly Sentence[];
  /** Different days that it names. */
  readonly dates: number;
}

/** One sentence that speaks of a date. */
export interface Mention {
  readonly witness: Witness;
  readonly sentence: string;
  readonly start: number;
  readonly planned: boolean;
  /** Days from the date to publication; negative before it, null without a publication date. */
  readonly lag: number | null;
  readonly onTopic: boolean;
  /** The topic stands at the sentence's beginning: it is what the sentence is about. */
  readonly subject: boolean;
  readonly event: boolean;
  /** The sentence begins with the date, as an entry of a chronology does. */
  readonly chronicle: boolean;
}

/** All that is known of one date. */
export interface DateEvidence {
  readonly date: string;
  readonly precision: DatePrecision;
  readonly mentions: Mention[];
  /** Articles published that day whose first sentences name no other day, or name this one. */
  readonly reports: Witness[];
  /** Articles published that day that report, by their first sentences, of another. */
  readonly others: Witness[];
  /** Articles published the day after that name no day: print tells of the day before. */
  readonly followers: Witness[];
}

/** BM25's usual constants. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** Characters in which the subject of an article, or a sentence, is named. */
const ARTICLE_START = 90;
const SENTENCE_START = 60;
const LEAD = 400;

/** True where the topic is named in the first characters. */
function begins(text: string, characters: number, sight: TopicSight): boolean {
  const place = sight.first(text.slice(0, characters + 30));
  return place >= 0 && place < characters;
}

/** Measures each article against the topic. */
export function witnesses(
  sources: readonly TimelineSource[],
  sight: TopicSight,
  rows: readonly StoredDatedSentence[],
): Witness[] {
  const days = daysNamed(rows);
  const average = sources.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, sources.length);
  return sources.map((source) => {
    const { title, text } = source;
    // A title made of the text's first words adds nothing to it.
    const own = !text.startsWith(title.replace(/…$/, ''));
    const count = sight.count(text) + (own ? sight.count(title) : 0);
    const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * text.length) / Math.max(1, average);
    return {
      source,
      published: source.published === null ? null : dayOf(source.published),
      relevance: count / (count + SATURATION * length),
      leads: begins(title, ARTICLE_START, sight) || begins(text, ARTICLE_START, sight),
      lead: sentences(source.text.slice(0, LEAD * 2)).filter(({ start }) => start < LEAD),
      dates: days.get(source.id)?.size ?? 0,
    };
  });
}

function daysNamed(rows: readonly StoredDatedSentence[]): Map<number, Set<string>> {
  const days = new Map<number, Set<string>>();
  for (const { articleId, date, precision } of rows) {
    if (precision !== 'day') continue;
    const named = days.get(articleId);
    if (named) named.add(date);
    else days.set(articleId, new Set([date]));
  }
  return days;
}

/** Sorts what the articles say by date. A sentence that several articles share counts once. */
export function gather(
  known: readonly Witness[],
  rows: readonly StoredDatedSentence[],
  sight: TopicSight,
): Map<string, DateEvidence> {
  const found = new Map<string, DateEvidence>();
  const at = (date: string, precision: DatePrecision): DateEvidence => {
    let evidence = found.get(date);
    if (!evidence) {
      evidence = { date, precision, mentions: [], reports: [], others: [], followers: [] };
      found.set(date, evidence);
    }
    return evidence;
  };
  const byId = new Map(known.map((witness) => [witness.source.id, witness]));
  const seen = new Set<string>();
  const leadDays = new Map<Witness, Day>();
  for (const row of rows) {
    const witness = byId.get(row.articleId);
    if (!witness) continue;
    const mention = mentionOf(row, witness, sight);
    noteLeadDay(leadDays, row, mention);
    const once = `${row.date} ${row.sentence}`;
    if (seen.has(once)) continue;
    seen.add(once);
    at(row.date, row.precision).mentions.push(mention);
  }
  addPublications(known, leadDays, at);
  return found;
}

function mentionOf(row: StoredDatedSentence, witness: Witness, sight: TopicSight): Mention {
  const place = sight.first(row.sentence);
  return {
    witness,
    sentence: row.sentence,
    start: row.start,
    planned: row.planned,
    lag: witness.published === null ? null : witness.published - firstDay(row.date),
    onTopic: place >= 0,
    subject: place >= 0 && place < SENTENCE_START,
    event: tellsEvent(row.sentence, witness.source.language),
    chronicle: /^\P{L}{0,3}(?:\d{1,2} \p{Lu}|\p{Lu}\p{Ll}+\.? \d|\d{4})/u.test(row.sentence),
  };
}

/** The day that an article's first sentences report of: the first that they name within a week before. */
function noteLeadDay(days: Map<Witness, Day>, row: StoredDatedSentence, mention: Mention): void {
  const { witness, lag } = mention;
  if (row.precision !== 'day' || row.planned || row.start >= LEAD || days.has(witness)) return;
  if (lag !== null && lag >= 0 && lag < 7) days.set(witness, firstDay(row.date));
}

function addPublications(
  known: readonly Witness[],
  leadDays: ReadonlyMap<Witness, Day>,
  at: (date: string, precision: DatePrecision) => DateEvidence,
): void {
  const texts = new Set<string>();
  for (const witness of known) {
    const text = witness.lead[0]?.text ?? witness.source.title;
    if (witness.published === null || texts.has(text)) continue;
    texts.add(text);
    const day = leadDays.get(witness);
    const evidence = at(cutDay(witness.published).date, 'day');
    if (day === undefined || day === witness.published) evidence.reports.push(witness);
    else evidence.others.push(witness);
    if (day === undefined) at(cutDay(witness.published - 1).date, 'day').followers.push(witness);
  }
}
