/** From a picture as data to a PNG: satori sets the words, resvg paints. */
import satori from 'satori';
import type { Picture } from '../cards/picture.ts';
import { fontsFor } from './fonts.ts';
import { frame } from './frame.ts';
import { PALETTES, type Theme } from './themes.table.ts';

/** Stands where a text is mostly in a script that no typeface here has: better than boxes in its place. */
const UNDRAWN = 'In a script that this picture cannot show; the text says it.';

/** Stands for a letter that is left out; no picture's text holds it. */
const GAP = '\u0000';
/** Words of such letters; a single one, such as a rare accent, leaves no mark. */
const WORD_GAP = new RegExp(`${GAP}{2,}(?:\\s*${GAP}+)*`, 'g');

/** The picture as SVG. `outlines` false keeps words as words, for tests to read. */
export async function drawSvg(picture: Picture, theme: Theme, outlines = true): Promise<string> {
  const missing = new Set<string>();
  const drawn = await set(picture, theme, { outlines, missing });
  return missing.size === 0 ? drawn : set(without(picture, missing), theme, { outlines, missing: new Set() });
}

/** The picture as PNG bytes. */
export async function drawPng(picture: Picture, theme: Theme): Promise<Uint8Array> {
  const svg = await drawSvg(picture, theme);
  const { Resvg } = await import('@resvg/resvg-js');
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

interface Setting {
  readonly outlines: boolean;
  /** Collects what no typeface has. */
  readonly missing: Set<string>;
}

async function set(picture: Picture, theme: Theme, { outlines, missing }: Setting): Promise<string> {
  const { title, note, events, width, height } = picture;
  const text = [title, note, ...events.map((event) => event.text)].join(' ');
  return satori(frame(picture, PALETTES[theme]), {
    width,
    height,
    embedFont: outlines,
    fonts: await fontsFor(text),
    loadAdditionalAsset: async (_code, segment) => {
      missing.add(segment);
      return [];
    },
  });
}

/** Takes out what cannot be drawn, words leaving a mark; a text that is mostly such says so instead. */
function without(picture: Picture, missing: ReadonlySet<string>): Picture {
  const lost = new Set([...missing].flatMap((segment) => [...segment]));
  const kept = (text: string, instead: string) => {
    const letters = [...text];
    const left = letters.filter((letter) => !lost.has(letter)).length;
    if (left < 0.7 * letters.length) return instead;
    const gaps = letters.map((letter) => (lost.has(letter) ? GAP : letter)).join('');
    return gaps.replace(WORD_GAP, '…').replaceAll(GAP, '').replace(/ {2,}/g, ' ').trim();
  };
  return {
    ...picture,
    title: kept(picture.title, 'Timeline'),
    note: kept(picture.note, ''),
    events: picture.events.map((event) => ({ ...event, text: kept(event.text, UNDRAWN) })),
  };
}
