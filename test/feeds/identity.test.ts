import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownEntry } from '../../src/db/entries.ts';
import { identitiesOf, matchKnown } from '../../src/feeds/identity.ts';
import { type ReadEntry, withWords } from '../../src/feeds/words.ts';
import type { Entry, ParsedFeed } from '../../src/model.ts';

const HEAD: ParsedFeed = {
  title: 'News',
  link: 'https://news.example/',
  format: 'rss',
  entries: [],
  pollMinutes: null,
  skip: null,
  hub: null,
  topic: null,
};
const NOON = Date.UTC(2024, 5, 1, 12);
const read = (entries: readonly Entry[]): readonly ReadEntry[] => withWords({ ...HEAD, entries }).entries;
const entry = (n: number, day = 0): Entry => ({
  id: `guid-${n}`,
  title: `Post ${n}`,
  link: `https://news.example/${n}`,
  published: NOON + day * 86_400_000,
  updated: null,
  author: null,
  summary: `The words of post ${n}.`,
  content: null,
  enclosures: [],
  images: [],
});

/** Numbers of entries that differ, each with the day that it is dated. */
const numbered = fc.uniqueArray(fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 3 })), {
  minLength: 1,
  maxLength: 30,
  selector: ([n]) => n,
});

/** What is stored after a feed of these was read; an entry's number is its article's. */
function stored(entries: readonly (readonly [number, number])[]): KnownEntry[] {
  return read(entries.map(([n, day]) => entry(n, day))).flatMap((one, at) =>
    identitiesOf(one.identities).map((identity) => ({
      identity,
      articleId: (entries[at]?.[0] ?? -1) as KnownEntry['articleId'],
      contentHash: one.contentHash,
      edits: 0,
      title: one.title,
      published: one.published,
    })),
  );
}
const articleOf = (entries: readonly Entry[], known: readonly KnownEntry[]) =>
  matchKnown(read(entries), known).map((match) => match.known?.articleId ?? null);

describe('the identity of entries', () => {
  it('stays with an entry whose date, text and place in the feed change', () => {
    fc.assert(
      fc.property(numbered, fc.nat({ max: 3 }), fc.func(fc.nat()), (entries, day, order) => {
        const again = [...entries].sort(([a], [b]) => order(a) - order(b));
        const changed = again.map(([n]): Entry => ({ ...entry(n, day), summary: `Edited ${day}.` }));
        expect(articleOf(changed, stored(entries))).toEqual(again.map(([n]) => n));
      }),
    );
  });

  it('stays with an entry whose guid changes, or whose link does', () => {
    fc.assert(
      fc.property(numbered, fc.string({ minLength: 1 }), (entries, mark) => {
        const numbers = entries.map(([n]) => n);
        const otherIds = entries.map(([n, day]): Entry => ({ ...entry(n, day), id: `${mark}-${n}` }));
        const otherLinks = entries.map(
          ([n, day]): Entry => ({ ...entry(n, day), link: `https://other.example/${n}` }),
        );
        expect(articleOf(otherIds, stored(entries))).toEqual(numbers);
        expect(articleOf(otherLinks, stored(entries))).toEqual(numbers);
      }),
    );
  });

  it('is never lent to a new entry, however many share one day', () => {
    fc.assert(
      fc.property(numbered, numbered, (entries, others) => {
        const fresh = others.map(([n, day]) => entry(n + 20_000, day));
        const known = entries.map(([n, day]) => entry(n, day));
        const found = articleOf([...fresh, ...known], stored(entries));
        expect(found).toEqual([...fresh.map(() => null), ...entries.map(([n]) => n)]);
      }),
    );
  });

  it('is there for every entry, whatever it says', () => {
    const text = fc.oneof(fc.constant(''), fc.constantFrom('a', '__proto__', 'constructor'), fc.string());
    const any = fc.record({
      id: text,
      link: fc.option(fc.oneof(fc.webUrl(), text)),
      title: text,
      published: fc.option(fc.integer()),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (entries) => {
        const identified = read(entries.map((given) => ({ ...entry(1), ...given })));
        expect(identified.length > 0).toBe(entries.length > 0);
        for (const one of identified) expect(identitiesOf(one.identities).length).toBeGreaterThan(0);
      }),
    );
  });
});
