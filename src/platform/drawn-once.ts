import type { Card } from '../cards/blocks.ts';
import type { Instant } from '../model.ts';

/** What is drawn of time changes by the hour, or by the minute in lists: a drawing is good for so long, ms. */
const GOOD_MS = 1000;

/** Draws a card that goes to many places at once only once; nobody may change what it gives. */
export function drawnOnce<Drawn>(
  draw: (card: Card, now: Instant) => Drawn,
): (card: Card, now: Instant) => Drawn {
  const drawings = new WeakMap<Card, { readonly at: Instant; readonly drawn: Drawn }>();
  return (card, now) => {
    const before = drawings.get(card);
    if (before && Math.abs(now - before.at) < GOOD_MS) return before.drawn;
    const drawn = draw(card, now);
    drawings.set(card, { at: now, drawn });
    return drawn;
  };
}
