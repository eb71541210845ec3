/** A timeline as text: grouped by year, oldest first, planned events set apart. */
import type { TimelineEvent } from '../../src/cards/blocks.ts';
import { escapeText } from './escape.ts';
import { type Detail, reference } from './inline.ts';
import { clip, LIMITS } from './limits.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Feb`, `11 Feb`, or '' for a year: what stands beside the event, below its year. */
function within(date: string): string {
  const [, month, day] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  return day ? `${Number(day)} ${name}` : name;
}

function drawEvent(event: TimelineEvent, when: string, detail: Detail): string {
  const numbers = event.references.map((one) => reference(one, detail)).join(' ');
  const text = escapeText(clip(event.text, LIMITS.inline));
  return `- ${[when && `**${when}**`, text, numbers].filter(Boolean).join(' ')}`;
}

function drawYear(year: string, events: readonly TimelineEvent[], detail: Detail): string[] {
  return [`**${escapeText(year)}**`, ...events.map((event) => drawEvent(event, within(event.date), detail))];
}

/** The lines of a timeline: a year in bold, then its events with small numbers of their sources. */
export function drawTimeline(events: readonly TimelineEvent[], detail: Detail): string[] {
  const past = events.filter(({ planned }) => !planned);
  const years = [...new Set(past.map(({ date }) => date.slice(0, 4)))];
  const lines = years.flatMap((year) =>
    drawYear(
      year,
      past.filter(({ date }) => date.startsWith(year)),
      detail,
    ),
  );
  const planned = events.filter((event) => event.planned);
  if (planned.length === 0) return lines;
  const ahead = planned.map((event) => {
    const year = event.date.slice(0, 4);
    return drawEvent(event, `${within(event.date)} ${year}`.trim(), detail);
  });
  return [...lines, '**Planned**', ...ahead];
}
