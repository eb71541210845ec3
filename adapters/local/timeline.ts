/** Dated events as a line down the page, grouped by year. */
import type { TimelineEvent } from '../../src/cards/blocks.ts';
import { withinYear } from '../../src/cards/event-date.ts';
import { reference, text } from './inline.ts';
import { html, type Markup } from './markup.ts';

/** A timeline; what is planned is set apart from what has happened. */
export function timeline(events: readonly TimelineEvent[]): Markup {
  return html`<ol class="timeline">${years(events).map(
    ([year, ofYear]) =>
      html`<li class="year"><b class="number">${year}</b><ol>${ofYear.map(eventItem)}</ol></li>`,
  )}</ol>`;
}

/** Neighbours of the same year together, in the order given. */
function years(events: readonly TimelineEvent[]): readonly [string, readonly TimelineEvent[]][] {
  const groups: [string, TimelineEvent[]][] = [];
  for (const event of events) {
    const year = event.date.slice(0, 4);
    const last = groups.at(-1);
    if (last?.[0] === year) last[1].push(event);
    else groups.push([year, [event]]);
  }
  return groups;
}

function eventItem(event: TimelineEvent): Markup {
  const references = event.references.map(({ number, url }) => reference(number, url));
  return html`<li class="event${event.planned && ' planned'}"><time datetime="${event.date}">${withinYear(event.date)}</time>
    <p>${event.planned && html`<span class="tag">Planned</span> `}${text(event.text)}${references}</p></li>`;
}
