import { insertArticle, type NewArticle } from '../src/db/articles.ts';
import { openDatabase } from '../src/db/open.ts';
import type { ArticleId } from '../src/model.ts';
import { groupArticle, groupPending } from '../src/stories/group.ts';
import { numbersFrom } from '../test/fakes/numbers.ts';

const START = Date.UTC(2026, 0, 5);
/** A new event begins every ten minutes and is reported by three publishers within half a day. */
const EVENT_EVERY_MS = 600_000;
const REPORTS = 3;
const ONE_BY_ONE = 100;
const BATCH = 500;

/**
 * Prints how fast articles are grouped: in batches, as after a poll of many feeds, and one by one, with 2,000
 * and 10,000 articles stored before. Aim: the time for one article hardly grows with what is stored.
 */
export async function storiesBench(): Promise<void> {
  const small = await measure(2_000);
  const large = await measure(10_000);
  const ratio = (large / small).toFixed(2);
  process.stdout.write(`one by one, 10,000 stored against 2,000: ${ratio} times the time\n`);
}

/** Milliseconds for one article on its own with so many stored. */
async function measure(stored: number): Promise<number> {
  const db = await openDatabase('file::memory:');
  const deps = { db, now: START + 400 * 86_400_000 };
  for (let i = 0; i < stored; i += 1) await insertArticle(db, generated(i));
  const batchStart = performance.now();
  let stories = 0;
  for (let made = await groupPending(deps, BATCH); made.length > 0; made = await groupPending(deps, BATCH)) {
    stories += made.length;
  }
  const perSecond = (1000 * stored) / (performance.now() - batchStart);
  const single: ArticleId[] = [];
  for (let i = stored; i < stored + ONE_BY_ONE; i += 1) {
    const id = await insertArticle(db, generated(i));
    if (id !== null) single.push(id);
  }
  const start = performance.now();
  for (const id of single) await groupArticle(deps, id);
  const each = (performance.now() - start) / single.length;
  process.stdout.write(
    `${stored} articles of ${Math.ceil(stored / REPORTS)} events: in batches of ${BATCH} ` +
      `${perSecond.toFixed(0)} articles/s (${stories} stories made or grown), then one by one ${each.toFixed(2)} ms each\n`,
  );
  await db.close();
  return each;
}

/** The nth article: the reports of an event share its names and half of its words. */
export function generated(n: number): NewArticle {
  const event = Math.floor(n / REPORTS);
  const report = n % REPORTS;
  const shared = picker(event * 2 + 1);
  const own = picker(n * 2 + 2);
  const names = Array.from({ length: 4 }, () => capital(shared.word(40_000)));
  const subject = Array.from({ length: 24 }, () => shared.word(8_000));
  const sentence = (): string => {
    const said = Array.from({ length: 14 }, () => (own.below(3) === 0 ? own.of(subject) : own.word(4_000)));
    return `${own.of(names)} ${said.join(' ')} ${own.of(names)}.`;
  };
  return {
    key: `generated-${n}`,
    feedId: null,
    publisher: { name: `Publisher ${report * 10 + (event % 10)}`, region: null },
    url: `https://publisher-${report}.example/${n}`,
    title: `${own.of(names)} ${own.of(subject)} ${own.of(subject)} ${own.of(names)}`,
    text: Array.from({ length: 20 }, sentence).join(' '),
    language: 'en',
    published: START + event * EVENT_EVERY_MS + report * 4 * 3_600_000,
    collected: START + event * EVENT_EVERY_MS,
    backlog: false,
    sample: false,
  };
}

const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi ko zu sha'.split(' ');

/** Invented words, always the same for the same seed; low numbers are picked most. */
function picker(seed: number) {
  const random = numbersFrom(Math.imul(seed, 0x9e3779b1));
  const below = (most: number): number => Math.floor(random() * most);
  const of = (words: readonly string[]): string => words[below(words.length)] ?? '';
  // The square gives common and rare words, as in a language.
  return { below, of, word: (vocabulary: number) => spelled(Math.floor(random() ** 2 * vocabulary)) };
}

function spelled(n: number): string {
  let word = '';
  for (let rest = n + 256; rest > 0; rest = Math.floor(rest / 16)) word += SYLLABLES[rest % 16] ?? '';
  return word;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
