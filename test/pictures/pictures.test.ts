import { afterAll, describe, expect, it } from 'vitest';
import { FRAME, type Picture, timelinePicture } from '../../src/cards/picture.ts';
import { drawPng, drawSvg } from '../../src/pictures/draw.ts';
import { createPictures } from '../../src/pictures/index.ts';
import { PALETTES } from '../../src/pictures/themes.table.ts';
import { dotsFor } from '../../src/pictures/time-line.ts';
import { event, TIMELINES } from '../fixtures/pictures.ts';

function pictureOf(events: (typeof TIMELINES)[string], title = 'Timeline · Beijing'): Picture {
  const picture = timelinePicture(title, '12 events of 40 · 2014 to 2030', events);
  if (!picture) throw new Error('no picture');
  return picture;
}

interface Word {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly text: string;
}

/** Where satori put the words: it gives each piece of a line as an element with its place and width. */
function wordsIn(svg: string): Word[] {
  return [...svg.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g)].map(([, given = '', text = '']) => {
    const value = (name: string) => Number(new RegExp(`\\b${name}="([-\\d.]+)"`).exec(given)?.[1]);
    // `y` is the base line; letters stand above it, their tails below.
    const [left, base, width, size] = [value('x'), value('y'), value('width'), value('font-size')];
    return { left, top: base - size * 0.75, right: left + width, bottom: base + size * 0.2, text };
  });
}

const overlap = (a: Word, b: Word) =>
  // Kerning moves a letter a little below its neighbour.
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

describe('a drawn timeline', () => {
  it.each(Object.entries(TIMELINES))('keeps all words inside the frame and apart: %s', async (_, events) => {
    const picture = pictureOf(events);
    const words = wordsIn(await drawSvg(picture, 'light', false));
    expect(words.length).toBeGreaterThan(events.length);
    for (const word of words) {
      expect(word.left).toBeGreaterThanOrEqual(FRAME.margin - 1);
      expect(word.right).toBeLessThanOrEqual(FRAME.width - FRAME.margin + 1);
      expect(word.top).toBeGreaterThanOrEqual(0);
      expect(word.bottom).toBeLessThanOrEqual(picture.height);
    }
    const clashes = words.flatMap((a, i) =>
      words
        .slice(i + 1)
        .filter((b) => overlap(a, b))
        .map((b) => [a, b]),
    );
    expect(clashes).toEqual([]);
  });

  it('shows every word of texts that fit', async () => {
    const events = TIMELINES['accents, Cyrillic, Greek'] ?? [];
    const said = wordsIn(await drawSvg(pictureOf(events), 'light', false))
      .map(({ text }) => text)
      .join('');
    for (const { text } of events) expect(said.replace(/\s/g, '')).toContain(text.replace(/\s/g, ''));
  });

  it('fills a title without spaces to the end of its line, and no further', async () => {
    const picture = pictureOf([event('2024', 'It happened.')], 'x'.repeat(300));
    const words = wordsIn(await drawSvg(picture, 'light', false));
    const right = Math.max(
      ...words.filter(({ top }) => top < FRAME.margin + FRAME.title.line / 2).map((w) => w.right),
    );
    expect(right).toBeGreaterThan(FRAME.width * 0.8);
    expect(right).toBeLessThanOrEqual(FRAME.width - FRAME.margin + 1);
  });

  it('leaves a mark for words that no typeface has, and says so where a text is mostly such', async () => {
    const events = [
      event('2023', 'أعلنت الحكومة عن قانون جديد'),
      event('2024', 'Peace (שלום) was made in the city.'),
    ];
    const said = wordsIn(await drawSvg(pictureOf(events), 'light', false))
      .map(({ text }) => text)
      .join('');
    expect(said.replace(/\s/g, '')).toContain('Inascriptthatthispicturecannotshow;thetextsaysit.');
    expect(said.replace(/\s/g, '')).toContain('Peace(…)wasmadeinthecity.');
    expect(said).not.toMatch(/[\u0590-\u06ff]/);
  });

  it('is a PNG of the size that was promised, in the colours of its background', async () => {
    const picture = pictureOf(TIMELINES['one event'] ?? []);
    for (const theme of ['light', 'dark'] as const) {
      const png = Buffer.from(await drawPng(picture, theme));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([picture.width, picture.height]);
      expect(await drawSvg(picture, theme)).toContain(PALETTES[theme].paper);
    }
  });
});

describe('the line of time', () => {
  const anchors = [100, 200, 300, 400];

  it('keeps the true distances of dates', () => {
    expect(dotsFor(['2020', '2021', '2023', '2024'], anchors).map(Math.round)).toEqual([100, 175, 325, 400]);
  });

  it('crosses no leads where a year stands before one of its months', () => {
    const dots = dotsFor(['2023', '2024', '2024-01', '2024-12'], anchors);
    expect(dots).toEqual(dots.toSorted((a, b) => a - b));
  });

  it('puts dots beside their rows where true distances could not be followed', () => {
    expect(dotsFor(['1826', '2025-12', '2026-01', '2026-02'], anchors)).toEqual(anchors);
    expect(dotsFor(['2024-03-05', '2024-03-05', '2024-03-05', '2024-03-05'], anchors)).toEqual(anchors);
  });
});

describe('the drawing thread', () => {
  const pictures = createPictures();
  afterAll(() => pictures.close());
  const picture = pictureOf(TIMELINES['one event'] ?? []);

  it('draws what is asked for, and keeps it', async () => {
    const [first, again] = await Promise.all([
      pictures.draw(picture, 'light'),
      pictures.draw(picture, 'light'),
    ]);
    expect(Buffer.from(first).subarray(1, 4).toString()).toBe('PNG');
    expect(again).toBe(first);
    expect(await pictures.draw({ ...picture, title: 'Another' }, 'light')).not.toEqual(first);
  });

  it('says that it failed instead of keeping anybody waiting, and draws the next one', async () => {
    const broken = {
      ...picture,
      events: [{ date: '2024', text: null as unknown as string, planned: false }],
    };
    await expect(pictures.draw(broken, 'light')).rejects.toThrow();
    await expect(pictures.draw(picture, 'dark')).resolves.toBeDefined();
  });

  it('lets those go who still wait when Dateline stops', async () => {
    const closing = createPictures();
    const waiting = closing.draw(picture, 'light');
    const refused = expect(waiting).rejects.toThrow('stopping');
    await closing.close();
    await refused;
    await expect(closing.draw(picture, 'dark')).rejects.toThrow('stopping');
  });
});
