/** How much of a card the page takes. There is no limit of a platform here, only that of a reader's patience. */
import type { Block, Button, Card, Inline, Line, Menu } from '../../src/cards/blocks.ts';

/** Characters of text, and numbers of things, in one card. What passes them is cut from the end. */
const LIMITS = {
  blocks: 150,
  headline: 300,
  text: 2000,
  quote: 600,
  label: 80,
  parts: 12,
  bullets: 40,
  rows: 50,
  events: 300,
  sources: 200,
  buttons: 8,
  choices: 25,
} as const;

/**
 * Cuts a card to the limits. Text is cut first, then items of a block, then whole blocks from the middle: the
 * first ones say what the card is about, and the last one is the attribution, which always stays.
 */
export function fitCard(card: Card): Card {
  return {
    ...card,
    summary: cut(card.summary, LIMITS.headline),
    blocks: fitBlocks(card.blocks).map(fitBlock),
  };
}

function fitBlocks(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length <= LIMITS.blocks) return blocks;
  const left = blocks.length - LIMITS.blocks + 1;
  const note: Block = {
    type: 'context',
    parts: [[{ type: 'text', text: `${left} more parts are left out` }]],
  };
  return [...blocks.slice(0, LIMITS.blocks - 2), note, ...blocks.slice(-1)];
}

function fitBlock(block: Block): Block {
  switch (block.type) {
    case 'context':
      return { ...block, parts: block.parts.slice(0, LIMITS.parts).map(fitLine) };
    case 'heading':
      return { ...block, text: cut(block.text, LIMITS.headline) };
    case 'paragraph':
      return { ...block, line: fitLine(block.line) };
    case 'labelled':
      return {
        ...block,
        rows: block.rows.map(({ label, line }) => ({ label: cut(label, LIMITS.label), line: fitLine(line) })),
      };
    case 'bullets':
      return { ...block, items: block.items.slice(0, LIMITS.bullets).map(fitLine) };
    case 'actions':
      return {
        type: 'actions',
        buttons: block.buttons.slice(0, LIMITS.buttons).map(fitButton),
        ...(block.menu && { menu: fitMenu(block.menu) }),
      };
    default:
      return fitList(block);
  }
}

function fitList(block: Block): Block {
  switch (block.type) {
    case 'rows':
      return {
        ...block,
        rows: block.rows.slice(0, LIMITS.rows).map((row) => ({
          ...row,
          title: cut(row.title, LIMITS.headline),
          detail: cut(row.detail, LIMITS.headline),
        })),
      };
    case 'timeline':
      return {
        ...block,
        events: block.events
          .slice(0, LIMITS.events)
          .map((event) => ({ ...event, text: cut(event.text, LIMITS.text) })),
      };
    case 'sources':
      return {
        ...block,
        sources: block.sources.slice(0, LIMITS.sources).map((source) => ({
          ...source,
          title: cut(source.title, LIMITS.headline),
          quote: source.quote && cut(source.quote, LIMITS.quote),
        })),
      };
    default:
      return block;
  }
}

function fitLine(line: Line): Line {
  return line.map(
    (piece): Inline => ('text' in piece ? { ...piece, text: cut(piece.text, LIMITS.text) } : piece),
  );
}

function fitButton(button: Button): Button {
  return { ...button, label: cut(button.label, LIMITS.label) };
}

function fitMenu(menu: Menu): Menu {
  return {
    label: cut(menu.label, LIMITS.label),
    choices: menu.choices.slice(0, LIMITS.choices).map((choice) => ({
      ...choice,
      label: cut(choice.label, LIMITS.label),
      ...(choice.detail && { detail: cut(choice.detail, LIMITS.label) }),
    })),
  };
}

/** Characters that turn the direction of what follows them, which text from a feed may not. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

function cut(text: string, limit: number): string {
  const clean = text.replace(DIRECTION, '');
  if (clean.length <= limit) return clean;
  const kept = clean.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/\s+\S{0,30}$/, '')}…`;
}
