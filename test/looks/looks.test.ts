import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discord } from '../../adapters/discord/index.ts';
import { slack } from '../../adapters/slack/index.ts';
import type { DeliveryId } from '../../src/model.ts';
import { createFakeHost } from '../fakes/host.ts';
import { type LocalReader, openWorkspace, words } from '../fakes/local-reader.ts';
import { everyLook } from '../fakes/looks.ts';
import { HOSTILE, hostileCard, NOON, storyCard } from '../fixtures/cards.ts';
import { everyKind } from '../fixtures/every-kind.ts';

let reader: LocalReader;
let post: string;
const figures = (body: string) => body.split('<figure').slice(1);

beforeAll(async () => {
  const host = Object.assign(createFakeHost(NOON), { looks: everyLook });
  reader = await openWorkspace({}, host);
  post = await reader.platform.post('policy', storyCard, 'looks0001' as DeliveryId);
  host.answer = () => storyCard;
});
afterAll(() => reader.close());

function unescaped(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('a card as on other platforms', () => {
  it.each(['post', 'story'])(
    'shows the very payloads side by side, and how they look: a %s',
    async (what) => {
      const path = what === 'post' ? `/c/policy/looks/${post}` : '/story/42/looks?in=policy';
      const { status, body } = await reader.get(path);
      const [onSlack = '', onDiscord = '', ...more] = figures(body);
      expect([status, more.length]).toEqual([200, 0]);
      const payload = (figure: string) => JSON.parse(unescaped(figure.split(/<\/?pre[^>]*>/)[1] ?? ''));
      expect(payload(onSlack)).toEqual(JSON.parse(JSON.stringify(slack.render(storyCard, NOON))));
      expect(payload(onDiscord)).toEqual(JSON.parse(JSON.stringify(discord.render(storyCard, NOON))));
      for (const figure of [onSlack, onDiscord]) {
        const text = words(figure.split('<details>')[0] ?? '');
        expect(text).toMatch(/Harbour Review \+2 sources.*Beijing is named a global tech hub.*What changed/);
        expect(text).toMatch(/Deep insight.*Timeline.*Original source: Harbour Review/);
        expect(figure).toContain('<a href="https://harbour.example/beijing"');
      }
    },
  );

  it('is a link away from the post and from the story', async () => {
    expect((await reader.get('/c/policy')).body).toContain(`href="/c/policy/looks/${post}"`);
    expect((await reader.get('/story/42?in=policy')).body).toContain('href="/story/42/looks?in=policy"');
  });

  it('lets no text of a feed become markup', async () => {
    const hostile = await reader.platform.post('policy', hostileCard, 'looks0002' as DeliveryId);
    const { body } = await reader.get(`/c/policy/looks/${hostile}`);
    expect(body).not.toMatch(/<b>html<\/b>|javascript:alert\(1\)"/);
    expect(body).not.toContain('href="https://evil.example');
    expect(words(body)).toContain(HOSTILE.slice(-20, -10));
  });

  it.each(Object.keys(everyKind))('draws every word of a %s that the platforms get', async (kind) => {
    for (const { name, show } of await everyLook()) {
      const { payload, html } = show(everyKind[kind]?.('longest') ?? storyCard, NOON);
      const shown = words(html).replaceAll(/\s/g, '').length;
      const texts = [...JSON.stringify(payload).matchAll(/"(?:text|content)":"((?:[^"\\]|\\.)*)"/g)];
      expect(texts.length, name).toBeGreaterThan(0);
      expect(shown, name).toBeGreaterThan(texts.length * 2);
      expect(html).not.toMatch(/\*\*|<!date|\\\\/);
    }
  });

  it('has the stylesheet of each platform, and nothing under other names', async () => {
    expect((await reader.get('/looks/slack.css')).body).toContain('.look-slack');
    expect((await reader.get('/looks/discord.css')).body).toContain('.look-discord');
    for (const path of ['/looks/other.css', '/c/policy/looks/none', '/c/nowhere/looks/x']) {
      expect((await reader.get(path)).status, path).toBe(404);
    }
  });
});
