/** The typefaces that pictures are set in: subsets of Noto Sans beside this file, read when a text needs them. */
import { readFile } from 'node:fs/promises';
import type { Font } from 'satori';

interface Face {
  readonly name: string;
  readonly file: string;
  readonly weight: 400 | 700;
  /** Letters that ask for it; always there without. */
  readonly for?: RegExp;
}

const HAN = /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\u3200-\u33ff\uff00-\uffef]/u;

/** In the order in which they are asked for a letter. */
const FACES: readonly Face[] = [
  { name: 'Latin', file: 'latin-regular.ttf', weight: 400 },
  { name: 'Latin', file: 'latin-bold.ttf', weight: 700 },
  {
    name: 'Japanese',
    file: 'japanese.otf',
    weight: 400,
    for: /[\p{Script=Hiragana}\p{Script=Katakana}\u30fb\u30fc]/u,
  },
  { name: 'Hangul', file: 'hangul.otf', weight: 400, for: /\p{Script=Hangul}/u },
  { name: 'Han', file: 'han.otf', weight: 400, for: HAN },
];

const read = new Map<string, Promise<Font>>();
const sets = new Map<string, Promise<Font[]>>();

/** The typefaces that a text needs. The same list for the same needs: satori keeps what it parsed of a list. */
export function fontsFor(text: string): Promise<Font[]> {
  const needed = FACES.filter((face) => face.for === undefined || face.for.test(text));
  const key = needed.map(({ file }) => file).join();
  const known = sets.get(key) ?? Promise.all(needed.map(load));
  sets.set(key, known);
  return known;
}

/** Kanji have Japanese shapes where kana stand beside them, and Chinese ones elsewhere. */
export function familyFor(text: string): string {
  const japanese = FACES.some(({ name, for: asks }) => name === 'Japanese' && asks?.test(text));
  return japanese ? 'Latin, Japanese, Han, Hangul' : 'Latin, Han, Hangul, Japanese';
}

function load({ name, file, weight }: Face): Promise<Font> {
  const known =
    read.get(file) ??
    readFile(new URL(`./fonts/${file}`, import.meta.url)).then(
      (data): Font => ({ name, data, weight, style: 'normal' }),
    );
  read.set(file, known);
  return known;
}
