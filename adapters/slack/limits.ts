/** What a message may hold on Slack, and what is cut first from one that holds more. */
import type { KnownBlock } from '@slack/types';
import type { Block } from '../../src/cards/blocks.ts';

/**
 * Slack's limits (docs.slack.dev/reference/block-kit), and below them the lengths past which a card's own text
 * stops being read. Lengths are UTF-16 units of the finished markup.
 */
export const LIMITS = {
  blocks: 50,
  /**
   * Bytes of a message's blocks as JSON. Not documented: `msg_blocks_too_long` is answered from about 13,200
   * characters, containers counted (slackapi/bolt-js issues 2509 and 2867).
   */
  bytes: 12_000,
  section: 3000,
  /** `text` of chat.postMessage and chat.update; the card's sentence for notifications. */
  text: 4000,
  header: 150,
  /** Of the 25 that Slack takes in a row, as many as a reader does. */
  buttons: 5,
  buttonText: 75,
  /** Slack takes 2000; what an invocation needs is far less, and the whole message must stay small. */
  buttonValue: 300,
  url: 3000,
  overflow: 5,
  choices: 25,
  choiceText: 75,
  choiceValue: 75,
  placeholder: 150,

  context: 1000,
  headline: 300,
  paragraph: 1500,
  label: 60,
  bullet: 500,
  rowTitle: 200,
  rowDetail: 200,
  aside: 100,
  event: 400,
  sourceTitle: 160,
  quote: 240,
} as const;

/** One block of a message, with the kind of card block that it was drawn from. */
export interface Piece {
  readonly from: Block['type'];
  readonly block: KnownBlock;
  /** True for what is never cut: headline, source line, attribution. */
  readonly keep: boolean;
}

/**
 * What goes first when a message is too large: lines between parts, then sources and details, then whole parts,
 * buttons last. Of one kind the last piece goes first. Pieces marked `keep` never go.
 */
export const CUT_ORDER: readonly Block['type'][] = [
  'divider',
  'sources',
  'bullets',
  'timeline',
  'rows',
  'paragraph',
  'context',
  'labelled',
  'heading',
  'actions',
];

/** Drops pieces in the documented order until the message fits. */
export function fitBlocks(pieces: readonly Piece[]): KnownBlock[] {
  const left = [...pieces];
  let bytes = left.reduce((sum, { block }) => sum + bytesOf(block), 2);
  while (left.length > LIMITS.blocks || bytes > LIMITS.bytes) {
    const victim = nextToGo(left);
    if (victim === -1) break;
    for (const { block } of left.splice(victim, 1)) bytes -= bytesOf(block);
  }
  return left.map(({ block }) => block);
}

function nextToGo(pieces: readonly Piece[]): number {
  for (const kind of CUT_ORDER) {
    const last = pieces.findLastIndex(({ from, keep }) => from === kind && !keep);
    if (last !== -1) return last;
  }
  return -1;
}

/** With the comma that joins it to the next one. */
function bytesOf(block: KnownBlock): number {
  return Buffer.byteLength(JSON.stringify(block)) + 1;
}
