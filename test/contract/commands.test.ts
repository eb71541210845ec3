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
import type { Database } from '../../src/db/database.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import { groupArticles } from '../../src/pipeline.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { createQueries } from '../../src/queries/index.ts';
import { loadSampleIfEmpty } from '../../src/sample/load.ts';
import { freshDatabase, NOON } from '../fakes/news.ts';

let db: Database;
let host: Host;
const manager: Caller = { person: 'p1', address: 'place', channelTitle: '#news', canManage: true };
const member: Caller = { ...manager, canManage: false };

beforeAll(async () => {
  db = freshDatabase();
  await loadSampleIfEmpty(db, NOON);
  await groupArticles({ db, now: () => NOON });
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  host = createHost(
    {
      db,
      commands,
      queries: createQueries({ db, analyst, audiences: defaultAudiences }),
      channels: createChannels({ db, findFeeds: async (url) => [{ url, title: 'A feed' }] }),
      now: () => NOON,
      log: silentLog,
      version: '0.0.0',
    },
    'memory',
  );
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

describe('asking', () => {
  it('what does not exist is answered with what does', async () => {
    expect((await host.runText('breifing', member)).summary).toContain('did you mean /briefing?');
    const card = await host.runText('timeline beijng', member);
    expect(card.summary).toContain('Did you mean');
    expect(invocations(card)).toContainEqual({ command: 'timeline', options: { topic: 'Beijing' } });
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

  it('keeps a defect to itself and gives a reference to the log', async () => {
    const broken = createHost(
      {
        db,
        commands,
        queries: new Proxy({} as never, { get: () => () => Promise.reject(new Error('secret detail')) }),
        channels: createChannels({ db, findFeeds: async () => [] }),
        now: () => NOON,
        log: silentLog,
        version: '0.0.0',
      },
      'memory',
    );
    const card = await broken.runText('recap', member);
    expect(card.summary).toMatch(/tell the operator “[0-9a-f]{6}”/);
    expect(card.summary).not.toContain('secret');
  });
});
