import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultAudiences } from '../../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../../src/analysis/extractive/index.ts';
import { recapCard } from '../../../src/cards/briefing.ts';
import { plainCard } from '../../../src/cards/plain.ts';
import { fullStoryCard } from '../../../src/cards/story.ts';
import { updateArticleText } from '../../../src/db/articles.ts';
import type { Database } from '../../../src/db/database.ts';
import { predictionsOf } from '../../../src/db/predictions.ts';
import { noteEdits } from '../../../src/db/stories.ts';
import { silentLog } from '../../../src/log.ts';
import type { StoryId } from '../../../src/model.ts';
import { analyseAndRoute } from '../../../src/pipeline.ts';
import { createQueries, type Queries } from '../../../src/queries/index.ts';
import { weekOf } from '../../../src/queries/week.ts';
import { freshDatabase } from '../../fakes/database.ts';
import { NOON, newArticle, storeNews } from '../../fakes/news.ts';

const DAY = 86_400_000;
let db: Database;
let queries: Queries;
const analyst = extractiveAnalyst({ audiences: defaultAudiences });
const analyse = (now = NOON) => analyseAndRoute({ db, analyst, now: () => now, log: silentLog });

const PLAN = newArticle({
  title: 'Orvell plans a battery plant in Ghent',
  text:
    'Orvell said on Monday that it had bought land in Ghent for a battery plant. The land cost 12 million euros, the city said. ' +
    'Analysts at Marlgate Research expect Orvell to open the battery plant in Ghent by April 2026, because the permits are there.',
});
const OPENED = 'Orvell opened the battery plant in Ghent on Thursday.';
const opening = newArticle({
  publisher: { name: 'Elbe Kurier', region: 'DE' },
  title: 'Battery plant in Ghent starts work',
  text: `${OPENED} The land for it had cost 12 million euros. Orvell employs 300 people in the battery plant.`,
  published: NOON + 20 * DAY,
  collected: NOON + 20 * DAY,
});

async function stored(...articles: Parameters<typeof storeNews>[1]): Promise<StoryId> {
  const [story] = await storeNews(db, articles, NOON + 21 * DAY);
  if (story === undefined) throw new Error('stored');
  return story;
}

beforeEach(async () => {
  db = await freshDatabase();
  queries = createQueries({ db, analyst, audiences: defaultAudiences });
});
afterEach(() => db.close());

it('is kept with its horizon, and decided by a later article, which the story and the recap show', async () => {
  const first = await stored(PLAN);
  await analyse();
  expect(await predictionsOf(db, [first])).toMatchObject([
    { state: 'open', horizon: '2026-04', outcome: null },
  ]);
  await stored(opening);
  const later = NOON + 21 * DAY;
  await analyse(later);
  await analyse(Date.UTC(2026, 4, 2));
  expect(await predictionsOf(db, [first])).toMatchObject([
    { state: 'came-true', outcome: { quote: OPENED } },
  ]);
  const card = plainCard(fullStoryCard(await queries.storyView(first, later)), later);
  expect(card).toContain(`→ came true: “${OPENED}”`);
  const recap = recapCard({
    ...(await queries.recap(weekOf(NOON + 20 * DAY), later)),
    again: { command: 'recap', options: {} },
  });
  expect(plainCard(recap, later)).toContain(`Elbe Kurier: “${OPENED}”`);
});

it('is shown as open when its time has passed and nobody says what came of it', async () => {
  const story = await stored(PLAN);
  await analyse();
  const after = Date.UTC(2026, 4, 2);
  await analyse(after);
  const card = plainCard(fullStoryCard(await queries.storyView(story, after)), after);
  expect(card).toContain('→ its time has passed, and no source says what came of it');
  const week = await queries.recap(weekOf(Date.UTC(2026, 4, 1)), after);
  expect(week.predictions).toMatchObject([{ state: 'open', reviewed: true, shownBy: null }]);
});

it('is forgotten when its article takes it back', async () => {
  const story = await stored(PLAN);
  await analyse();
  const [kept] = await predictionsOf(db, [story]);
  if (!kept) throw new Error('kept');
  await updateArticleText(db, kept.source.article, {
    title: PLAN.title,
    text: 'Orvell bought land in Ghent.',
  });
  await noteEdits(db, [kept.source.article]);
  await analyse();
  expect(await predictionsOf(db, [story])).toEqual([]);
});
