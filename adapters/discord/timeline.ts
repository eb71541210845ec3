/** A timeline as text: grouped by year, oldest first, planned events set apart. */
import type { TimelineEvent } from '../../src/cards/blocks.ts';
import { dateWords, withinYear } from '../../src/cards/event-date.ts';
import { escapeText } from './escape.ts';
import { type Detail, reference } from './inline.ts';
import { clip, LIMITS } from './limits.ts';

function drawEvent(event: TimelineEvent, when: string, detail: Detail): string {
  const numbers = event.references.map((one) => reference(one, detail)).join(' ');
  const text = escapeText(clip(event.text, LIMITS.inline));
  return `- ${[when && `**${when}**`, text, numbers].filter(Boolean).join(' ')}`;
}

/** Heads the first line: where lines are cut from the end, the name goes with the last of what it heads. */
function headed(name: string, [first = '', ...more]: readonly string[]): string[] {
  return [`**${name}**\n${first}`, ...more];
}

function drawYear(year: string, events: readonly TimelineEvent[], detail: Detail): string[] {
  return headed(
    escapeText(year),
    events.map((event) => drawEvent(event, withinYear(event.date), detail)),
  );
}

/** The lines of a timeline: a year in bold above its first event, then its others, with small numbers of their sources. */
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
    return drawEvent(event, escapeText(dateWords(event.date)), detail);
  });
  return [...lines, ...headed('Planned', ahead)];
}
