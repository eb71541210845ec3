/** A card as plain text: terminals, logs, and whatever a platform cannot draw. */
import type { Instant } from '../model.ts';
import type { Block, Card, Inline, Line, Row, TextFile, TimelineEvent } from './blocks.ts';
import { age, freshnessWord, moment } from './freshness.ts';

/** The whole card, one block after the other, without markup; links are written out below it. */
export function plainCard(card: Card, now: Instant): string {
  return card.blocks
    .map((block) => plainBlock(block, now))
    .filter((words) => words !== '')
    .join('\n\n');
}

/** A line without markup. */
function plainLine(line: Line, now: Instant): string {
  return line.map((piece) => plainInline(piece, now)).join('');
}

function plainInline(piece: Inline, now: Instant): string {
  switch (piece.type) {
    case 'text':
    case 'link':
      return piece.text;
    case 'reference':
      return ` [${piece.number}]`;
    case 'freshness':
      return freshnessWord(piece, now);
    case 'time':
      return piece.style === 'age' ? age(piece.at, now) : moment(piece.at, piece.style);
  }
}

function plainBlock(block: Block, now: Instant): string {
  switch (block.type) {
    case 'context':
      return block.parts.map((part) => plainLine(part, now)).join(' · ');
    case 'heading':
      return heading(block);
    case 'paragraph':
      return `${block.mark ? `${block.mark} ` : ''}${plainLine(block.line, now)}`;
    case 'labelled':
      return labelled(block.rows, now);
    case 'bullets':
      return block.items.map((item) => `• ${plainLine(item, now)}`).join('\n');
    case 'rows':
      return block.rows.map((row) => plainRow(row, now)).join('\n');
    case 'timeline':
      return block.events.map(plainEvent).join('\n');
    case 'picture':
      return '';
    case 'file':
      return unsentWords(block.file);
    case 'sources':
      return block.sources.map(plainSource).join('\n');
    case 'actions':
    case 'divider':
      return '';
  }
}

/** What stands in place of a file that cannot be sent. */
export function unsentWords({ name }: TextFile): string {
  return `${name} could not be sent here.`;
}

function heading(block: Block & { type: 'heading' }): string {
  const title = `${block.mark ? `${block.mark} ` : ''}${block.text}`;
  return block.url ? `${title}\n${block.url}` : title;
}

function labelled(rows: (Block & { type: 'labelled' })['rows'], now: Instant): string {
  const width = Math.max(...rows.map(({ label }) => label.length));
  return rows.map(({ label, line }) => `${label.padEnd(width)}  ${plainLine(line, now)}`).join('\n');
}

function plainRow(row: Row, now: Instant): string {
  const head = `${row.lead ? `${row.lead.padStart(2)}  ` : '• '}${row.title}  (${plainLine(row.aside, now)})`;
  const story = row.open?.command === 'story' ? `  #${row.open.options.words}` : '';
  return row.detail ? `${head}${story}\n    ${row.detail}` : `${head}${story}`;
}

function plainEvent(event: TimelineEvent): string {
  const numbers = event.references.map(({ number }) => ` [${number}]`).join('');
  return `${event.date.padEnd(10)}  ${event.planned ? '(planned) ' : ''}${event.text}${numbers}`;
}

function plainSource(source: {
  number: number;
  publisher: string;
  title: string;
  url: string | null;
  quote: string | null;
}): string {
  const quote = source.quote ? ` “${source.quote}”` : '';
  return `[${source.number}] ${source.publisher}: ${source.title}${quote}${source.url ? ` ${source.url}` : ''}`;
}
