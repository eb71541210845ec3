import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prose } from '../../src/sample/article.ts';
import { sampleArticles } from '../../src/sample/edition.table.ts';
import { sampleEdition } from '../../src/sample/edition.ts';
import { words } from '../../src/text/tokens.ts';

const NOW = Date.UTC(2031, 4, 6, 9);
const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

describe('the sample edition', () => {
  it('has 45 to 60 articles from at least eight regions', () => {
    expect(sampleArticles.length).toBeGreaterThanOrEqual(45);
    expect(sampleArticles.length).toBeLessThanOrEqual(60);
    expect(new Set(sampleArticles.map(({ publisher }) => publisher.region)).size).toBeGreaterThanOrEqual(8);
  });

  it('gives no key, title or address twice', () => {
    for (const field of ['key', 'title', 'url'] as const) {
      const values = sampleArticles.map((article) => article[field]);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('links to nothing but addresses that can never exist', () => {
    for (const { url } of sampleArticles) {
      expect(new URL(url).protocol).toBe('https:');
      expect(new URL(url).hostname).toMatch(/\.example$/);
    }
  });

  it('keeps one site and one region per publisher', () => {
    const sites = new Map<string, string>();
    for (const { publisher, url } of sampleArticles) {
      const site = `${new URL(url).hostname} ${publisher.region}`;
      expect(sites.get(publisher.name) ?? site).toBe(site);
      sites.set(publisher.name, site);
    }
    expect(new Set(sites.values()).size).toBe(sites.size);
  });

  it('puts no words into the mouth of a publisher that Dateline really follows', () => {
    const opml = readFileSync(new URL('../../feeds.opml', import.meta.url), 'utf8');
    const real = new Set([...opml.matchAll(/dateline:publisher="([^"]+)"/g)].map(([, name]) => name));
    expect(real.size).toBeGreaterThan(30);
    for (const { publisher } of sampleArticles) expect(real).not.toContain(publisher.name);
  });

  it('is written out: every text is long enough to be an article, in paragraphs', () => {
    for (const { key, text, language } of sampleArticles) {
      const length = words(text, language).length;
      expect(length, key).toBeGreaterThanOrEqual(110);
      expect(length, key).toBeLessThanOrEqual(400);
      expect(text.split('\n\n').length, key).toBeGreaterThanOrEqual(3);
      expect(text, key).not.toMatch(/[^\n]\n[^\n]| {2}|\n{3}/);
    }
  });

  it('speaks German, Spanish, Japanese and Chinese too', () => {
    const languages = new Set(sampleArticles.map(({ language }) => language));
    expect([...languages].sort()).toEqual(['de', 'en', 'es', 'ja', 'zh']);
  });

  it('names no year that may be the reader’s own: absolute dates are long past or far off', () => {
    for (const { key, text } of sampleArticles) {
      for (const [year] of text.matchAll(/(?<![\d.,])20\d\d(?!\d)/g)) {
        expect(Number(year) <= 2025 || Number(year) >= 2028, `${key}: ${year}`).toBe(true);
      }
    }
  });

  it('names no weekday, which would be wrong on most days that it is loaded', () => {
    for (const { key, text } of sampleArticles) {
      expect(text, key).not.toMatch(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/);
    }
  });
});

describe('sampleEdition', () => {
  const edition = sampleEdition(NOW);

  it('is collected over about four weeks, all of it before now, oldest first', () => {
    const collected = edition.map((article) => article.collected);
    expect(collected).toEqual(collected.toSorted((a, b) => a - b));
    expect(Math.max(...collected)).toBeLessThanOrEqual(NOW);
    const published = edition.map((article) => article.published ?? 0);
    expect(NOW - Math.min(...published)).toBeGreaterThan(3 * WEEK);
    expect(NOW - Math.min(...published)).toBeLessThan(4 * WEEK);
  });

  it('has something for every freshness, from within the hour to over three days', () => {
    const ages = edition.map(({ published }) => (NOW - (published ?? 0)) / HOUR);
    for (const [from, to] of [
      [0, 1],
      [1, 6],
      [6, 24],
      [24, 72],
      [72, 700],
    ] as const) {
      expect(ages.some((age) => age >= from && age < to)).toBe(true);
    }
  });

  it('marks every article as sample, none as backlog', () => {
    expect(edition.every(({ sample, backlog }) => sample && !backlog)).toBe(true);
    expect(edition).toHaveLength(sampleArticles.length);
  });
});

describe('prose', () => {
  it('joins wrapped lines and keeps paragraphs apart by one empty line', () => {
    expect(prose('\n  One\n  two.\n\n\n  Three.\n')).toBe('One two.\n\nThree.');
  });
});
