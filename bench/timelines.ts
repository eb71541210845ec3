/** Timelines over collections written for this project: are the right days found, and how fast is an answer. */
import type { Database } from '../src/db/database.ts';
import { timeline } from '../src/queries/timeline.ts';
import { type asArticle, stored } from '../test/queries/collection.ts';
import { WRITTEN_TOPICS, type WrittenTopic } from '../test/queries/topics.table.ts';
import { inTurn, print } from './measuring.ts';

const NOW = Date.UTC(2025, 0, 1);

/** Prints Date-F1 (exact days, as many as the truth has, macro precision and recall) beside two plain counts. */
export async function timelinesBench(): Promise<void> {
  const scores = { ranked: [] as Score[], published: [] as Score[], counted: [] as Score[] };
  for (const written of WRITTEN_TOPICS) {
    const found = await daysFound(written);
    for (const [method, days] of Object.entries(found)) {
      scores[method as keyof typeof scores].push(score(days, written.days));
    }
    const missed = written.days.filter((day) => !found.ranked.includes(day));
    print(`  ${written.language} ${written.topic}: missed ${missed.join(', ') || 'none'}`);
  }
  print(
    `Date-F1 over ${WRITTEN_TOPICS.length} written topics: ${f1(scores.ranked)}; ` +
      `days with most articles ${f1(scores.published)}; mentions plus publication days, counted ${f1(scores.counted)}`,
  );
  await speed();
}

async function daysFound({ topic, language, days, reports }: WrittenTopic) {
  const articles = reports.map(([published, title, text], at) => ({
    key: `${language}-${at}`,
    publisher: `Publisher ${at % 4}`,
    published,
    title,
    text,
    language,
  }));
  const db = await stored(articles);
  try {
    const { events } = await timeline({ db, now: NOW }, { topic, maxDates: days.length });
    const daily = await db
      .prepared<[string]>("select date from dated_sentences where precision = 'day'")
      .all();
    const mentioned = daily.map(([date]) => date);
    const published = reports.map(([date]) => date);
    return {
      ranked: events.filter(({ precision }) => precision === 'day').map(({ date }) => date),
      published: mostFrequent(published, days.length),
      counted: mostFrequent([...published, ...mentioned], days.length),
    };
  } finally {
    await db.close();
  }
}

/** Ties go to the older day. */
function mostFrequent(days: readonly string[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([day]) => day);
}

interface Score {
  readonly precision: number;
  readonly recall: number;
}

function score(found: readonly string[], days: readonly string[]): Score {
  const hits = found.filter((day) => days.includes(day)).length;
  return { precision: hits / Math.max(1, found.length), recall: hits / days.length };
}

function f1(scores: readonly Score[]): string {
  const mean = (of: keyof Score) => scores.reduce((sum, each) => sum + each[of], 0) / scores.length;
  const [precision, recall] = [mean('precision'), mean('recall')];
  return ((2 * precision * recall) / Math.max(1e-9, precision + recall)).toFixed(3);
}

const ARTICLES = 1000;

async function speed(): Promise<void> {
  const db = await stored(Array.from({ length: ARTICLES }, (_, n) => longReport(n)));
  try {
    const { clock: answer } = (await inTurn(9, { answer: () => ask(db) })).answer;
    print(
      `timeline: an answer over ${ARTICLES} articles of 4 KB in a running process: ${Math.round(answer * 1000)} ms`,
    );
  } finally {
    await db.close();
  }
}

const ask = (db: Database) => timeline({ db, now: NOW }, { topic: 'Rosetta' });

/** About 4 KB, six dates, all of the topic. */
function longReport(n: number): Parameters<typeof asArticle>[0] {
  const published = new Date(Date.UTC(2014, 0, 1 + ((n * 7) % 1000))).toISOString().slice(0, 10);
  const filler = (k: number) =>
    `Instrument ${(n * 31 + k * 17) % 900} of the probe sent ${(n * 13 + k * 7) % 500} measurements of gas and dust, and the team compared them with models of group ${(n + k * 11) % 60}. `;
  const dated = (k: number) =>
    `Rosetta made manoeuvre ${(n * 5 + k) % 700} near the comet on ${1 + ((n + k * 5) % 28)} March ${2004 + ((n + k) % 12)}. `;
  const text = Array.from({ length: 24 }, (_, k) => (k % 4 === 0 ? dated(k) : filler(k))).join('');
  return { key: `long-${n}`, published, title: `Rosetta report ${n}`, text };
}
