import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import { updateArticleText } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { noteEdits, storyById } from '../../src/db/stories.ts';
import { silentLog } from '../../src/log.ts';
import type { StoryId } from '../../src/model.ts';
import { analyseAndRoute } from '../../src/pipeline.ts';
import { changesSince } from '../../src/queries/changes.ts';
import { currentView } from '../../src/queries/stories.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews } from '../fakes/news.ts';

let db: Database;
const analyst = extractiveAnalyst({ audiences: defaultAudiences });
const analyse = () => analyseAndRoute({ db, analyst, now: () => NOON, log: silentLog });

const TITLE = 'Halden buys the chip maker Brightcell';
const TEXT =
  'Halden agreed on Monday to buy the chip maker Brightcell for $3 billion. Brightcell employs 4,200 people in Dresden.';

async function edit(story: StoryId, text: string): Promise<void> {
  const [article] = (await storyById(db, story))?.articles ?? [];
  if (!article) throw new Error('the story has an article');
  await updateArticleText(db, article.id, { title: TITLE, text });
  await noteEdits(db, [article.id]);
  await analyse();
}

beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(() => db.close());

it('tells what changed since the version that was posted, however many came between', async () => {
  const [story] = await storeNews(db, [newArticle({ title: TITLE, text: TEXT })]);
  if (story === undefined) throw new Error('stored');
  await analyse();
  await edit(story, TEXT.replace('$3 billion', '$4 billion'));
  await edit(story, `${TEXT.replace('$3 billion', '$4 billion')}\n\nCorrection: Halden is based in Essen.`);
  expect((await changesSince(db, story, 1)).line).toBe(
    'Harbour Review corrected its report; the deal is now $4 billion, before $3 billion',
  );
  expect((await changesSince(db, story, 2)).line).toBe('Harbour Review corrected its report');
  expect((await changesSince(db, story, 3)).line).toBe('');
  expect(await changesSince(db, 99 as StoryId, 1)).toMatchObject({ line: '', material: false });
});

it('leaves nothing on the card of what was taken back', async () => {
  const [story] = await storeNews(db, [newArticle({ title: TITLE, text: TEXT })]);
  if (story === undefined) throw new Error('stored');
  await analyse();
  await edit(story, `${TEXT}\n\nThis article has been retracted.`);
  const view = await currentView({ db, analyst, audiences: defaultAudiences }, story, NOON);
  expect(view?.analysis).toMatchObject({ hook: null, whatChanged: null, takeaways: [] });
  expect(view?.notices).toMatchObject([{ kind: 'retraction', publisher: 'Harbour Review' }]);
});
