/** What a message may hold on Slack, and what is cut first from one that holds more. */
import type { KnownBlock } from '@slack/types';
import type { Block } from '../../src/cards/blocks.ts';
import { loneHeadings, type Role } from '../../src/cards/headings.ts';

/**
 * Slack's limits (docs.slack.dev/reference/block-kit), and below them the lengths past which a card's own text
 * stops being read. Lengths are UTF-16 units of the finished markup.
 */
export const LIMITS = {
  blocks: 50,
  /** Of a modal or a Home tab. */
  viewBlocks: 100,
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
  /** `title`, `submit` and `close` of a modal. */
  viewTitle: 24,
  /** Of an input's label and hint Slack takes 2000. */
  fieldLabel: 150,
  /** `action_id` and `block_id`. */
  id: 255,
  /** `alt_text` of an image block. */
  alt: 2000,

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
  'picture',
  'bullets',
  'timeline',
  'rows',
  'paragraph',
  'context',
  'labelled',
  'heading',
  'actions',
];

/** Drops pieces in the documented order until the message fits, and headings that have nothing below them any more. */
export function fitBlocks(pieces: readonly Piece[]): KnownBlock[] {
  const left = new Set(pieces);
  let bytes = pieces.reduce((sum, { block }) => sum + bytesOf(block), 2);
  while (left.size > LIMITS.blocks || bytes > LIMITS.bytes) {
    const victim = nextToGo([...left]);
    if (!victim) break;
    left.delete(victim);
    bytes -= bytesOf(victim.block);
  }
  const kept = pieces.map((piece) => left.has(piece));
  const lone = loneHeadings(pieces.map(roleOf), kept);
  return pieces.flatMap(({ block }, at) => (kept[at] && !lone.has(at) ? [block] : []));
}

function roleOf({ from, keep }: Piece): Role {
  if (from === 'heading') return keep ? 'end' : 'heading';
  return from === 'actions' || from === 'divider' || from === 'context' ? 'end' : 'content';
}

function nextToGo(pieces: readonly Piece[]): Piece | undefined {
  for (const kind of CUT_ORDER) {
    const last = pieces.findLast(({ from, keep }) => from === kind && !keep);
    if (last) return last;
  }
  return undefined;
}

/** With the comma that joins it to the next one. */
function bytesOf(block: KnownBlock): number {
  return Buffer.byteLength(JSON.stringify(block)) + 1;
}
