/** Invented news for the bench of scale: words as rare and common as in a language, actors, events, several reports of each. */
import type { NewArticle } from '../../src/db/articles.ts';
import type { FeedId, Instant } from '../../src/model.ts';
import { numbersFrom } from '../../test/fakes/numbers.ts';

const DAY = 86_400_000;
/** The first event. */
const START = Date.UTC(2021, 0, 4);
const SPAN = 5 * 365 * DAY;
/** In the title or the text of half of all articles. */
export const HOT_TOPIC = 'Velanto';
/** Reports of an event, in the mean. */
const REPORTS = 2.4;
export const FEEDS = 200;
const PUBLISHERS = 150;
const WORDS = 60_000;
const ACTORS = 30_000;
const SMALL =
  'the of and to in a is that for on was with as by it from at an be this said have has its are which will new more than about year after company also not but they first over up one who would when into been or their other market could were people'.split(
    ' ',
  );
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Monday Tuesday Wednesday Thursday Friday'.split(' ');
const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi ko zu sha'.split(' ');

type Random = () => number;

/** A word or a name of this rank: the same for the same number. */
function spelled(rank: number): string {
  let word = '';
  for (let rest = rank + 256; rest > 0; rest = Math.floor(rest / 16)) word += SYLLABLES[rest % 16] ?? '';
  return word;
}

const vocabulary = Array.from({ length: WORDS }, (_, rank) => SMALL[rank] ?? spelled(rank));
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
/** The actor of this rank; every seventh has a name of two words. */
export const actor = (rank: number): string =>
  capital(spelled(70_000 + rank)) + (rank % 7 === 3 ? ` ${capital(spelled(110_000 + (rank % 900)))}` : '');

/** Zipf's law: the nth word stands half as often as the word n/2. */
const zipf = (random: Random, most: number): number => Math.floor(most ** random()) - 1;
const of = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

interface Event {
  readonly n: number;
  readonly at: Instant;
  readonly actors: readonly string[];
  /** Its own words, none of them small. */
  readonly subject: readonly string[];
}

function eventOf(n: number, at: Instant): Event {
  const random = numbersFrom(Math.imul(n + 1, 0x9e3779b1));
  const actors = Array.from({ length: 3 }, () => actor(zipf(random, ACTORS)));
  if (random() < 0.5) actors.push(HOT_TOPIC);
  const subject = Array.from({ length: 14 }, () => vocabulary[300 + zipf(random, WORDS - 300)] ?? '');
  return { n, at, actors, subject };
}

function report(event: Event, nth: number, at: Instant): NewArticle {
  const random = numbersFrom(Math.imul(event.n * 16 + nth + 7, 0x85ebca6b));
  // One report in ten repeats the first one's words.
  const words = nth > 0 && random() < 0.1 ? numbersFrom(Math.imul(event.n * 16 + 7, 0x85ebca6b)) : random;
  if (words !== random) words();
  const publisher = Math.floor(random() * PUBLISHERS);
  const title = [0, 1, 2].map((i) => (i === 1 ? of(random, event.subject) : of(random, event.actors)));
  const length = 3 + Math.floor(words() ** 2 * 16);
  const text = Array.from({ length }, () => sentence(words, event)).join(' ');
  return {
    key: `scale-${event.n}-${nth}`,
    feedId: (1 + Math.floor(random() * FEEDS)) as FeedId,
    publisher: { name: `Publisher ${publisher}`, region: null },
    url: `https://publisher-${publisher}.example/${event.n}-${nth}`,
    title: `${title.join(' ')} ${of(random, event.subject)} ${vocabulary[zipf(random, WORDS)]}`,
    text,
    language: 'en',
    published: at,
    collected: at + 600_000,
    backlog: false,
    sample: false,
  };
}

function sentence(random: Random, event: Event): string {
  const word = () => (random() < 0.15 ? of(random, event.subject) : (vocabulary[zipf(random, WORDS)] ?? ''));
  const words = Array.from({ length: 6 + Math.floor(random() * 14) }, word);
  if (random() < 0.6) words.push(of(random, event.actors));
  const dated = random() < 0.15 ? ` ${dateWords(random, event.at)}` : '';
  return `${of(random, event.actors)} ${words.join(' ')}${dated}.`;
}

/** Mostly of these days; else some day, month or year before or soon. */
function dateWords(random: Random, at: Instant): string {
  if (random() < 0.4) return `on ${of(random, DAYS)}`;
  const day = new Date(at - 2 * DAY + Math.floor((0.05 - random()) * random() * 3000) * DAY);
  const month = `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  return random() < 0.5 ? `on ${day.getUTCDate()} ${month}` : `in ${month}`;
}

/** How many events make about so many articles. */
export const eventsFor = (articles: number): number => Math.round(articles / REPORTS);

/** Which events: `all` of them share five years. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly all: number;
}

/** The reports of one event after the other: some within hours, the last ones two days later. */
export function* events({ from, to, all }: Range): Generator<NewArticle[]> {
  for (let n = from; n < to; n += 1) {
    const event = eventOf(n, START + (n * SPAN) / all);
    const random = numbersFrom(Math.imul(n + 3, 0xc2b2ae35));
    const reports = [report(event, 0, Math.round(event.at))];
    while (reports.length < 12 && random() < 1 - 1 / REPORTS)
      reports.push(report(event, reports.length, Math.round(event.at + random() ** 3 * 2 * DAY)));
    yield reports;
  }
}

/** The same in the order in which they come. */
export function* news(range: Range): Generator<NewArticle> {
  const waiting: NewArticle[] = [];
  for (const reports of events(range)) {
    const now = reports[0]?.collected ?? 0;
    for (const article of reports) {
      const place = waiting.findIndex(({ collected }) => collected > article.collected);
      waiting.splice(place < 0 ? waiting.length : place, 0, article);
    }
    while (waiting[0] && waiting[0].collected <= now) yield waiting.shift() as NewArticle;
  }
  yield* waiting;
}
