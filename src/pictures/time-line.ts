/** The line of time: a dot for each event, at its true distance where rows still lead to their dots readably. */
import { FRAME, type Layout, type PictureEvent } from '../cards/picture.ts';
import type { Element } from './element.ts';
import type { Palette } from './themes.table.ts';

const LINE = { x: 76, end: 142, dot: 9, width: 4 } as const;
/** A dot further from its row than this part of the line would need a lead that nobody can follow. */
const MOST_LEAN = 0.33;

/** The middle of a year, month or day as a time, ms. */
function middle(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day) return at(year, (month ?? 1) - 1, day);
  return month ? at(year, month - 1, 15) : at(year, 6, 1);
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function at(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** A year listed before one of its months lies no later than that: anywhere in the year would be right. */
function inOrder(dates: readonly string[]): number[] {
  const times = dates.map(middle);
  for (let i = times.length - 2; i >= 0; i -= 1) {
    const [next, time] = [times[i + 1] ?? 0, times[i] ?? 0];
    if (dates[i + 1]?.startsWith(dates[i] ?? '')) times[i] = Math.min(time, next);
  }
  return times;
}

/**
 * Heights of the dots for rows at these heights: true to the distances between the dates, or those of the rows
 * where the dates stand too close together for that (all on one day, or eleven in one week and one long before).
 */
export function dotsFor(dates: readonly string[], anchors: readonly number[]): number[] {
  const times = inOrder(dates);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [top, bottom] = [anchors[0] ?? 0, anchors.at(-1) ?? 0];
  if (first === last || top === bottom) return [...anchors];
  const dots = times.map((time) => top + ((time - first) / (last - first)) * (bottom - top));
  const lean = Math.max(...dots.map((dot, i) => Math.abs(dot - (anchors[i] ?? dot))));
  return lean > MOST_LEAN * (bottom - top) ? [...anchors] : dots;
}

/** True where dots stand beside their rows and not at their distances, though the dates differ. */
export function isEven(events: readonly PictureEvent[], { rows }: Layout): boolean {
  const dates = events.map(({ date }) => date);
  const anchors = anchorsOf(rows);
  const dots = dotsFor(dates, anchors);
  return new Set(dates).size > 2 && dots.every((dot, i) => dot === anchors[i]);
}

function anchorsOf(rows: Layout['rows']): number[] {
  return rows.map(({ top }) => top + FRAME.date.line / 2);
}

/** The line with its dots and the leads from dots to rows. */
export function timeLine(
  events: readonly PictureEvent[],
  { rows }: Layout,
  size: { readonly width: number; readonly height: number },
  palette: Palette,
): Element {
  const anchors = anchorsOf(rows);
  const dots = dotsFor(
    events.map(({ date }) => date),
    anchors,
  );
  const ends = events.map((_, i) => ({ dot: dots[i] ?? 0, anchor: anchors[i] ?? 0 }));
  const children = [
    stroke(`M${LINE.x} ${Math.min(...dots)}V${Math.max(...dots)}`, LINE.width, palette.line),
    ...ends.map(({ dot, anchor }) => stroke(lead(dot, anchor), 3, palette.line)),
    ...events.map(({ planned }, i) => circle(dots[i] ?? 0, planned, palette)),
  ];
  const viewBox = `0 0 ${size.width} ${size.height}`;
  const style = { position: 'absolute', left: 0, top: 0 };
  return { type: 'svg', props: { ...size, viewBox, style, children } };
}

/** From a dot to its row: level where both are, else a soft bend. */
function lead(dot: number, anchor: number): string {
  const bend = (LINE.x + LINE.end) / 2;
  return `M${LINE.x} ${dot}C${bend} ${dot} ${bend} ${anchor} ${LINE.end} ${anchor}`;
}

function stroke(d: string, width: number, color: string): Element {
  return { type: 'path', props: { d, stroke: color, strokeWidth: width, fill: 'none' } };
}

/** Full for what has happened, hollow for what is planned. */
function circle(cy: number, planned: boolean, { accent, paper }: Palette): Element {
  const props = { cx: LINE.x, cy, r: LINE.dot, fill: planned ? paper : accent, stroke: accent };
  return { type: 'circle', props: { ...props, strokeWidth: LINE.width } };
}
