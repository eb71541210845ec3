import { readFileSync } from 'node:fs';
import { parseOpml } from 'feedsmith';
import { describe, expect, it } from 'vitest';

const opml = readFileSync(new URL('../../feeds.opml', import.meta.url), 'utf8');
const VALUE = '"((?:[^"&<]|&(?:amp|lt|gt|quot|apos);)+)"';
const SECTION = new RegExp(`^ {4}<outline text=${VALUE}>$`);
const FEED = new RegExp(
  `^ {6}<outline type="rss" text=${VALUE} xmlUrl=${VALUE} htmlUrl=${VALUE}` +
    ` dateline:publisher=${VALUE} dateline:region="([A-Z]{2})"/>$`,
);

const lines = opml.slice(opml.indexOf('<body>'), opml.indexOf('</body>')).split('\n').slice(1, -1);
const feeds = lines.flatMap((line) => {
  const [, title, url, page, publisher, region] = FEED.exec(line) ?? [];
  return title && url && page && publisher && region ? [{ title, url, page, publisher, region }] : [];
});

describe('the curated feeds', () => {
  it('are well-formed OPML of one plain form: sections that hold feeds', () => {
    let open = false;
    for (const line of lines) {
      if (line === '    </outline>') open = !open;
      else if (SECTION.test(line)) {
        expect(open, line).toBe(false);
        open = true;
      } else {
        expect(line).toMatch(FEED);
        expect(open, line).toBe(true);
      }
    }
    expect(open).toBe(false);
  });

  it('are read by an OPML library as they were written', () => {
    const sections = parseOpml(opml).body?.outlines ?? [];
    const read = sections.flatMap(({ outlines = [] }) => outlines.map(({ xmlUrl }) => xmlUrl));
    expect(read).toEqual(feeds.map(({ url }) => url.replaceAll('&amp;', '&')));
  });

  it('are at least 45, each once, over https', () => {
    expect(feeds.length).toBeGreaterThanOrEqual(45);
    expect(new Set(feeds.map(({ url }) => url)).size).toBe(feeds.length);
    for (const { url, page } of feeds) {
      expect(new URL(url).protocol).toBe('https:');
      expect(new URL(page).protocol).toBe('https:');
    }
  });

  it('come from at least ten regions that exist, with the reference card’s publisher among them', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    for (const { region } of feeds) expect(names.of(region), region).toBeDefined();
    expect(new Set(feeds.map(({ region }) => region)).size).toBeGreaterThanOrEqual(10);
    expect(feeds).toContainEqual(expect.objectContaining({ publisher: 'SCMP Technology', region: 'HK' }));
  });

  it('give one publisher one region', () => {
    const regions = new Map<string, string>();
    for (const { publisher, region } of feeds) {
      expect(regions.get(publisher) ?? region, publisher).toBe(region);
      regions.set(publisher, region);
    }
  });
});
