/** The answer of `/timeline`: dated events with their sources. */
import type { Article, Claim, DatePrecision } from '../model.ts';
import type { Block, Button, Card, Invocation } from './blocks.ts';
import { numberCitations } from './citations.ts';
import { text } from './notice.ts';
import { timelinePicture } from './picture.ts';
import { english, type Words } from './words/index.ts';

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
export function timelineCard(view: TimelineView, words: Words = english): Card {
  const { timeline } = words;
  const numbers = numberCitations(view.articles);
  const title = timeline.title(view.topic ?? timeline.everything);
  const first = view.events[0]?.date ?? '';
  const last = view.events.at(-1)?.date ?? '';
  const events = view.events.map((event) => ({
    date: event.date,
    text: event.text,
    planned: event.planned,
    references: numbers.refer(event).map(({ number, url }) => ({ number, url })),
  }));
  const counted =
    view.totalEvents > events.length
      ? timeline.eventsOf(events.length, view.totalEvents)
      : timeline.events(events.length);
  const span = first === last ? first : timeline.span(first, last);
  const parts = [text(counted), text(span)];
  const picture = timelinePicture(title, `${counted} · ${span}`, events);
  if (view.sample) parts.push(text(words.shared.sampleEdition));
  const blocks: Block[] = [
    { type: 'heading', level: 1, mark: '⏳', text: title },
    { type: 'context', parts },
    ...(picture ? [{ type: 'picture' as const, picture }] : []),
    { type: 'timeline', events },
    { type: 'heading', level: 2, text: words.sources.title },
    { type: 'sources', sources: numbers.sources() },
    { type: 'actions', buttons: buttons(view, words) },
  ];
  return { kind: 'timeline', summary: timeline.summary(title, events.length, first, last), blocks };
}

function buttons({ again, further }: TimelineView, { timeline, shared }: Words): Button[] {
  const { command, options } = again;
  const without = (name: string) =>
    Object.fromEntries(Object.entries(options).filter(([key]) => key !== name));
  const list: Button[] = [];
  const offer = (label: string, changed: Invocation['options']) =>
    list.push({ label, does: { run: { command, options: changed } } });
  if (further.until !== null) offer(timeline.earlier, { ...without('since'), until: further.until });
  if (further.sinceYear !== null) {
    offer(timeline.onlySince(further.sinceYear), { ...without('until'), since: further.sinceYear });
  }
  if (further.since !== null) offer(timeline.later, { ...without('until'), since: further.since });
  list.push({ label: shared.share, does: { run: { ...again, share: true } } });
  return list;
}
