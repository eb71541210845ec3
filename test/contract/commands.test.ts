/** The exam that every command must pass, over the sample edition: a new command is examined by being listed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { commands } from '../../commands/index.ts';
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import type { Card, Invocation } from '../../src/cards/blocks.ts';
import { decodeInvocation, encodeInvocation } from '../../src/cards/invocation.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { createChannels } from '../../src/channels/index.ts';
import { findCommand, readOptions } from '../../src/command-words.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { createHost, type HostDeps } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import { createPictures } from '../../src/pictures/index.ts';
import { groupArticles } from '../../src/pipeline.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { createQueries } from '../../src/queries/index.ts';
import { loadSampleIfEmpty } from '../../src/sample/load.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON } from '../fakes/news.ts';

let db: Database;
let host: Host;
const manager: Caller = { person: 'p1', address: 'place', channelTitle: '#news', canManage: true };
const member: Caller = { ...manager, canManage: false };

let deps: HostDeps;
beforeAll(async () => {
  db = await freshDatabase();
  await loadSampleIfEmpty(db, NOON);
  await groupArticles({ db, now: () => NOON });
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  deps = {
    db,
    commands,
    queries: createQueries({ db, analyst, audiences: defaultAudiences }),
    channels: createChannels({
      db,
      findFeeds: async (url) => [{ url, title: 'A feed' }],
      readList: async () => ({ feeds: [], refused: [] }),
    }),
    pictures: createPictures(),
    now: () => NOON,
    log: silentLog,
    version: '0.0.0',
    secretKeys: [],
  };
  host = createHost(deps, 'memory');
});
afterAll(() => db.close());

/** Every command that a card's buttons, menus and rows would run. */
function invocations(card: Card): Invocation[] {
  return card.blocks.flatMap((block) => {
    if (block.type === 'rows') return block.rows.flatMap(({ open }) => open ?? []);
    if (block.type !== 'actions') return [];
    const pressed = block.buttons.flatMap(({ does }) => ('run' in does ? [does.run] : []));
    return [...pressed, ...(block.menu?.choices.map(({ run }) => run) ?? [])];
  });
}

const examples = commands.flatMap((command) => command.examples.map((example) => [example] as const));

