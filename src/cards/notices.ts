/** What Dateline tells those who run it, and those whose channel it cannot post to. */
import type { FeedTrouble, Instant } from '../model.ts';
import type { Button, Card, Line } from './blocks.ts';
import { english, type Words } from './words/index.ts';

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

const MEND = { dead: 'mendDead', frozen: 'mendFrozen', undated: 'mendUndated' } as const satisfies Readonly<
  Record<FeedTrouble, keyof Words['notices']>
>;

/** Feeds that died, froze or lost their dates, each with what to do. */
export function feedTroubleCard(feeds: readonly TroubledFeed[], words: Words = english): Card {
  const { notices } = words;
  const title = notices.feeds(feeds.length);
  const items = feeds.slice(0, LISTED).map(
    ({ title: name, trouble, lastError }): Line => [
      { type: 'text', text: name, strong: true },
      {
        type: 'text',
        text: ` ${notices[trouble]}${lastError ? ` (${lastError.replace(/\.$/, '')})` : ''}. `,
      },
      { type: 'text', text: notices[MEND[trouble]] },
    ],
  );
  const sources = { label: notices.seeSources, does: { run: { command: 'sources', options: {} } } };
  return listing(title, { items, count: feeds.length, buttons: [sources] }, words);
}

/** Places that refuse posts, each with the way to mend it. */
export function refusalCard(places: readonly RefusingPlace[], words: Words = english): Card {
  const { notices } = words;
  const [only, ...more] = places;
  const title =
    only && more.length === 0 ? notices.cannotPost(only.title) : notices.cannotPostIn(places.length);
  const items = places.slice(0, LISTED).map(
    ({ title: name, refusal }): Line => [
      { type: 'text', text: name, strong: true },
      { type: 'text', text: `: ${refusal}` },
    ],
  );
  const after: Line = [{ type: 'text', text: notices.kept }];
  return listing(title, { items: [...items, after], count: places.length }, words);
}

/** What changed in a story, said under its card; `parts` as `StoryChanges` has them. */
export function changeNote(parts: readonly string[], words: Words = english): Card {
  const items = parts.slice(0, LISTED).map((part): Line => [{ type: 'text', text: part }]);
  return listing(words.notices.changed, { items, count: parts.length }, words);
}

interface Listed {
  readonly items: readonly Line[];
  readonly count: number;
  readonly buttons?: readonly Button[];
}

function listing(title: string, { items, count, buttons = [] }: Listed, { shared }: Words): Card {
  const rest: Line = [{ type: 'text', text: shared.andMore(count - LISTED) }];
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
