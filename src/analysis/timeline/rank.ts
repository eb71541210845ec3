/** Which dates matter: a score for each date's evidence, and the choice of the best. */
import { cutDay, type Day, firstDay, lastDay } from '../dates/calendar.ts';
import type { DateEvidence, Mention, Witness } from './evidence.ts';

/**
 * What each sign is worth, beside a plain mention at 1. Tuned on nine public collections with each left out in
 * turn (docs/how-timelines-work.md); all are flat around these values, so that another corpus should not need others.
 */
const WORTH = {
  /** Being mostly about the topic counts more than in proportion. */
  relevancePower: 1.5,
  /** Title or first words name the topic: the article is about it. */
  leads: 1.5,
  /** An article published that day and reporting of it … */
  report: 1,
  /** … or reporting of another day … */
  other: 0.15,
  /** … or published the day after, naming no day. */
  follower: 0.15,
  /** A sentence that names the date but not the topic. */
  offTopic: 0.4,
  subject: 0.5,
  event: 0.5,
  chronicle: 1,
  /** For each doubling of the weeks since: what is still told later was important. */
  later: 0.15,
  /** At an article's beginning; falls off over `startScale` characters. */
  start: 2,
  startScale: 800,
  /** An article that names many dates says less about each: count to this power. */
  manyDates: -0.25,
  /** Times of much coverage have many days that do not matter later: density to this power. */
  density: -0.3,
  /** Days over which coverage is felt. */
  densityScale: 30,
  /** The days beside a chosen one mostly tell of the same event. */
  neighbour: 0.5,
  /** A month or a year gathers mentions of many things, and what happened while articles were collected has its day … */
  covered: { day: 1, month: 0.1, year: 0.03 },
  /** … but before the first of them nothing could be reported, and mentions are all there can be. */
  background: { day: 1.5, month: 1, year: 0.5 },
} as const;

/** A date with its score. */
export interface RankedDate {
  readonly evidence: DateEvidence;
  readonly score: number;
}

const weightOf = ({ relevance, leads }: Witness): number =>
  (0.05 + relevance) ** WORTH.relevancePower * (leads ? 1 + WORTH.leads : 1);

const reportWeight = (witness: Witness): number => weightOf(witness) * (witness.leads ? 1 + WORTH.leads : 1);

/** What one article says of a date, its sentences taken together: a long article is still one voice. */
function voiceWeight(witness: Witness, mentions: readonly Mention[]): number {
  const any = (sign: 'onTopic' | 'subject' | 'event' | 'chronicle') =>
    mentions.some((mention) => mention[sign]);
  const topic = any('onTopic') ? 1 + (any('subject') ? WORTH.subject : 0) : WORTH.offTopic;
  const later = 1 + WORTH.later * Math.log2(1 + Math.abs(mentions[0]?.lag ?? 0) / 7);
  const start = mentions.reduce((least, mention) => Math.min(least, mention.start), Number.POSITIVE_INFINITY);
  const place = 1 + WORTH.start * Math.exp(-start / WORTH.startScale);
  const kind = (any('event') ? 1 + WORTH.event : 1) * (any('chronicle') ? 1 + WORTH.chronicle : 1);
  return weightOf(witness) * topic * later * place * kind * Math.max(1, witness.dates) ** WORTH.manyDates;
}

function mentionScore(mentions: readonly Mention[]): number {
  const voices = new Map<Witness, Mention[]>();
  for (const mention of mentions) {
    const said = voices.get(mention.witness);
    if (said) said.push(mention);
    else voices.set(mention.witness, [mention]);
  }
  return sum([...voices].map(([witness, said]) => voiceWeight(witness, said)));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Scores every date. `known` are all articles found on the topic. */
export function rank(dates: Iterable<DateEvidence>, known: readonly Witness[]): RankedDate[] {
  const days = known.filter(({ published }) => published !== null);
  const begun = days.reduce(
    (first, { published }) => Math.min(first, published ?? first),
    Number.POSITIVE_INFINITY,
  );
  const all = [...dates];
  const density = densities(
    all.map(({ date }) => firstDay(date)),
    days.map(({ published, relevance }) => ({ day: published ?? 0, weight: relevance })),
  );
  return all.map((evidence) => {
    const first = firstDay(evidence.date);
    const plain =
      WORTH.report * sum(evidence.reports.map(reportWeight)) +
      WORTH.other * sum(evidence.others.map(reportWeight)) +
      WORTH.follower * sum(evidence.followers.map(reportWeight)) +
      mentionScore(evidence.mentions);
    const share = (lastDay(evidence.date) < begun ? WORTH.background : WORTH.covered)[evidence.precision];
    const crowded = (1 + (density.get(first) ?? 0)) ** WORTH.density;
    return { evidence, score: plain * crowded * share };
  });
}

/** Coverage around each day, falling off exponentially to both sides; two passes instead of all pairs. */
function densities(
  days: readonly Day[],
  articles: readonly { day: Day; weight: number }[],
): Map<Day, number> {
  const at = new Map<Day, number>(days.map((day) => [day, 0]));
  for (const { day, weight } of articles) at.set(day, (at.get(day) ?? 0) + weight);
  const order = [...at.keys()].sort((a, b) => a - b);
  const found = new Map(at);
  for (const line of [order, [...order].reverse()]) {
    let [felt, previous] = [0, line[0] ?? 0];
    for (const day of line) {
      felt *= Math.exp(-Math.abs(day - previous) / WORTH.densityScale);
      found.set(day, (found.get(day) ?? 0) + felt);
      felt += at.get(day) ?? 0;
      previous = day;
    }
  }
  return found;
}

/**
 * The best dates, best first. The days beside a chosen one lose half their score, and so do the days, months
 * and years that lie in a chosen date or that it lies in: they mostly tell of the same event.
 */
export function* choose(ranked: readonly RankedDate[]): Generator<DateEvidence> {
  const open = new Map(ranked.map(({ evidence, score }) => [evidence.date, { evidence, score }]));
  while (open.size > 0) {
    const best = [...open.values()].reduce((a, b) =>
      b.score > a.score || (b.score === a.score && before(b, a)) ? b : a,
    );
    open.delete(best.evidence.date);
    for (const date of around(best.evidence, open.keys())) {
      const candidate = open.get(date);
      if (candidate) candidate.score *= WORTH.neighbour;
    }
    yield best.evidence;
  }
}

const before = (a: RankedDate, b: RankedDate): boolean => a.evidence.date < b.evidence.date;

function around({ date, precision }: DateEvidence, open: Iterable<string>): string[] {
  if (precision !== 'day')
    return [...open].filter((other) => other.startsWith(date) || date.startsWith(other));
  const day = firstDay(date);
  return [cutDay(day - 1).date, cutDay(day + 1).date, date.slice(0, 7), date.slice(0, 4)];
}
