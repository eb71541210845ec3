/** The page over HTTP: what people read, and that nothing from a feed gets out of its place. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId, StoryId } from '../../src/model.ts';
import { type LocalReader, openWorkspace, words } from '../../test/fakes/local-reader.ts';
import { HOSTILE, hostileCard, NOON, storyCard } from '../../test/fixtures/cards.ts';
import { local } from './index.ts';

let reader: LocalReader;
let count = 0;
const delivery = () => `page${String(++count).padStart(6, '0')}` as DeliveryId;

beforeAll(async () => {
  reader = await openWorkspace();
});
afterAll(async () => reader.close());

describe('a channel', () => {
  it('opens at the front page, with every channel a link away', async () => {
    const start = await reader.get('/');
    expect(start.status).toBe(302);
    const { body } = await reader.get(start.headers.get('location') ?? '');
    for (const channel of ['front-page', 'security', 'builders', 'research', 'policy', 'money']) {
      expect(body).toContain(`href="/c/${channel}"`);
    }
    expect(body).toContain('aria-current="page"');
  });

  it('offers commands to try while it is empty', async () => {
    const { body } = await reader.get('/c/money');
    expect(words(body)).toContain('Nothing here yet');
    expect(body).toContain('value="/echo hello"');
  });

  it('says in words that a channel does not exist', async () => {
    const reply = await reader.get('/c/nowhere');
    expect(reply.status).toBe(404);
    expect(words(reply.body)).toContain('There is no such channel');
  });

  it('computes freshness when a card is shown, not when it was posted', async () => {
    const story = { ...storyCard, newest: NOON - 60_000 };
    await reader.platform.post('research', story, delivery());
    expect(words((await reader.get('/c/research')).body)).toContain('Fresh');
    reader.host.time = NOON + 5 * 86_400_000;
    expect(words((await reader.get('/c/research')).body)).toContain('Stale');
    reader.host.time = NOON;
  });

  it('shows fifty posts, and leads to the earlier ones', async () => {
    const card = (n: number): Card => ({
      kind: 'notice',
      summary: `Post number ${n}.`,
      blocks: [{ type: 'paragraph', line: [{ type: 'text', text: `Post number ${n}.` }] }],
    });
    for (let n = 1; n <= 60; n += 1) await reader.platform.post('builders', card(n), delivery());
    const newest = (await reader.get('/c/builders')).body;
    expect(newest).toContain('Post number 60.');
    expect(newest).not.toContain('Post number 10.');
    const earlier = /href="(\/c\/builders\?before=[^"]+)"/.exec(newest)?.[1] ?? '';
    const before = (await reader.get(earlier)).body;
    expect(before).toContain('Post number 10.');
    expect(before).not.toContain('Post number 11.');
    expect(before).toContain('data-live="no"');
  });
});

describe('text from a feed', () => {
  it('never becomes markup, in posts, answers or links', async () => {
    await reader.platform.post('policy', hostileCard, delivery());
    reader.host.answer = () => hostileCard;
    const channel = (await reader.get('/c/policy')).body;
    const answer = (await reader.send('/c/policy/ask', { text: '/echo "><script>alert(1)</script>' })).body;
    for (const html of [channel, answer]) {
      expect(html).not.toMatch(
        /<b>html|javascript:|href="https:\/\/evil|<script(?! type="module" src="\/assets)/,
      );
      expect(words(html)).toContain(HOSTILE.replace('\u202e', '').replaceAll('&amp;', '&amp;'));
    }
    expect(words(answer)).toContain('/echo "><script>alert(1)</script>');
  });

  it('turns no direction around for what follows it', async () => {
    expect((await reader.get('/c/policy')).body).not.toMatch(/[\u202a-\u202e]/);
  });

  it('is linked without telling the other side who comes', () => {
    const html = String(local.render(storyCard, NOON));
    const links = [...html.matchAll(/<a [^>]*href="https?:[^>]*>/g)];
    expect(links).not.toHaveLength(0);
    for (const [link] of links) {
      expect(link).toContain('target="_blank" rel="noopener noreferrer nofollow"');
    }
  });

  it('has its flags as letters with the name of the region, and its marks as icons', () => {
    const html = String(local.render(storyCard, NOON));
    expect(html).toContain('<abbr class="flag" title="Hong Kong SAR China">HK</abbr>');
    expect(html).toContain('<span class="mark mark-people" aria-hidden="true">👥</span>');
  });
});

describe('without any script', () => {
  it('answers on a page of its own, with a way back', async () => {
    reader.host.answer = () => storyCard;
    const { body, status } = await reader.send('/c/security/ask', { text: 'timeline beijing' });
    expect(status).toBe(200);
    expect(words(body)).toContain('Only you can see this');
    expect(words(body)).toContain('Beijing is named a global tech hub');
    expect(body).toContain('href="/c/security">Back to #security');
  });

  it('shares an answer and goes back to the channel', async () => {
    const reply = await reader.send('/c/security/run', { run: '!echo?words=shared' });
    expect(reply.status).toBe(303);
    expect(words((await reader.get('/c/security')).body)).toContain('Beijing is named a global tech hub');
  });

  it.each([{ run: '' }, { run: 'not an invocation' }, { text: 'echo' }])(
    'says so when a button carries nonsense: %o',
    async (form) => {
      const reply = await reader.send('/c/security/run', form as Record<string, string>);
      expect(reply.status).toBe(400);
      expect(words(reply.body)).toContain('makes no sense');
    },
  );

  it('refuses a command of unreasonable size', async () => {
    expect((await reader.send('/c/security/ask', { text: 'x'.repeat(20_000) })).status).toBe(413);
  });
});

describe('a story on its own page', () => {
  it('has a title, a description and what other programs show of a link', async () => {
    reader.host.answer = () => storyCard;
    const { body } = await reader.get('/story/42?in=policy');
    expect(reader.host.calls.at(-1)).toMatchObject({
      invocation: { command: 'story', options: { words: '42' } },
      caller: { address: 'policy' },
    });
    expect(body).toContain('<title>Beijing is named a global tech hub · Dateline</title>');
    expect(body).toContain('<meta name="description" content="The push reshapes where AI gets built.">');
    expect(body).toContain('<meta property="og:title" content="Beijing is named a global tech hub">');
    expect(body).toContain(`<link rel="canonical" href="${reader.origin}/story/42">`);
    expect(body).toContain('<h1 class="headline">');
  });

  it('is not found where the story is not, with what the command said', async () => {
    reader.host.answer = () => ({ kind: 'notice', summary: 'There is no story 7.', blocks: [] });
    const reply = await reader.get('/story/7');
    expect(reply.status).toBe(404);
    expect(words(reply.body)).toContain('There is no story 7.');
    expect((await reader.get('/story/seven')).status).toBe(404);
  });

  it('is where the rows of a list lead, by their numbers', () => {
    const row = { lead: '1', title: 'Beijing', url: null, aside: [], detail: '' };
    const open = { command: 'story', options: { words: '42' } };
    const list: Card = {
      kind: 'list',
      story: 1 as StoryId,
      summary: 'One story',
      blocks: [{ type: 'rows', rows: [{ ...row, open }] }],
    };
    expect(local.render(list, NOON)).toContain('<a class="opens" href="/story/42?in=front-page">');
  });
});

describe('people who read', () => {
  it('are told apart by a name that their browser keeps', async () => {
    const first = await reader.get('/c/front-page');
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^dateline-reader=[\da-f-]{36};.*HttpOnly/);
    const kept = cookie.split(';')[0] ?? '';
    await reader.send('/c/front-page/ask', { text: 'echo' }, { cookie: kept });
    await reader.send('/c/front-page/ask', { text: 'echo' }, { cookie: kept });
    const people = reader.host.calls.slice(-2).map(({ caller }) => caller.person);
    expect(people).toEqual([kept.split('=')[1], kept.split('=')[1]]);
  });
});
