/**
 * A timeline's picture as data: what it shows, what is said to those who cannot see it, and the room that it takes.
 * No bytes: `src/pictures/` draws it when a platform asks. The room follows from the texts alone, so that a page
 * can keep it free before anything is drawn.
 */
import { dateWords } from './event-date.ts';

/** One row. */
export interface PictureEvent {
  /** `2014`, `2014-02` or `2014-02-11`. */
  readonly date: string;
  readonly text: string;
  readonly planned: boolean;
}

/** What is drawn. */
export interface Picture {
  readonly title: string;
  /** Small print below the title. */
  readonly note: string;
  /** Oldest first, what has happened before what is planned; 12 at most. */
  readonly events: readonly PictureEvent[];
  /** The picture in a sentence or two, for those who cannot see it: 500 characters at most. */
  readonly alt: string;
  /** Pixels; a third of it is what a phone shows. */
  readonly width: number;
  readonly height: number;
}

/**
 * Sizes in pixels of a picture 1,080 wide, so that a phone of 360 points shows the text with 12 of them. `units` is
 * how many average letters a line holds, counted narrowly, for a row must never need more lines than were reserved.
 */
export const FRAME = {
  width: 1080,
  /** A phone's whole screen: what is taller is shown smaller. */
  tallest: 2340,
  margin: 56,
  title: { size: 52, line: 68 },
  note: { size: 32, line: 46 },
  date: { size: 30, line: 42 },
  text: { size: 36, line: 48, left: 168, units: 46 },
  afterHead: 38,
  betweenRows: 26,
  planned: 60,
} as const;

const MOST_EVENTS = 12;
const MOST_LINES = 5;
const LIMITS = { title: 60, note: 80, text: 300, alt: 500 } as const;

/** Makes the picture of a timeline; null where there is nothing to draw. More events than 12: the latest 12. */
export function timelinePicture(
  title: string,
  note: string,
  events: readonly PictureEvent[],
): Picture | null {
  const shown = events.slice(-MOST_EVENTS).map(({ date, text, planned }) => ({
    date: date.slice(0, 10),
    text: clip(drawable(text), LIMITS.text),
    planned,
  }));
  if (shown.length === 0) return null;
  const past = shown.filter(({ planned }) => !planned);
  const fitted = fitScreen([...past, ...shown.filter(({ planned }) => planned)]);
  const left = events.length - shown.length;
  const heading = clip(drawable(title), LIMITS.title);
  return {
    title: heading,
    note: clip(drawable(left > 0 ? `${note} · the latest ${shown.length}` : note), LIMITS.note),
    events: fitted,
    alt: alternative(heading, fitted),
    width: FRAME.width,
    height: layout(fitted).height,
  };
}

/** As many lines for each text as one screen has room for, the same for all; two at least. */
function fitScreen(events: readonly PictureEvent[]): readonly PictureEvent[] {
  for (let lines = MOST_LINES; lines > 2; lines -= 1) {
    const shortened = shorten(events, lines);
    if (layout(shortened).height <= FRAME.tallest) return shortened;
  }
  return shorten(events, 2);
}

function shorten(events: readonly PictureEvent[], lines: number): readonly PictureEvent[] {
  return events.map((event) => ({ ...event, text: cutToLines(event.text, lines) }));
}

/** Cuts between words where there are any. */
function cutToLines(text: string, lines: number): string {
  if (linesOf(text) <= lines) return text;
  let room = lines * FRAME.text.units - 1;
  let kept = '';
  for (const letter of text) {
    room -= unitsOf(letter);
    if (room < 0) break;
    kept += letter;
  }
  return `${kept.replace(/\s+\S{0,20}$/u, '').replace(/[\s,;:–—-]+$/u, '')}…`;
}

function alternative(title: string, events: readonly PictureEvent[]): string {
  const said = events.map(
    ({ date, text, planned }) => `${dateWords(date)}${planned ? ' (planned)' : ''}: ${text}`,
  );
  const count = events.length === 1 ? 'one event' : `${events.length} events`;
  return clip(`Picture: ${title}, ${count}. The same as text follows. ${said.join(' ')}`, LIMITS.alt);
}

/** Where a row stands. */
export interface Place {
  /** Top of its date. */
  readonly top: number;
  /** Lines of text that it has room for. */
  readonly lines: number;
}

/** Where everything stands, in pixels from the top. */
export interface Layout {
  readonly rows: readonly Place[];
  /** Top of the word "Planned"; null where nothing is planned, or everything is. */
  readonly planned: number | null;
  readonly height: number;
}

/** Lays rows out below each other. */
export function layout(events: readonly PictureEvent[]): Layout {
  let top = FRAME.margin + FRAME.title.line + FRAME.note.line + FRAME.afterHead;
  let planned: number | null = null;
  const rows = events.map((event, at): Place => {
    if (event.planned && at > 0 && planned === null) {
      planned = top;
      top += FRAME.planned;
    }
    const lines = linesOf(event.text);
    const place = { top, lines };
    top += FRAME.date.line + lines * FRAME.text.line + FRAME.betweenRows;
    return place;
  });
  return { rows, planned, height: top - FRAME.betweenRows + FRAME.margin };
}

/** Lines that a text may take. */
function linesOf(text: string): number {
  let units = 0;
  for (const letter of text) units += unitsOf(letter);
  return Math.max(1, Math.ceil(units / FRAME.text.units));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{20000}-\u{3ffff}]/u;

/** How wide a letter is: those of East Asia are twice as wide as an average one. */
function unitsOf(letter: string): number {
  if (letter >= '\u1100') return WIDE.test(letter) ? 2.15 : 1;
  const capital = letter !== letter.toLowerCase();
  return capital ? 1.3 : 1;
}

/** What no typeface of ours can show, or what may change the reading of its surroundings. */
const NEVER_DRAWN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Extended_Pictographic}\p{Regional_Indicator}]|[\ufe00-\ufe0f]|\u20e3/gu;

/** A text as it may be drawn: composed, on one line, without emoji, control and direction characters. */
function drawable(text: string): string {
  const lined = text.replace(/\s+/gu, ' ').normalize('NFC');
  return lined
    .replace(NEVER_DRAWN, (found) => ('©®™'.includes(found) ? found : ''))
    .replace(/ {2,}/g, ' ')
    .trim();
}

function clip(text: string, limit: number): string {
  const letters = [...text];
  return letters.length <= limit
    ? text
    : `${letters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
