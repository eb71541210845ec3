/** What the README says of adding Dateline to Slack and to Discord, followed to the letter against the fakes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WANTED } from '../../adapters/discord/permissions.table.ts';
import { startFakeDiscord } from '../fakes/discord/index.ts';
import { openPortal } from '../fakes/discord/portal.ts';
import { makeFeedsDue } from '../fakes/due-feeds.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';
import { startFakeSlack } from '../fakes/slack/index.ts';
import { until } from '../fakes/until.ts';
import { type Front, startFront } from './front.ts';
import { type Belongings, Operator } from './operator.ts';
import { readSection } from './words.ts';

const NEWS = 'Riverbank opens the source of its Python compiler on GitHub for developers';
const OLD = 'Ferry timetable of the northern islands changes in autumn';
const LONG = 120_000;

/** One operator with a feed of their own; all of it is closed at the end of the test. */
interface Setting {
  readonly feeds: FeedServer;
  readonly operator: Operator;
}
const leaving: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const leave of leaving.reverse()) await leave();
});

/** Closes it at the end. */
function closing<T extends { close(): Promise<void> }>(opened: T): T {
  leaving.push(() => opened.close());
  return opened;
}

function feedXml(feeds: FeedServer, ...titles: readonly string[]): string {
  const items = titles.map(
    (title) =>
      `<item><title>${title}</title><link>${feeds.url(`/${title.length}`)}</link><guid>${title}</guid>` +
      `<pubDate>${new Date(Date.now() - 60_000).toUTCString()}</pubDate><description>${title}.</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Test Wire</title><link>https://news.example/</link>${items.join('')}</channel></rss>`;
}

/** An operator beside a feed with one old entry. */
async function begin(has: Belongings): Promise<Setting> {
  const feeds = closing(await startFeedServer());
  feeds.set('/feed.xml', { body: feedXml(feeds, OLD) });
  const env = { FEEDS: 'test-feeds.opml', ALLOW_PRIVATE_HOSTS: feeds.host, ...has.env };
  const operator = new Operator({ ...has, env });
  leaving.push(() => operator.leave());
  const outline = `<outline type="rss" text="Test Wire" xmlUrl="${feeds.url('/feed.xml')}"/>`;
  writeFileSync(
    join(operator.folder, 'test-feeds.opml'),
    `<opml version="2.0"><body>${outline}</body></opml>`,
  );
  return { feeds, operator };
}

/** Something new for developers comes in, and stands once in each of these places, by their texts. */
async function newsArrives({ feeds, operator }: Setting, ...places: (() => readonly string[])[]) {
  await until(() => feeds.requests.some(({ path }) => path === '/feed.xml'), 'the feed is polled');
  feeds.set('/feed.xml', { body: feedXml(feeds, NEWS, OLD) });
  const times = () => places.map((seen) => seen().filter((text) => text.includes('Riverbank')).length);
  let looks = 0;
  await until(
    async () => {
      looks += 1;
      if (looks % 50 === 1) await makeFeedsDue(`file:${join(operator.folder, 'data/dateline.db')}`);
      return times().every((count) => count > 0);
    },
    'the card is posted',
    60_000,
  );
  expect(times()).toEqual(places.map(() => 1));
}

/** A fake Slack whose app is not made yet, and a channel that the bot is not in. */
async function slackToSetUp(front?: Front, channel = 'strange') {
  const slack = closing(await startFakeSlack());
  const site = slack.appSite();
  const type = async (words: string) => {
    if (words.startsWith('/invite ')) return `${slack.invite(channel, words.slice('/invite '.length))}`;
    return (await slack.command(channel, words)).text;
  };
  const secrets = { SLACK_STATE_SECRET: 's'.repeat(44), SECRETS_KEY: Buffer.alloc(32, 7).toString('base64') };
  const own = front ? { PUBLIC_URL: front.url, ...secrets } : {};
  return { slack, ...(await begin({ site, type, own, env: { SLACK_API_URL: slack.apiUrl } })) };
}

const textsOn = (slack: Awaited<ReturnType<typeof startFakeSlack>>, channel: string) => () =>
  slack.messages(channel).map(({ text }) => text);

describe.concurrent('"Add to Slack", followed', () => {
  const { steps, paragraphs } = readSection('Add to Slack');
  const [print = '', create = '', install = '', appToken = '', start = ''] = steps;

  it(
    'step by step: Socket Mode',
    async () => {
      const { slack, ...setting } = await slackToSetUp();
      const { operator } = setting;
      for (const step of steps) await operator.follow(step);
      expect(operator.answers.at(-1)).toContain('now gets stories for developers');
      expect(await operator.complaints()).toEqual([]);
      await newsArrives(setting, textsOn(slack, 'strange'));
      expect(slack.workspace.invalidBodies).toEqual([]);
    },
    LONG,
  );

  it(
    '"Without Socket Mode": signed requests',
    async () => {
      const front = closing(await startFront());
      const { slack, ...setting } = await slackToSetUp(front);
      const { operator } = setting;
      const without = paragraphs.find((one) => one.startsWith('Without Socket Mode')) ?? '';
      const [settings = '', leaveOut, verify = ''] = without.split(/(?<=\.) (?=[A-Z])/);
      expect([leaveOut, appToken]).toEqual([
        'Leave out step 4.',
        expect.stringContaining('connections:write'),
      ]);
      for (const step of [print, create, settings, install]) await operator.follow(step);
      const [run = '', ...then] = start.split(/(?<=\.) (?=[A-Z])/);
      await operator.follow(run);
      front.leadTo(operator.address);
      await operator.follow(verify);
      for (const sentence of then) await operator.follow(sentence);
      expect(slack.sockets.opened()).toBe(0);
      expect(operator.answers.at(-1)).toContain('now gets stories for developers');
      expect(await operator.complaints()).toEqual([]);
      await newsArrives(setting, textsOn(slack, 'strange'));
    },
    LONG,
  );
});

describe.concurrent('"Many workspaces", followed', () => {
  const { steps } = readSection('Add to Slack');
  const { paragraphs } = readSection('Many workspaces');

  it(
    'sentence by sentence, over a socket',
    async () => {
      const front = closing(await startFront());
      const { slack, ...setting } = await slackToSetUp(front, 'east');
      const { operator } = setting;
      const general = slack.workspace.channels.get('C0GENERAL');
      if (general)
        slack.workspace.channels.set('C0EAST', {
          ...general,
          messages: [],
          id: 'C0EAST',
          name: 'east',
          team: 'T0EAST',
        });
      const [print = '', create = '', , appToken = ''] = steps;
      const [first = '', ...sentences] = (paragraphs[0] ?? '').split(/(?<=[.)]) (?=[A-Z])|, (?=then put)/);
      expect(first).toContain('or steps 1, 2 and 4 (not 3)');
      for (const step of [print, create, appToken]) await operator.follow(step);
      for (const sentence of sentences) {
        const page = /`(\/slack\/install)`/.exec(sentence)?.[1];
        if (page) await slack.oauth.install(new URL(page, front.url).href, { team: 'T0EAST', name: 'East' });
        else await operator.follow(sentence);
        if (operator.address) front.leadTo(operator.address);
      }
      await operator.follow(steps.at(-1)?.split('`npm start`. ')[1] ?? '');
      expect(operator.answers.at(-1)).toContain('now gets stories for developers');
      expect(await operator.complaints()).toEqual([]);
      expect(operator.printed).toContain('every scope it needs in East');
      await newsArrives(setting, textsOn(slack, 'east'));
    },
    LONG,
  );
});

