/** The answer of `/timeline`: dated events with their sources. */
import type { Article, Claim, DatePrecision } from '../model.ts';
import type { Block, Button, Card, Invocation } from './blocks.ts';
import { plural } from './briefing.ts';
import { numberCitations } from './citations.ts';
import { text } from './notice.ts';
import { timelinePicture } from './picture.ts';

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
  /** Ranges that hold events which are not shown, as the options `until` and `since` take them. */
  readonly further: {
    readonly until: string | null;
    readonly since: string | null;
    readonly sinceYear: string | null;
  };
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
  const counted = view.totalEvents > events.length ? `${count} of ${view.totalEvents}` : count;
  const span = first === last ? first : `${first} to ${last}`;
  const parts = [text(counted), text(span)];
  const picture = timelinePicture(title, `${counted} · ${span}`, events);
  if (view.sample) parts.push(text('sample edition, written for Dateline'));
  const blocks: Block[] = [
    { type: 'heading', level: 1, mark: '⏳', text: title },
    { type: 'context', parts },
    ...(picture ? [{ type: 'picture' as const, picture }] : []),
    { type: 'timeline', events },
    { type: 'heading', level: 2, text: 'Sources' },
    { type: 'sources', sources: numbers.sources() },
    { type: 'actions', buttons: buttons(view) },
  ];
  return { kind: 'timeline', summary: `${title}: ${count} from ${first} to ${last}`, blocks };
}

function buttons({ again, further }: TimelineView): Button[] {
  const { command, options } = again;
  const without = (name: string) =>
    Object.fromEntries(Object.entries(options).filter(([key]) => key !== name));
  const list: Button[] = [];
  const offer = (label: string, changed: Invocation['options']) =>
    list.push({ label, does: { run: { command, options: changed } } });
  if (further.until !== null) offer('Earlier', { ...without('since'), until: further.until });
  if (further.sinceYear !== null) {
    offer(`Only since ${further.sinceYear}`, { ...without('until'), since: further.sinceYear });
  }
  if (further.since !== null) offer('Later', { ...without('until'), since: further.since });
  list.push({ label: 'Share to channel', does: { run: { ...again, share: true } } });
  return list;
}
