/** A picture as a tree of elements: words on the right, the line of time on the left. */
import { dateWords } from '../cards/event-date.ts';
import { FRAME, type Layout, layout, type Picture, type PictureEvent } from '../cards/picture.ts';
import type { Element } from './element.ts';
import { familyFor } from './fonts.ts';
import type { Palette } from './themes.table.ts';
import { isEven, timeLine } from './time-line.ts';

const WORDS_WIDTH = FRAME.width - FRAME.text.left - FRAME.margin;

/** Draws nothing yet: gives the whole picture as elements at fixed places. */
export function frame(picture: Picture, palette: Palette): Element {
  const { width, height, events } = picture;
  const places = layout(events);
  const children = [
    ...head(picture, isEven(events, places), palette),
    timeLine(events, places, { width, height }, palette),
    ...events.flatMap((event, at) => row(event, places, at, palette)),
    ...plannedHeading(places, palette),
  ];
  const style = { display: 'flex', position: 'relative', width, height, backgroundColor: palette.paper };
  return { type: 'div', props: { style: { ...style, fontFamily: 'Latin' }, children } };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly lines: number;
  readonly type: { readonly size: number; readonly line: number };
  readonly color: string;
  readonly bold?: boolean;
}

/** Words that never leave their box: what does not fit ends in an ellipsis. */
function words(text: string, { left, top, width, lines, type, color, bold }: Box): Element {
  const style = {
    display: 'block',
    position: 'absolute',
    left,
    top,
    width,
    color,
    fontSize: type.size,
    lineHeight: `${type.line}px`,
    fontWeight: bold ? 700 : 400,
    fontFamily: familyFor(text),
    lineClamp: lines,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    // One line is filled to its end, else a long word would leave it empty.
    ...(lines === 1 && { wordBreak: 'break-all' }),
  };
  return { type: 'div', props: { style, children: text } };
}

function head({ title, note }: Picture, even: boolean, { ink, soft }: Palette): Element[] {
  const { margin } = FRAME;
  const small = even ? `${note} · not to scale` : note;
  const box = { left: margin, width: FRAME.width - 2 * margin, lines: 1 };
  return [
    words(title, { ...box, top: margin, type: FRAME.title, color: ink, bold: true }),
    words(small, { ...box, top: margin + FRAME.title.line, type: FRAME.note, color: soft }),
  ];
}

function row(event: PictureEvent, { rows }: Layout, at: number, palette: Palette): Element[] {
  const { top = 0, lines = 1 } = rows[at] ?? {};
  const box = { left: FRAME.text.left, width: WORDS_WIDTH };
  const color = event.planned ? palette.accent : palette.soft;
  return [
    words(dateWords(event.date), { ...box, top, lines: 1, type: FRAME.date, color, bold: true }),
    words(event.text, { ...box, top: top + FRAME.date.line, lines, type: FRAME.text, color: palette.ink }),
  ];
}

function plannedHeading({ planned }: Layout, { accent }: Palette): Element[] {
  if (planned === null) return [];
  const box = { left: FRAME.text.left, width: WORDS_WIDTH, lines: 1 };
  return [words('Planned', { ...box, top: planned, type: FRAME.note, color: accent })];
}
