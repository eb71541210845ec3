import { expect, test } from 'vitest';
import { insertArticle, type NewArticle } from '../../src/db/articles.ts';
import { currentStory, mergeStories } from '../../src/db/grouping.ts';
import { groupArticle } from '../../src/stories/group.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews } from '../fakes/news.ts';

const QUAKE = [
  'Zavira Robotics recalled 4,000 warehouse robots in Ostrava after a gripper crushed a crate beside a worker.',
  'Warehouse robots made by Zavira Robotics are being recalled: grippers crushed crates at a site in Ostrava.',
];
const CHIP =
  'Lumenor Semiconductors opened a photonic chip foundry in Tampere, where wafers with lasers will be etched.';

function report(text: string, given: Partial<NewArticle> = {}): NewArticle {
  return newArticle({ title: text.slice(0, 60), text, ...given });
}

/** How many stories the articles form. */
async function storiesOf(articles: readonly NewArticle[]): Promise<number> {
  const db = await freshDatabase();
  const stories = new Set(await storeNews(db, articles));
  await db.close();
  return stories.size;
}

test('reports of one event in different words are one story', async () => {
  expect(await storiesOf(QUAKE.map((text) => report(text)))).toBe(1);
});

test('the order in which articles come does not change how many stories they form', async () => {
  const news = () => [...QUAKE, CHIP].map((text) => report(text));
  expect(await storiesOf(news())).toBe(2);
  expect(await storiesOf(news().reverse())).toBe(2);
});

test('the same page with campaign parameters is one story', async () => {
  const url = 'https://lumen.example/foundry';
  expect(
    await storiesOf([report(CHIP, { url }), report(QUAKE[0] ?? '', { url: `${url}?utm_source=x` })]),
  ).toBe(1);
});

test('reports that stand years apart are two stories', async () => {
  const before = { published: NOON - 2 * 365 * 86_400_000 };
  expect(await storiesOf([report(CHIP), report(CHIP, before)])).toBe(2);
});

test('two numbered versions are two stories', async () => {
  const titled = (title: string) =>
    newArticle({ title, text: `${title}, says Oriel Labs. The model writes code.` });
  expect(await storiesOf([titled('Oriel 5.1 is released'), titled('Oriel 5.2 is released')])).toBe(2);
});

test('an article that has a story keeps it when it is grouped again', async () => {
  const db = await freshDatabase();
  const id = await insertArticle(db, report(CHIP));
  if (id === null) throw new Error('The article was not stored.');
  const story = await groupArticle({ db, now: NOON }, id);
  expect(await groupArticle({ db, now: NOON }, id)).toBe(story);
  await db.close();
});

test('the id of a merged story leads to the one it was merged into', async () => {
  const db = await freshDatabase();
  const [into, from] = await storeNews(db, [report(CHIP), report(QUAKE[0] ?? '')]);
  if (into === undefined || from === undefined) throw new Error('Two stories were expected.');
  await mergeStories(db, into, from, NOON);
  expect(await currentStory(db, from)).toBe(into);
  await db.close();
});

test('complaint: a sentence that a publisher puts under every article joined five events into one story', async () => {
  const events = [
    'Oriel Labs publishes a weather model.',
    'The port of Tarn closes its northern pier.',
    'Velda Motors halts its battery plant.',
    'A museum in Brisk buys forty clocks.',
    'Farmers of Ulmen plant salt-proof rice.',
  ];
  const endings = [
    'The decision was announced by officials on site and takes effect at once.',
    'The decision was announced by officials on site and takes effect at once, they said, and no appeal is possible.',
  ];
  for (const ending of endings) {
    expect(await storiesOf(events.map((title) => newArticle({ title, text: `${title} ${ending}` })))).toBe(5);
  }
});
