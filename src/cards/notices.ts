/** What Dateline tells those who run it, and those whose channel it cannot post to. */
import type { FeedTrouble, Instant } from '../model.ts';
import type { Button, Card, Line } from './blocks.ts';
import { plural } from './briefing.ts';

/** A feed in trouble, as a notice says it. */
export interface TroubledFeed {
  readonly title: string;
  readonly trouble: FeedTrouble;
  /** What the last poll said; null where it went well. */
  readonly lastError: string | null;
}

/** A place that takes no posts. */
export interface RefusingPlace {
  readonly title: string;
  readonly refusal: string;
  readonly since: Instant;
}

/** The most that one notice lists. */
const LISTED = 10;

const TROUBLE: Readonly<Record<FeedTrouble, string>> = {
  dead: 'cannot be read any more',
  frozen: 'is read without a fault, but has brought nothing new for much longer than usual',
  undated: 'has stopped giving dates, so its stories are shown with the time when they were collected',
};

const MEND: Readonly<Record<FeedTrouble, string>> = {
  dead: 'Look whether it has moved, then /sources add the new address and /sources remove this one.',
  frozen: 'Open its page: if that moves on, /sources add the page’s address finds the feed of today.',
  undated: 'Nothing is lost; tell the publisher if you can.',
};

/** Feeds that died, froze or lost their dates, each with what to do. */
export function feedTroubleCard(feeds: readonly TroubledFeed[]): Card {
  const title = `${plural(feeds.length, 'feed needs', 'feeds need')} your attention`;
  const items = feeds.slice(0, LISTED).map(
    ({ title: name, trouble, lastError }): Line => [
      { type: 'text', text: name, strong: true },
      {
        type: 'text',
        text: ` ${TROUBLE[trouble]}${lastError ? ` (${lastError.replace(/\.$/, '')})` : ''}. `,
      },
      { type: 'text', text: MEND[trouble] },
    ],
  );
  const sources = { label: 'See the sources', does: { run: { command: 'sources', options: {} } } };
  return listing(title, items, feeds.length, [sources]);
}

/** Places that refuse posts, each with the way to mend it. */
export function refusalCard(places: readonly RefusingPlace[]): Card {
  const title = `Dateline cannot post in ${places.length === 1 ? places[0]?.title : `${places.length} channels`}`;
  const items = places.slice(0, LISTED).map(
    ({ title: name, refusal }): Line => [
      { type: 'text', text: name, strong: true },
      { type: 'text', text: `: ${refusal}` },
    ],
  );
  const after = 'What is owed there is kept, and posted by itself within an hour after it is mended.';
  return listing(title, [...items, [{ type: 'text', text: after }]], places.length, []);
}

/** What changed in a story, said under its card; `parts` as `StoryChanges` has them. */
export function changeNote(parts: readonly string[]): Card {
  const items = parts.slice(0, LISTED).map((part): Line => [{ type: 'text', text: part }]);
  return listing('What changed', items, parts.length, []);
}

function listing(title: string, items: readonly Line[], count: number, buttons: readonly Button[]): Card {
  const rest: Line = [{ type: 'text', text: `and ${count - LISTED} more` }];
  return {
    kind: 'notice',
    summary: title,
    blocks: [
      { type: 'heading', level: 2, text: title },
      { type: 'bullets', items: count > LISTED ? [...items, rest] : items },
      ...(buttons.length > 0 ? [{ type: 'actions' as const, buttons }] : []),
    ],
  };
}
