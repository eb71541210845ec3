/**
 * A card as a Discord message: Components V2, one container with its accent by freshness. Pure, and without
 * the Discord library.
 */
import type { Block, Card, Freshness, Row, Source } from '../../src/cards/blocks.ts';
import { freshnessOf } from '../../src/cards/freshness.ts';
import { unsentWords } from '../../src/cards/plain.ts';
import type { Instant } from '../../src/model.ts';
import { drawActions, drawOpen, Ids, offeredByMenus } from './controls.ts';
import { escapeText, link } from './escape.ts';
import { type Detail, drawAside, drawLine, superscript } from './inline.ts';
import { assemble, clip, fits, LIMITS, type Piece, shorten } from './limits.ts';
import { drawTimeline } from './timeline.ts';
import { COMPONENT, type ControlRow, FLAG, type MessageBody } from './wire.ts';

/** Warm while it is news, grey when it is not: readable beside Discord's dark and light backgrounds. */
const ACCENTS: Readonly<Record<Freshness, number>> = {
  breaking: 0xd83c3e,
  fresh: 0xe07b2c,
  recent: 0xc9a227,
  aging: 0x6f8faf,
  stale: 0x80848e,
};

type TextKind = Extract<Piece, { type: 'text' }>['kind'];

function text(kind: TextKind, lines: string[]): Piece {
  return { type: 'text', kind, lines };
}

/** A line of small print; parts that would make it too long are left out from the end. */
function drawContext(block: Extract<Block, { type: 'context' }>, detail: Detail): string[] {
  let line = '';
  for (const part of block.parts.map((one) => drawLine(one, detail)).filter((one) => one.trim() !== '')) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (line !== '' && longer.length > LIMITS.contextLine) break;
    line = longer;
  }
  return line === '' ? [] : [`-# ${line}`];
}

function drawHeading({ level, text: words, url, mark }: Extract<Block, { type: 'heading' }>): string[] {
  const title = link(words, url, LIMITS.headline);
  return [`${level === 1 ? '##' : '###'} ${mark ? `${escapeText(mark)} ` : ''}${title}`];
}

function drawRow(row: Row, detail: Detail): string {
  const title = link(row.title, row.url, LIMITS.headline);
  const head = `${row.lead ? `**${escapeText(row.lead)}** ` : ''}${title}`;
  const aside = drawAside(row.aside, detail);
  const below =
    row.detail === '' || !detail.details ? '' : `\n-# ${escapeText(clip(row.detail, LIMITS.headline))}`;
  return `${head}${aside === '' ? '' : ` · ${aside}`}${below}`;
}

function drawSource({ number, publisher, title, url, quote }: Source, { quotes }: Detail): string {
  const words = quotes && quote ? ` “${escapeText(clip(quote, LIMITS.headline))}”` : '';
  return `-# ${superscript(number)} ${escapeText(publisher)} · ${link(title, url, LIMITS.headline)}${words}`;
}

function toPiece(row: ControlRow): Piece {
  return { type: 'controls', row };
}

/** The file's name of a card's picture. */
export const PICTURE = 'timeline.png';

/** What the blocks of one message share. */
interface Controls {
  readonly ids: Ids;
  readonly offered: ReadonlySet<string>;
  /** Names of the files that are sent along. */
  readonly files: readonly string[];
}

function drawPicture({ picture }: Extract<Block, { type: 'picture' }>, files: readonly string[]): Piece[] {
  if (!files.includes(PICTURE)) return [];
  const description = clip(picture.alt, LIMITS.description);
  return [{ type: 'picture', url: `attachment://${PICTURE}`, description }];
}

function drawFile({ file }: Extract<Block, { type: 'file' }>, files: readonly string[]): Piece {
  if (files.includes(file.name)) return { type: 'file', url: `attachment://${file.name}` };
  return text('paragraph', [escapeText(unsentWords(file))]);
}

function drawBlock(block: Block, detail: Detail, controls: Controls): Piece[] {
  switch (block.type) {
    case 'context':
      return [text('context', drawContext(block, detail))];
    case 'heading':
      return [text('heading', drawHeading(block))];
    case 'paragraph': {
      const mark = block.mark ? `${escapeText(block.mark)} ` : '';
      return [text('paragraph', [mark + drawLine(block.line, detail)])];
    }
    case 'labelled': {
      const rows = block.rows.map(({ label, line }) => `**${escapeText(label)}** ${drawLine(line, detail)}`);
      return [text('labelled', rows)];
    }
    case 'bullets':
      return [
        text(
          'bullets',
          block.items.map((item) => `- ${drawLine(item, detail)}`),
        ),
      ];
    case 'rows': {
      const open = drawOpen(block.rows, controls.offered, controls.ids);
      const lines = block.rows.map((row) => drawRow(row, detail));
      const menu: Piece[] = open ? [{ type: 'controls', row: open, opens: true }] : [];
      return [text('rows', lines), ...menu];
    }
    case 'timeline':
      return [text('timeline', drawTimeline(block.events, detail))];
    case 'picture':
      return drawPicture(block, controls.files);
    case 'file':
      return [drawFile(block, controls.files)];
    case 'sources':
      return [
        text(
          'sources',
          block.sources.map((source) => drawSource(source, detail)),
        ),
      ];
    case 'actions':
      return drawActions(block.buttons, block.menu, controls.ids).map(toPiece);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

/** The first line, the headline and the last line (the attribution) are never cut. */
function isFrame(block: Block, at: number, blocks: readonly Block[]): boolean {
  if (block.type === 'heading') return blocks.findIndex(({ type }) => type === 'heading') === at;
  if (block.type !== 'context') return false;
  return at === 0 || blocks.findLastIndex(({ type }) => type === 'context') === at;
}

function drawCard(card: Card, detail: Detail, files: readonly string[]): Piece[] {
  const controls = { ids: new Ids(), offered: offeredByMenus(card.blocks), files };
  return card.blocks.flatMap((block, at) => {
    const pieces = drawBlock(block, detail, controls);
    if (!isFrame(block, at, card.blocks)) return pieces;
    return pieces.map((piece) => (piece.type === 'text' ? { ...piece, kind: 'frame' as const } : piece));
  });
}

/** Step 1 of what is cut (limits.ts): the first of these that fits is drawn. */
const DETAILS: readonly Omit<Detail, 'now'>[] = [
  { linked: true, quotes: true, details: true },
  { linked: false, quotes: false, details: true },
  { linked: false, quotes: false, details: false },
];

/** The texts of a card in as much detail as fits, else cut. */
function drawToFit(card: Card, now: Instant, files: readonly string[]): Piece[] {
  let pieces: Piece[] = [];
  for (const detail of DETAILS) {
    pieces = drawCard(card, { now, ...detail }, files);
    if (fits(pieces)) return pieces;
  }
  return shorten(pieces);
}

/** What Discord gets for a card, at `now`; `files` are the names of those that are sent along. */
export function render(card: Card, now: Instant, files: readonly string[] = []): MessageBody {
  const accent = card.newest === undefined ? null : ACCENTS[freshnessOf(card.newest, now)];
  return {
    flags: FLAG.componentsV2,
    components: [
      {
        type: COMPONENT.container,
        ...(accent !== null && { accent_color: accent }),
        components: assemble(drawToFit(card, now, files)),
      },
    ],
    allowed_mentions: { parse: [] },
  };
}
