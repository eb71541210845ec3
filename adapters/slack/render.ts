/** Draws a card as a Slack message: Block Kit blocks, and one plain sentence for notifications and screen readers. */
import type { KnownBlock } from '@slack/types';
import type { Block, Card, Line } from '../../src/cards/blocks.ts';
import { unsentWords } from '../../src/cards/plain.ts';
import type { Instant } from '../../src/model.ts';
import { actions, openMenu } from './actions.ts';
import { fitBlocks, LIMITS, type Piece } from './limits.ts';
import { rows, sources, timeline } from './lists.ts';
import { bold, lineMarkup, mrkdwn, plain, strongLink, words } from './markup.ts';
import { joinHeadings, lines, section } from './sections.ts';

/** What chat.postMessage, chat.update and a response_url take of a card. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Draws a card as it is at `now`; nothing in it passes a limit of Slack. `file` is the id of its picture there. */
export function renderCard(card: Card, now: Instant, file?: string): SlackMessage {
  const last = card.blocks.length - 1;
  const first = card.blocks.findIndex(({ type }) => type === 'context');
  const pieces = card.blocks.flatMap((block, i) => {
    const keep = block.type === 'context' ? i === first || i === last : isHeadline(block);
    return renderBlock(block, { card, now, index: i, file }).map((piece) => ({ ...piece, keep }));
  });
  return { text: words(card.summary, LIMITS.text), blocks: fitBlocks(joinHeadings(pieces)) };
}

function isHeadline(block: Block): boolean {
  return block.type === 'heading' && block.level === 1;
}

/** What a block's drawing may need besides the block. */
interface Surroundings {
  readonly card: Card;
  readonly now: Instant;
  /** The block's place in the card, for ids that are unique in the message. */
  readonly index: number;
  /** The uploaded file of the card's picture; undefined where it is not shown. */
  readonly file: string | undefined;
}

function renderBlock(block: Block, at: Surroundings): Piece[] {
  switch (block.type) {
    case 'context':
      return context(block.parts, at.now);
    case 'heading':
      return heading(block);
    case 'paragraph':
      return lines('paragraph', [marked(block.mark, lineMarkup(block.line, at.now, LIMITS.paragraph))]);
    case 'labelled':
      return labelled(block.rows, at.now);
    case 'bullets':
      return lines(
        'bullets',
        block.items.map((item) => marked('•', lineMarkup(item, at.now, LIMITS.bullet))),
      );
    case 'rows':
      return [...rows(block.rows, at.now), ...openMenu(block.rows, at)];
    case 'timeline':
      return timeline(block.events);
    case 'picture':
      return picture(block, at.file);
    case 'file':
      return lines('paragraph', [words(unsentWords(block.file), LIMITS.paragraph)]);
    case 'sources':
      return sources(block.sources);
    case 'actions':
      return actions(block, at);
    case 'divider':
      return [{ from: 'divider', block: { type: 'divider' }, keep: false }];
  }
}

function picture({ picture: { alt } }: Block & { type: 'picture' }, file: string | undefined): Piece[] {
  if (file === undefined) return [];
  const alt_text = plain(alt, LIMITS.alt).text;
  return [{ from: 'picture', block: { type: 'image', slack_file: { id: file }, alt_text }, keep: false }];
}

function marked(mark: string | undefined, markup: string): string {
  return mark && markup !== '' ? `${mark} ${markup}` : markup;
}

function context(parts: readonly Line[], now: Instant): Piece[] {
  let text = '';
  for (const part of parts) {
    const separator = text === '' ? '' : ' · ';
    const markup = lineMarkup(part, now, LIMITS.context - text.length - separator.length);
    if (markup !== '') text += separator + markup;
  }
  if (text === '') return [];
  return [{ from: 'context', block: { type: 'context', elements: [mrkdwn(text)] }, keep: false }];
}

/** A headline that links is a section, for a header takes no link; one that does not is a header. */
function heading(block: Block & { type: 'heading' }): Piece[] {
  const title = marked(block.mark, block.text);
  if (words(title, LIMITS.headline) === '') return [];
  if (block.level === 2) return [section('heading', bold(words(title, LIMITS.headline)))];
  if (block.url) return [section('heading', strongLink(title, block.url, LIMITS.headline))];
  return [{ from: 'heading', block: { type: 'header', text: plain(title, LIMITS.header) }, keep: false }];
}

function labelled(entries: (Block & { type: 'labelled' })['rows'], now: Instant): Piece[] {
  return lines(
    'labelled',
    entries.map(({ label, line }) => {
      const name = bold(words(label, LIMITS.label));
      return `${name}  ${lineMarkup(line, now, LIMITS.paragraph)}`.trim();
    }),
  );
}
