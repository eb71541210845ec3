import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalReader, openWorkspace } from '../../test/fakes/local-reader.ts';
import { fileCard, LIST } from '../../test/fixtures/files.ts';

let reader: LocalReader;
beforeAll(async () => {
  reader = await openWorkspace();
  reader.host.answer = () => fileCard;
});
afterAll(() => reader.close());

describe('an answer with a file', () => {
  it.each([
    ['the page itself', 'text/html'],
    ['its script', 'application/json'],
  ])('brings a link that saves it, for the asker alone: asked by %s', async (_, accept) => {
    const { body } = await reader.send('/c/front-page/ask', { text: '/echo export' }, { accept });
    const page = accept.endsWith('json') ? (JSON.parse(body) as { html: string }).html : body;
    const [, name, address = ''] = /<a class="button" download="([^"]+)" href="([^"]+)">/.exec(page) ?? [];
    expect(name).toBe('feeds.opml');
    const saved = await fetch(address);
    expect(saved.headers.get('content-type')).toBe('text/x-opml');
    expect(await saved.text()).toBe(LIST);
    expect((await reader.get('/c/front-page')).body).not.toContain('feeds.opml');
  });
});
