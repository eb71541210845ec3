/**
 * Pictures of cards. A picture's data is small, so its address carries all of it: nothing is stored, and a post of
 * last month shows its picture after any number of restarts.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Picture, type PictureEvent, timelinePicture } from '../../src/cards/picture.ts';
import { html, type Markup } from './markup.ts';

/** Bytes of data behind an address; 12 events of 240 letters have fewer in any script. */
const MOST_BYTES = 16 * 1024;
/** Node takes 16 KB for all headers of a request. */
const MOST_LETTERS = 12_000;

/** A picture for light and dark screens, with its room kept free. Nothing where an address would be too long. */
export function pictureTag(picture: Picture): Markup {
  const what = write(picture);
  if (what.length > MOST_LETTERS) return html``;
  const { width, height, alt } = picture;
  return html`<picture class="picture"><source srcset="/picture/dark/${what}" media="(prefers-color-scheme: dark)">
    <img src="/picture/light/${what}" width="${width}" height="${height}" alt="${alt}" loading="lazy" decoding="async"></picture>`;
}

function write({ title, note, events }: Picture): string {
  const data = [title, note, ...events.map(({ date, text, planned }) => [date, text, planned ? 1 : 0])];
  return deflateRawSync(JSON.stringify(data)).toString('base64url');
}

/** The picture that an address carries; null for anything that is none. Its room is worked out anew. */
export function readPicture(what: string): Picture | null {
  if (what.length > MOST_LETTERS) return null;
  try {
    const bytes = inflateRawSync(Buffer.from(what, 'base64url'), { maxOutputLength: MOST_BYTES });
    const data: unknown = JSON.parse(bytes.toString());
    return Array.isArray(data) ? fromData(data) : null;
  } catch {
    return null;
  }
}

function fromData([title, note, ...rows]: readonly unknown[]): Picture | null {
  const events = rows.flatMap((row) => eventFrom(row) ?? []);
  const sound = typeof title === 'string' && typeof note === 'string' && events.length === rows.length;
  return sound ? timelinePicture(title, note, events) : null;
}

function eventFrom(row: unknown): PictureEvent | null {
  const [date, text, planned] = Array.isArray(row) ? row : [];
  if (typeof date !== 'string' || typeof text !== 'string') return null;
  return /^\d{4}(-\d{2}){0,2}$/.test(date) ? { date, text, planned: planned === 1 } : null;
}