describe.concurrent('"Add to Discord", followed', () => {
  const { steps } = readSection('Add to Discord');

  it(
    'step by step',
    async () => {
      const discord = closing(
        await startFakeDiscord({
          channels: [{ name: 'news' }, { name: 'talk', type: 15, tags: ['Developers'] }],
        }),
      );
      const { world } = discord;
      let post = '';
      const type = async (words: string) => {
        // The forum comes last: "type it in one of its posts".
        if (words.startsWith('/deliver')) {
          post = world.openThread(world.channel('talk'), world.id(), 'hello').id;
          await discord.type(post, 'subscribe developers');
          return (await discord.type(post, words.slice(1))).text;
        }
        return (await discord.type('news', words.slice(1))).text;
      };
      const setting = await begin({
        site: openPortal(world),
        type,
        env: { DISCORD_API_URL: discord.apiUrl },
      });
      const { operator } = setting;
      for (const step of steps) await operator.follow(step);
      expect(operator.answers).toEqual([
        expect.stringContaining('now gets stories for developers'),
        expect.stringContaining('as posts of a forum'),
      ]);
      expect(await operator.complaints()).toEqual([]);
      const inForum = () =>
        world.channels
          .filter(({ thread, id }) => thread?.parent === world.channel('talk').id && id !== post)
          .flatMap(({ id }) => discord.messages(id).map(({ text }) => text));
      await newsArrives(setting, () => discord.messages('news').map(({ text }) => text), inForum);
      expect(world.invalidBodies).toEqual([]);
    },
    LONG,
  );

  it('names exactly the permissions of the invitation', () => {
    const [, list = ''] =
      /exactly the permissions that Dateline uses \(([^)]*)\)/.exec(steps.join(' ')) ?? [];
    expect(list.split(', ').sort()).toEqual(WANTED.map(({ name }) => name).sort());
  });
});
