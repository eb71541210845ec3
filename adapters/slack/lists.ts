/** Lists of stories, timelines and numbered sources as mrkdwn. */
import type { Block, Row, Source, TimelineEvent } from '../../src/cards/blocks.ts';
import { dateWords, withinYear } from '../../src/cards/event-date.ts';
import type { Instant } from '../../src/model.ts';
import { LIMITS, type Piece } from './limits.ts';
import { bold, lineMarkup, linkTarget, mrkdwn, reference, strongLink, words } from './markup.ts';
import { lines, packed } from './sections.ts';

/** Stories, two lines each at most: the linked title with its aside, and what changed. */
export function rows(list: readonly Row[], now: Instant): Piece[] {
  return lines(
    'rows',
    list.map((row) => {
      const lead = row.lead ? `${words(row.lead, 4)}  ` : '• ';
      const title = strongLink(row.title, row.url, LIMITS.rowTitle);
      const aside = lineMarkup(row.aside, now, LIMITS.aside);
      const detail = words(row.detail, LIMITS.rowDetail);
      return `${lead}${title}${aside && `  ${aside}`}${detail && `\n     ${detail}`}`;
    }),
  );
}

/** Past events by year, oldest first, planned ones set apart below them. */
export function timeline(events: readonly TimelineEvent[]): Piece[] {
  const past = events.filter(({ planned }) => !planned);
  const planned = events.filter((event) => event.planned);
  return lines('timeline', [
    ...byYear(past).flatMap(yearLines),
    ...(planned.length > 0 ? [bold('Planned')] : []),
    ...planned.map((event) => eventLine(bold(words(dateWords(event.date), 20)), event)),
  ]);
}

function byYear(events: readonly TimelineEvent[]): (readonly TimelineEvent[])[] {
  const years = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const year = event.date.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), event]);
  }
  return [...years.values()];
}

/** A year with one event is one line; one with more has a line of its own above them. */
function yearLines(events: readonly TimelineEvent[]): string[] {
  const [only, more] = events;
  if (!only) return [];
  if (!more) return [eventLine(bold(words(dateWords(only.date), 20)), only)];
  return [
    bold(words(only.date.slice(0, 4), 10)),
    ...events.map((event) => eventLine(withinYear(event.date), event)),
  ];
}

function eventLine(date: string, event: TimelineEvent): string {
  const numbers = event.references.slice(0, 3).map(({ number, url }) => ` ${reference(number, url)}`);
  const shown = numbers.join('').length <= LIMITS.section / 2 ? numbers.join('') : '';
  return `${date}${date && '  '}${words(event.text, LIMITS.event)}${shown}`;
}

/** Numbered sources in small print. */
export function sources(list: readonly Source[]): Piece[] {
  const texts = packed(list.map(sourceLine), '\n');
  return texts.map((text): Piece => {
    const from: Block['type'] = 'sources';
    return { from, block: { type: 'context', elements: [mrkdwn(text)] }, keep: false };
  });
}

function sourceLine({ number, publisher, title, url, quote }: Source): string {
  const name = words(`${publisher}: ${title}`, LIMITS.sourceTitle);
  const target = linkTarget(url);
  const quoted = quote ? ` “${words(quote, LIMITS.quote)}”` : '';
  return `${reference(number, null)} ${target ? `<${target}|${name}>` : name}${quoted}`;
}
