import type { Feed, Instant, PushState } from '../model.ts';
import type { Block, Button, Card, Menu, Row } from './blocks.ts';
import { plural } from './briefing.ts';
import { countWords, type FeedbackCounts } from './feedback.ts';
import { duration } from './freshness.ts';
import { text } from './notice.ts';

/** How a feed does. Latency is from publication to collection, in milliseconds; null while nothing is known. */
export interface SourceHealth {
  readonly lastSucceededAt: Instant | null;
  readonly nextCheckAt: Instant;
  readonly latencyP50: number | null;
  readonly latencyP95: number | null;
  readonly entriesPerWeek: number;
  /** One sentence, or null when the last poll went well. */
  readonly problem: string | null;
  /** Of the last 28 days: pages that gave their text, of those asked for, and why the last one that did not did not. */
  readonly fullTexts: { readonly had: number; readonly settled: number; readonly problem: string | null };
}

/** How a feed's hub does; `trusted` while its pushes save polls. */
export interface SourcePush {
  readonly state: PushState;
  readonly hub: string;
  readonly trusted: boolean;
  readonly lastPushAt: Instant | null;
  readonly missedAt: Instant | null;
  readonly lastError: string | null;
}

/** One source as `/sources` lists it; `push` is null for feeds without a hub. */
export interface SourceView {
  readonly feed: Feed;
  readonly health: SourceHealth;
  readonly push: SourcePush | null;
  /** Of the last 90 days, on stories of its publisher; null where nobody said anything. */
  readonly feedback: FeedbackCounts | null;
}

/** One page of what `/sources` shows: those that fail come first. */
export interface SourcesView {
  readonly total: number;
  readonly failing: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly listed: readonly SourceView[];
}

/** The feeds of one page, each with its health, and the way to the other pages. */
export function sourcesCard(view: SourcesView, filter: string | undefined, now: Instant): Card {
  const health = view.failing === 0 ? 'all well' : `${view.failing} failing`;
  const parts = [plural(view.total, 'feed', 'feeds'), health];
  if (view.pages > 1) parts.push(`page ${view.page} of ${view.pages}`);
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: 'Sources' },
    { type: 'context', parts: parts.map(text) },
    { type: 'rows', rows: view.listed.map((source) => row(source, now)) },
  ];
  const buttons = pageButtons(view, filter);
  if (buttons.length > 0) blocks.push({ type: 'actions', buttons });
  return { kind: 'list', summary: `${view.total} sources, ${health}`, blocks };
}

function pageButtons({ page, pages }: SourcesView, filter: string | undefined): Button[] {
  const to = (label: string, target: number): Button[] => {
    if (target < 1 || target > pages) return [];
    const options = { action: 'list', page: String(target), ...(filter !== undefined && { what: filter }) };
    return [{ label, does: { run: { command: 'sources', options } } }];
  };
  return [...to('Previous', page - 1), ...to('Next', page + 1)];
}

function row({ feed, health, push, feedback }: SourceView, now: Instant): Row {
  const { lastSucceededAt, nextCheckAt, latencyP50, latencyP95, entriesPerWeek } = health;
  const facts = [
    lastSucceededAt === null ? 'not read yet' : `read ${duration(now - lastSucceededAt)} ago`,
    lastSucceededAt === null ? '' : `${entriesPerWeek} a week`,
    latencyP50 === null || latencyP95 === null
      ? ''
      : `latency ${duration(latencyP50)}, p95 ${duration(latencyP95)}`,
    feed.state === 'active' ? nextWords(nextCheckAt - now) : '',
    push ? pushWords(push, now) : '',
    fullTextWords(feed, health),
    feedback ? countWords(feedback) : '',
  ];
  return {
    lead: null,
    title: feed.title,
    url: feed.url,
    aside: text(facts.filter(Boolean).join(' · ')),
    detail:
      health.problem ?? (feed.state === 'active' ? (push?.lastError ?? pagesProblem(health)) : feed.state),
  };
}

function fullTextWords({ fullText }: Feed, { fullTexts: { had, settled } }: SourceHealth): string {
  if (fullText === 'never') return 'no full texts';
  const mode = fullText === 'always' ? 'full text always' : 'full text';
  return settled === 0 ? (fullText === 'always' ? mode : '') : `${mode}, ${had} of ${settled}`;
}

/** One page that is not free is no trouble; a feed none of whose pages can be read is. */
function pagesProblem({ fullTexts: { had, settled, problem } }: SourceHealth): string {
  return had === 0 && settled >= 3 && problem !== null ? problem : '';
}

function nextWords(ms: number): string {
  return ms > 0 ? `next in ${duration(ms)}` : 'next soon';
}

function pushWords({ state, trusted, hub, lastPushAt, missedAt }: SourcePush, now: Instant): string {
  if (state === 'denied') return `${hub} denies to push`;
  if (state !== 'active') return `${hub} asked to push`;
  if (trusted) return lastPushAt === null ? 'pushed' : `pushed ${duration(now - lastPushAt)} ago`;
  return missedAt === null ? 'push on trial' : 'push missed news';
}

/** Asks which of a page's feeds is meant; `choices` are the ways to add each. */
export function feedChooser(address: string, choices: Menu['choices']): Card {
  return {
    kind: 'notice',
    summary: `${address} has several feeds`,
    blocks: [
      { type: 'paragraph', line: text(`${address} has several feeds; which one?`) },
      { type: 'actions', buttons: [], menu: { label: 'Choose a feed', choices } },
    ],
  };
}

/** What became of a list of feeds: how many are new, and a line for each that was refused. */
export function importCard(result: {
  readonly added: number;
  readonly known: number;
  readonly refused: readonly string[];
}): Card {
  const { added, known, refused } = result;
  const also = [
    ...(known > 0 ? [`${known} followed already`] : []),
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
  ];
  const words = [`Following ${plural(added, 'new feed', 'new feeds')}`, ...also].join('; ');
  const shown = refused.slice(0, MOST_REFUSED).map(text);
  const rest = refused.length - shown.length;
  return {
    kind: 'notice',
    summary: words,
    blocks: [
      { type: 'paragraph', line: text(`${words}.`) },
      ...(shown.length > 0
        ? [{ type: 'bullets' as const, items: rest > 0 ? [...shown, text(`and ${rest} more`)] : shown }]
        : []),
    ],
  };
}

/** Lines of refused feeds on one card. */
const MOST_REFUSED = 20;
