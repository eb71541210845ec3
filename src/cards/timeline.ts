/** The answer of `/timeline`: dated events with their sources. */
import type { Article, Claim, DatePrecision } from '../model.ts';
import type { Block, Button, Card, Invocation } from './blocks.ts';
import { plural } from './briefing.ts';
import { numberCitations } from './citations.ts';
import { text } from './notice.ts';

/** An event of a topic's timeline. */
export interface TopicEvent extends Claim {
  readonly date: string;
  readonly precision: DatePrecision;
  readonly planned: boolean;
}

/** What `/timeline` shows. */
export interface TimelineView {
  /** Null for everything stored. */
  readonly topic: string | null;
  /** Oldest first. */
  readonly events: readonly TopicEvent[];
  /** The articles that the events cite. */
  readonly articles: readonly Article[];
  readonly totalEvents: number;
  readonly sample: boolean;
  readonly again: Invocation;
}

/** Past events oldest first, planned ones set apart by the renderer, numbered sources below. */
export function timelineCard(view: TimelineView): Card {
  const numbers = numberCitations(view.articles);
  const title = `Timeline · ${view.topic ?? 'everything'}`;
  const first = view.events[0]?.date ?? '';
  const last = view.events.at(-1)?.date ?? '';
  const count = plural(view.events.length, 'event', 'events');
  const events = view.events.map((event) => ({
    date: event.date,
    text: event.text,
    planned: event.planned,
    references: numbers.refer(event).map(({ number, url }) => ({ number, url })),
  }));
  const parts = [text(view.totalEvents > events.length ? `${count} of ${view.totalEvents}` : count)];
  parts.push(text(first === last ? first : `${first} to ${last}`));
  if (view.sample) parts.push(text('sample edition, written for Dateline'));
  const blocks: Block[] = [
    { type: 'heading', level: 1, mark: '⏳', text: title },
    { type: 'context', parts },
    { type: 'timeline', events },
    { type: 'heading', level: 2, text: 'Sources' },
    { type: 'sources', sources: numbers.sources() },
    { type: 'actions', buttons: buttons(view, first, last) },
  ];
  return { kind: 'timeline', summary: `${title}: ${count} from ${first} to ${last}`, blocks };
}

function buttons(view: TimelineView, first: string, last: string): Button[] {
  const { command, options } = view.again;
  const list: Button[] = [];
  const without = (name: string) =>
    Object.fromEntries(Object.entries(options).filter(([key]) => key !== name));
  if (view.totalEvents > view.events.length) {
    list.push({
      label: 'Earlier',
      does: { run: { command, options: { ...without('since'), until: first } } },
    });
    list.push({
      label: `Only since ${last.slice(0, 4)}`,
      does: { run: { command, options: { ...without('until'), since: last.slice(0, 4) } } },
    });
    list.push({ label: 'Later', does: { run: { command, options: { ...without('until'), since: last } } } });
  }
  list.push({ label: 'Share to channel', does: { run: { ...view.again, share: true } } });
  return list;
}
