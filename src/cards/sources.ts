import type { Feed, Instant, PushState } from '../model.ts';
import type { Block, Button, Card, Menu, Row } from './blocks.ts';
import { countWords, type FeedbackCounts } from './feedback.ts';
import { duration } from './freshness.ts';
import { text } from './notice.ts';
import { english, type Words } from './words/index.ts';

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
export function sourcesCard(
  view: SourcesView,
  filter: string | undefined,
  now: Instant,
  words: Words = english,
): Card {
  const { sources } = words;
  const health = view.failing === 0 ? sources.allWell : sources.failing(view.failing);
  const parts = [sources.feeds(view.total), health];
  if (view.pages > 1) parts.push(sources.page(view.page, view.pages));
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: sources.title },
    { type: 'context', parts: parts.map(text) },
    { type: 'rows', rows: view.listed.map((source) => row(source, now, words)) },
  ];
  const buttons = pageButtons(view, filter, words);
  if (buttons.length > 0) blocks.push({ type: 'actions', buttons });
  return { kind: 'list', summary: sources.summary(view.total, health), blocks };
}

function pageButtons({ page, pages }: SourcesView, filter: string | undefined, { sources }: Words): Button[] {
  const to = (label: string, target: number): Button[] => {
    if (target < 1 || target > pages) return [];
    const options = { action: 'list', page: String(target), ...(filter !== undefined && { what: filter }) };
    return [{ label, does: { run: { command: 'sources', options } } }];
  };
  return [...to(sources.previous, page - 1), ...to(sources.next, page + 1)];
}

function row({ feed, health, push, feedback }: SourceView, now: Instant, words: Words): Row {
  const { sources } = words;
  const { lastSucceededAt, nextCheckAt, latencyP50, latencyP95, entriesPerWeek } = health;
  const facts = [
    lastSucceededAt === null ? sources.notRead : sources.read(duration(now - lastSucceededAt)),
    lastSucceededAt === null ? '' : sources.aWeek(entriesPerWeek),
    latencyP50 === null || latencyP95 === null
      ? ''
      : sources.latency(duration(latencyP50), duration(latencyP95)),
    feed.state === 'active' ? nextWords(nextCheckAt - now, words) : '',
    push ? pushWords(push, now, words) : '',
    fullTextWords(feed, health, words),
    feedback ? countWords(feedback, words) : '',
  ];
  return {
    lead: null,
    title: feed.title,
    url: feed.url,
    aside: text(facts.filter(Boolean).join(' · ')),
    detail:
      health.problem ??
      (feed.state === 'active' ? (push?.lastError ?? pagesProblem(health)) : sources[feed.state]),
  };
}

function fullTextWords(
  { fullText }: Feed,
  { fullTexts: { had, settled } }: SourceHealth,
  { sources }: Words,
): string {
  if (fullText === 'never') return sources.noFullTexts;
  const mode = fullText === 'always' ? sources.fullTextAlways : sources.fullText;
  return settled === 0 ? (fullText === 'always' ? mode : '') : sources.fullTextOf(mode, had, settled);
}

/** One page that is not free is no trouble; a feed none of whose pages can be read is. */
function pagesProblem({ fullTexts: { had, settled, problem } }: SourceHealth): string {
  return had === 0 && settled >= 3 && problem !== null ? problem : '';
}

function nextWords(ms: number, { sources }: Words): string {
  return ms > 0 ? sources.nextIn(duration(ms)) : sources.nextSoon;
}

function pushWords(
  { state, trusted, hub, lastPushAt, missedAt }: SourcePush,
  now: Instant,
  { sources }: Words,
): string {
  if (state === 'denied') return sources.pushDenied(hub);
  if (state !== 'active') return sources.pushAsked(hub);
  if (trusted) return lastPushAt === null ? sources.pushed : sources.pushedAgo(duration(now - lastPushAt));
  return missedAt === null ? sources.pushOnTrial : sources.pushMissed;
}

/** Asks which of a page's feeds is meant; `choices` are the ways to add each. */
export function feedChooser(address: string, choices: Menu['choices'], { sources }: Words = english): Card {
  return {
    kind: 'notice',
    summary: sources.severalFeeds(address),
    blocks: [
      { type: 'paragraph', line: text(sources.whichFeed(address)) },
      { type: 'actions', buttons: [], menu: { label: sources.chooseFeed, choices } },
    ],
  };
}

/** What became of a list of feeds: how many are new, and a line for each that was refused. */
export function importCard(
  result: { readonly added: number; readonly known: number; readonly refused: readonly string[] },
  { sources, shared }: Words = english,
): Card {
  const { added, known, refused } = result;
  const words = sources.imported(added, known, refused.length);
  const shown = refused.slice(0, MOST_REFUSED).map(text);
  const rest = refused.length - shown.length;
  return {
    kind: 'notice',
    summary: words,
    blocks: [
      { type: 'paragraph', line: text(`${words}.`) },
      ...(shown.length > 0
        ? [{ type: 'bullets' as const, items: rest > 0 ? [...shown, text(shared.andMore(rest))] : shown }]
        : []),
    ],
  };
}

/** Lines of refused feeds on one card. */
const MOST_REFUSED = 20;