describe('every command', () => {
  it.each(examples)('/%s answers with a card that every platform can draw', async (example) => {
    const card = await host.runText(example, manager);
    expect(card.summary.length).toBeGreaterThan(0);
    expect(plainCard(card, NOON)).not.toMatch(/undefined|\[object|NaN|through no fault of yours/);
    for (const adapter of adapters) expect(adapter.render(card, NOON), adapter.name).toBeTruthy();
    expect(() => JSON.stringify(card)).not.toThrow();
  });

  it.each(examples)('/%s offers only buttons that work, small enough for every platform', async (example) => {
    for (const invocation of invocations(await host.runText(example, manager))) {
      const carried = decodeInvocation(encodeInvocation(invocation));
      expect(carried).toEqual(invocation);
      const command = findCommand(commands, invocation.command);
      expect(() => readOptions(command, invocation.options)).not.toThrow();
    }
  });

  it.each(commands.map(({ name }) => [name]))('/%s answers nonsense with one sentence', async (name) => {
    const card = await host.runText(`${name} zzqx ????? ${'長'.repeat(300)}`, member);
    const text = plainCard(card, NOON);
    expect(text).not.toContain('through no fault of yours');
    expect(text).not.toMatch(/undefined|\bat .*:\d+/);
  });
});

describe('the language of an answer', () => {
  const german: Caller = { ...manager, language: 'de', address: 'platz' };
  const said = async (typed: string, by: Caller) => (await host.runText(typed, by)).summary;

  it('is the asker’s, refusals too', async () => {
    expect(await said('breifing', german)).toBe('Es gibt keinen Befehl /breifing; meintest du /briefing?');
    expect(await said('briefing 3d', german)).toMatch(/^Briefing · letzte 3 Tage: \d+ Meldungen, zuerst /);
    expect((await host.runText('timeline beijing', german)).language).toBe('de');
  });

  it('is the channel’s where the platform tells none, and where the channel reads it', async () => {
    const unknown = { ...german, language: undefined, address: 'kanal' };
    const briefing = { command: 'briefing', options: { since: '3d' } };
    const titles = async () => [
      (await host.run(briefing, unknown)).summary,
      (await host.run(briefing, { ...unknown, language: 'en-GB' })).summary,
      (await host.run({ ...briefing, share: true }, { ...unknown, language: 'en-GB' })).summary,
    ];
    expect((await titles()).map((title) => title.includes('letzte'))).toEqual([false, false, false]);
    const { channel } = await ensureChannel(
      db,
      { platform: 'memory', address: 'kanal', title: '#kanal' },
      NOON,
    );
    await deps.channels.prefer(channel, [{ does: 'set', kind: 'written', value: 'de' }], null, NOON);
    expect((await titles()).map((title) => title.includes('letzte'))).toEqual([true, false, true]);
  });
});

describe('a thread', () => {
  const above: Caller = { ...manager, address: 'above', channelTitle: '#above' };
  const thread: Caller = { ...manager, address: 'thread', channelTitle: '#a story', within: 'above' };
  const read = async (typed: string) => plainCard(await host.runText(typed, thread), NOON);

  it('goes by its channel until it has subscriptions of its own', async () => {
    expect(await read('subscriptions')).toBe('#a story gets nothing yet.');
    await host.runText('subscribe topic nothing-like-this', above);
    const said = await read('subscriptions');
    expect(said).toContain('This thread subscribes to nothing itself, so it goes by #above;');
    expect(said).toContain('stories on “nothing-like-this”, since ');
    expect(await read('briefing 30d')).toContain('Nothing new that this channel gets;');
    expect(await read('recap')).toContain('No stories in this week that this channel gets.');
    expect(await read('catchup')).toContain('you have not looked here before');
    expect(plainCard(await host.runText('catchup', above), NOON)).toContain('when you last looked');
    await host.runText('subscribe everything', thread);
    expect(await read('subscriptions')).toMatch(/^#a story gets\n\n• everything, since /);
    expect(await read('briefing 30d')).toMatch(/\d+ stories from \d+ articles/);
    await host.runText('unsubscribe all', thread);
    expect(await read('subscriptions')).toContain('it goes by #above;');
  });
});

describe('asking', () => {
  it('what does not exist is answered with what does', async () => {
    expect((await host.runText('breifing', member)).summary).toContain('did you mean /briefing?');
    const card = await host.runText('timeline beijng', member);
    expect(card.summary).toContain('Did you mean');
    expect(invocations(card)).toContainEqual({ command: 'timeline', options: { topic: 'Beijing' } });
  });

  it('a timeline of years without events leads to all of them', async () => {
    for (const all of [{ topic: 'beijing' }, {}] as const) {
      const card = await host.run({ command: 'timeline', options: { ...all, until: '1901' } }, member);
      expect(card.summary).toMatch(/^No dated events.* in these years/);
      expect(invocations(card)).toEqual([{ command: 'timeline', options: all }]);
    }
  });

  it('every way on from a timeline leads to events', async () => {
    const ways = invocations(await host.runText('timeline ai', member)).filter(({ share }) => !share);
    expect(ways.map(({ command }) => command)).toContain('timeline');
    for (const way of ways) {
      expect((await host.run(way, member)).summary, JSON.stringify(way)).toMatch(/^Timeline · .*: \d+ event/);
    }
  });

  it('leaves what a channel gets to those who manage it', async () => {
    expect((await host.runText('subscribe developers', member)).summary).toContain(
      'for those who manage this channel',
    );
    expect((await host.runText('sources remove Anything', member)).summary).toContain(
      'may change the sources',
    );
    expect((await host.runText('sources', member)).summary).not.toContain('manage');
  });

  it('subscribes, shows and takes back', async () => {
    const at = { ...manager, address: 'elsewhere', channelTitle: '#else' };
    expect((await host.runText('subscribe topic open weights', at)).summary).toContain('now gets');
    expect((await host.runText('subscriptions', at)).summary).toBe('#else gets stories on “open weights”');
    expect((await host.runText('unsubscribe topic open weights', at)).summary).toContain('no longer gets');
    expect((await host.runText('subscriptions', at)).summary).toContain('gets nothing yet');
  });

  it('subscribes to several at once, or to none where one of them is not known', async () => {
    const at = { ...manager, address: 'several', channelTitle: '#several' };
    const all = 'subscribe audience nobody; topic chips';
    expect((await host.runText(all, at)).summary).toContain('“nobody” is no audience');
    expect((await host.runText('subscriptions', at)).summary).toContain('gets nothing yet');
    const options = { what: 'audience developers\ntopic open weights\neverything\ntopic Open weights' };
    const card = await host.run({ command: 'subscribe', options }, at);
    expect(card.summary).toContain('stories for developers, stories on “open weights” and everything');
    const again = await host.runText('subscribe everything; topic chips', at);
    expect(again.summary).toContain('now gets stories on “chips”, from the next story on. It already got');
  });

  it('asks what to subscribe to by a form whose answers the command takes', async () => {
    const at = { ...manager, address: 'form', channelTitle: '#form' };
    const { form } = await host.runText('subscribe', at);
    const sourceName = (await host.suggest('source', '', at))[0]?.value;
    expect([form?.title.length, form?.submit.length].every((length) => length && length <= 24)).toBe(true);
    const lines = form?.fields.flatMap(({ offers }) =>
      'choices' in offers
        ? offers.choices.map(({ value }) => value)
        : [`${offers.before}${offers.suggest === 'source' ? sourceName : 'chips'}`],
    );
    const options = { [form?.into ?? '']: lines?.join('\n') ?? '' };
    const card = await host.run({ command: form?.run.command ?? '', options }, at);
    expect(card.summary).toContain('#form now gets stories for developers');
  });

  it('takes feedback, shows it, and takes it back', async () => {
    const at = { ...member, address: 'taste', channelTitle: '#taste' };
    expect((await host.runText('feedback', at)).summary).toContain('Nobody has said anything');
    expect((await host.runText('feedback useful tech hub', at)).summary).toContain('Noted as useful');
    expect((await host.runText('feedback not-for-us tech hub', at)).summary).toContain(
      'not for this channel',
    );
    expect((await host.runText('feedback', at)).summary).toBe('#taste: 1 not for us');
    expect((await host.runText('feedback take-back tech hub', at)).summary).toContain('Taken back');
    expect((await host.runText('feedback useful', at)).summary).toContain('Which story?');
    expect((await host.runText('feedback forget', at)).summary).toContain('Only those who manage');
  });

  it('marks the statement that is wrong, which only the operator withholds and shows again', async () => {
    const asked = await host.runText('feedback wrong tech hub', member);
    const choices = invocations(asked).filter(({ options }) => options.claim !== undefined);
    const [choice] = choices;
    if (!choice) throw new Error('there is nothing to choose from');
    expect((await host.run(choice, member)).summary).toContain('the operator is told');
    const ops = { ...manager, address: 'ops', channelTitle: '#ops' };
    await host.runText('dateline notices here', ops);
    const status = await host.runText('dateline status', ops);
    const [withhold] = invocations(status);
    if (!withhold) throw new Error('the status offers nothing');
    expect((await host.run(withhold, manager)).summary).toContain('Only those who manage the channel');
    expect((await host.run(withhold, ops)).summary).toContain('Withheld');
    const words = { command: 'story', options: { words: choice.options.words ?? '', part: 'card' } };
    expect(plainCard(await host.run(words, member), NOON)).toContain('1 statement withheld');
    const [restore] = invocations(await host.runText('dateline status', ops));
    expect(restore?.options.what).toBe('restore');
    if (restore) await host.run(restore, ops);
    expect(plainCard(await host.run(words, member), NOON)).not.toContain('withheld');
  });

  it('a briefing again shows what came since the last one, a day at least', async () => {
    const card = await host.runText('briefing', manager);
    expect(card.summary).toMatch(/^Briefing · last 24 h: \d+ stories/);
  });

  it('an empty briefing says which audiences would have had something', async () => {
    const card = await host.runText('briefing education-work 2h', member);
    expect(plainCard(card, NOON)).toMatch(/Nothing new/);
  });

  it('completes audiences, topics, stories and subscriptions', async () => {
    const labels = async (kind: Parameters<Host['suggest']>[0], typed: string) =>
      (await host.suggest(kind, typed, manager)).map(({ value }) => value);
    expect(await labels('audience', 'dev')).toContain('developers');
    expect(await labels('topic', 'beij')).toContain('Beijing');
    expect((await labels('story', 'tech hub'))[0]).toMatch(/^\d+$/);
    expect(await labels('wanted', 'invest')).toContain('investors');
  });

  it('refuses a way to post that the place does not have, and says what it has', async () => {
    const deliver = async (form: string, has: { threads: boolean; forums: boolean }, publishedAnHour = 0) =>
      (await createHost(deps, 'memory', { ...has, publishedAnHour }).runText(`deliver ${form}`, manager))
        .summary;
    expect(await deliver('forum', { threads: true, forums: false })).toBe(
      'There are no forums here; type /deliver thread or /deliver channel.',
    );
    expect(await deliver('thread', { threads: false, forums: false })).toBe(
      'There are no threads here; type /deliver channel.',
    );
    expect(await deliver('thread', { threads: true, forums: false })).not.toContain('There are no');
    expect(await deliver('channel', { threads: false, forums: false })).not.toContain('There are no');
    const plain = { threads: false, forums: false };
    expect(await deliver('publish', plain)).toContain('Posts are not passed on from here');
    expect(await deliver('publish', plain, 10)).toMatch(
      /at most 5 posts an hour.*published to all who follow/,
    );
    await deliver('limit off', plain);
    expect(await deliver('publish', plain, 10)).toContain('at most 10 posts an hour');
    expect(await deliver('publish off', plain)).not.toContain('published');
  });

  it('writes in no other language where no model is set, and says what sets one', async () => {
    expect((await host.runText('deliver language de', manager)).summary).toMatch(
      /^No language model is set.*LLM_BASE_URL.*\.$/,
    );
    expect((await host.runText('deliver language klingon', manager)).summary).toContain('type language de');
  });

  it('keeps a defect to itself and gives a reference to the log', async () => {
    const broken = createHost(
      {
        db,
        commands,
        queries: new Proxy({} as never, { get: () => () => Promise.reject(new Error('secret detail')) }),
        channels: createChannels({
          db,
          findFeeds: async () => [],
          readList: async () => ({ feeds: [], refused: [] }),
        }),
        pictures: createPictures(),
        now: () => NOON,
        log: silentLog,
        version: '0.0.0',
        secretKeys: [],
      },
      'memory',
    );
    const card = await broken.runText('recap', member);
    expect(card.summary).toMatch(/tell the operator “[0-9a-f]{6}”/);
    expect(card.summary).not.toContain('secret');
  });
});
