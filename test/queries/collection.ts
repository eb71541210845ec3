/** A small collection written for these tests, about public facts: the James Webb Space Telescope. */
import { indexDates } from '../../src/analysis/dates/store.ts';
import { articlesById, insertArticle, type NewArticle } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { groupPending } from '../../src/stories/group.ts';
import { freshDatabase } from '../fakes/database.ts';

interface Given {
  readonly key: string;
  readonly published: string;
  readonly publisher?: string;
  readonly title: string;
  readonly text: string;
  readonly language?: string;
}

/** Stores articles with their dates in a fresh database in memory. */
export async function stored(articles: readonly Given[]): Promise<Database> {
  const db = await freshDatabase();
  const ids = [];
  for (const given of articles) ids.push(await insertArticle(db, asArticle(given)));
  await indexDates(
    db,
    await articlesById(
      db,
      ids.filter((id) => id !== null),
    ),
  );
  // An article is found by its words once it has its story.
  await groupPending({ db, now: Date.UTC(2024, 0, 1) }, ids.length);
  return db;
}

/** An article as it is stored, from what a test gives. */
export function asArticle({ key, published, publisher, title, text, language }: Given): NewArticle {
  return {
    key,
    feedId: null,
    publisher: { name: publisher ?? 'Orbit Courier', region: 'GB' },
    url: `https://news.example/${key}`,
    title,
    text,
    language: language ?? 'en',
    published: Date.parse(published),
    collected: Date.parse(published),
    backlog: true,
    sample: false,
  };
}

export const WEBB: readonly Given[] = [
  {
    key: 'webb-delay',
    published: '2021-11-23',
    title: 'Launch of the Webb telescope slips by four days',
    text: 'NASA has delayed the launch of the James Webb Space Telescope after a clamp band came loose. It will now fly no earlier than 22 December, the agency said on Monday. The telescope was named after a former administrator in 2002.',
  },
  {
    key: 'webb-launch',
    published: '2021-12-25',
    title: 'Webb telescope leaves Earth on an Ariane 5',
    text: 'The James Webb Space Telescope was launched today from Kourou in French Guiana. It will take a month to reach its place.\n\nHe called it a gift. Webb will arrive at the second Lagrange point in January.',
  },
  {
    key: 'webb-launch-2',
    published: '2021-12-26',
    publisher: 'Delta Science',
    title: 'Europe’s rocket carries Webb into space',
    text: 'An Ariane 5 carried the James Webb Space Telescope into space on Saturday. Engineers in Baltimore took over half an hour later.',
  },
  {
    key: 'webb-arrival',
    published: '2022-01-25',
    title: 'Webb reaches its home a million miles away',
    text: 'The James Webb Space Telescope reached the second Lagrange point on Monday, 30 days after it was launched. Its mirrors will be aligned next.',
  },
  {
    key: 'webb-image',
    published: '2022-07-12',
    title: 'First images from Webb',
    text: 'President Biden revealed the first deep field image of the James Webb Space Telescope on Monday. More images were released on Tuesday.',
  },
  {
    key: 'webb-image-2',
    published: '2022-07-13',
    publisher: 'Delta Science',
    title: 'What Webb saw first',
    text: 'NASA published five images of the James Webb Space Telescope on Tuesday, among them the Carina Nebula. They took 120 hours of observation.',
  },
  {
    key: 'webb-year',
    published: '2023-07-12',
    title: 'A year of Webb',
    text: 'Webb was launched on 25 December 2021 and released its first images on 12 July 2022. Webb was proposed in 1996 and named in September 2002. This week NASA marked the anniversary.',
  },
  {
    key: 'rover',
    published: '2021-02-19',
    title: 'Rover lands on Mars',
    text: 'The rover Perseverance landed on Mars on Thursday. It will collect rocks until 2031.',
  },
];
