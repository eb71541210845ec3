/** Feedback over the wire: a card's own buttons and menus, pressed on both platforms, with the real commands behind them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { storyCard } from '../../src/cards/story.ts';
import { createChannels } from '../../src/channels/index.ts';
import { saveAnalysis } from '../../src/db/analyses.ts';
import type { Database } from '../../src/db/database.ts';
import { feedbackSince } from '../../src/db/feedback.ts';
import { markedClaims } from '../../src/db/marked-claims.ts';
import { storyById } from '../../src/db/stories.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import type { DeliveryId, StoryId } from '../../src/model.ts';
import { createPictures } from '../../src/pictures/index.ts';
import { freshDatabase } from '../fakes/database.ts';
import { analysisOf, NOON, newArticle, storeNews } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';
import { type Wire, wires } from '../fakes/wires.ts';

const WRONG = 'The model has nine lives.';
const RIGHT = 'The laboratory opens on Thursday.';

describe.each(Object.keys(wires) as (keyof typeof wires)[])('on %s', (name) => {
  let db: Database;
  let wire: Wire;
  let story: StoryId;

  beforeEach(async () => {
    db = await freshDatabase();
    const [made] = await storeNews(db, [newArticle()]);
    const article = made === undefined ? undefined : (await storyById(db, made))?.articles[0]?.id;
    if (made === undefined || article === undefined) throw new Error('no story');
    story = made;
    const claim = (text: string) => ({ text, citations: [{ article, quote: 'Company' }] });
    await saveAnalysis(db, story, 1, analysisOf({ hook: claim(WRONG), whatChanged: claim(RIGHT) }), NOON);
    wire = await wires[name](() => NOON);
    const queries = queriesOver(db);
    const channels = createChannels({
      db,
      findFeeds: async () => [],
      readList: async () => ({ feeds: [], refused: [] }),
    });
    const parts = {
      commands,
      queries,
      channels,
      pictures: createPictures(),
      version: '0.0.0',
      secretKeys: [],
    };
    await wire.platform.start(
      createHost({ db, ...parts, now: () => NOON, log: silentLog }, wire.platform.name),
    );
    const card = storyCard(await queries.storyView(story, NOON));
    await wire.platform.post(wire.place, card, 'd1' as DeliveryId);
  });
  afterEach(async () => {
    await wire.platform.stop();
    await wire.close();
    await db.close();
  });

  it('a pressed button is kept once, and answered for the presser’s eyes only', async () => {
    const [by] = wire.people;
    for (const label of ['Useful', 'Useful', 'Duplicate', 'Not for us']) {
      const { text, visibleTo } = await wire.press(label, by);
      expect([text.split(' ')[0], visibleTo]).toEqual(['Noted', 'asker']);
    }
    const said = await feedbackSince(db, 0);
    expect(said.map(({ person, kind }) => [person, kind]).sort()).toEqual([
      [by, 'duplicate'],
      [by, 'not-for-us'],
    ]);
    expect((await wire.press('Take it back', by)).text).toContain('Taken back');
    expect(await feedbackSince(db, 0)).toEqual([]);
  });

  it('“wrong” asks which statement, and marks the one that is chosen', async () => {
    const [by] = wire.people;
    expect((await wire.press('Something is wrong', by)).text).toContain('Which statement');
    expect((await wire.press(WRONG, by)).visibleTo).toBe('asker');
    expect(await markedClaims(db)).toMatchObject([{ text: WRONG, story, people: 1 }]);
  });
});
