/** A card as HTML: one small function per kind of block. */
import type { Block, Card, Row, Source, TextFile } from '../../src/cards/blocks.ts';
import { freshnessOf } from '../../src/cards/freshness.ts';
import type { Instant } from '../../src/model.ts';
import { actionRow, pageOf, storyPath, textButton } from './actions.ts';
import { line, mark, outside, text } from './inline.ts';
import { html, type Markup } from './markup.ts';
import { pictureTag } from './pictures.ts';
import { timeline } from './timeline.ts';

type Heading = Extract<Block, { type: 'heading' }>;

/** Where and when a card is shown. */
export interface Scene {
  readonly now: Instant;
  /** The channel that the card's buttons run in. */
  readonly channel: string;
  /** The level of the card's headline: 2 below a channel's name, 1 on a page of its own. */
  readonly headline: 1 | 2;
}

/** A card as an article. */
export function renderCard(card: Card, scene: Scene): Markup {
  const headed = card.blocks.some((block) => block.type === 'heading');
  const fresh = card.newest === undefined ? null : freshnessOf(card.newest, scene.now);
  return html`<article class="card card-${card.kind}"${fresh && html` data-fresh="${fresh}"`}${
    headed ? '' : html` aria-label="${card.summary}"`
  }>${card.blocks.map((block) => renderBlock(block, card, scene))}</article>`;
}

function renderBlock(block: Block, card: Card, scene: Scene): Markup {
  switch (block.type) {
    case 'context':
      return html`<p class="context">${block.parts.map((part) => html`<span class="part">${line(part, scene.now)}</span> `)}</p>`;
    case 'heading':
      return heading(block, levelOf(block, card, scene));
    case 'paragraph':
      return block.mark
        ? html`<p class="paragraph marked">${mark(block.mark)}<span>${line(block.line, scene.now)}</span></p>`
        : html`<p class="paragraph">${line(block.line, scene.now)}</p>`;
    case 'labelled':
      return html`<dl class="labelled">${block.rows.map(
        (row) => html`<div><dt>${text(row.label)}</dt><dd>${line(row.line, scene.now)}</dd></div>`,
      )}</dl>`;
    case 'bullets':
      return html`<ul class="bullets">${block.items.map((item) => html`<li>${line(item, scene.now)}</li>`)}</ul>`;
    case 'rows':
      return html`<ol class="rows">${block.rows.map((row) => storyRow(row, scene))}</ol>`;
    case 'timeline':
      return timeline(block.events);
    case 'picture':
      return pictureTag(block.picture);
    case 'file':
      return fileLink(block.file);
    case 'sources':
      return html`<ol class="sources">${block.sources.map(source)}</ol>`;
    case 'actions':
      return actionRow(block, scene.channel, ownPage(card, scene));
    case 'divider':
      return html`<hr>`;
  }
}

/** The file stands in its link: nothing is kept for a click that may never come. */
function fileLink({ name, type, text: content }: TextFile): Markup {
  const data = Buffer.from(content).toString('base64');
  return html`<p class="paragraph"><a class="button" download="${name}" href="data:${type};base64,${data}">${name}</a></p>`;
}

/** A card without a headline begins with its sections at the headline's level, so that no level is skipped. */
function levelOf({ level }: Heading, { blocks }: Card, { headline }: Scene): number {
  const hasHeadline = blocks.some((block) => block.type === 'heading' && block.level === 1);
  return level === 2 && hasHeadline ? headline + 1 : headline;
}

function heading(block: Heading, level: number): Markup {
  const content = html`${mark(block.mark)}${outside(block.url, text(block.text))}`;
  const kind = block.level === 1 ? 'headline' : 'section';
  if (level === 1) return html`<h1 class="${kind}">${content}</h1>`;
  return level === 2 ? html`<h2 class="${kind}">${content}</h2>` : html`<h3 class="${kind}">${content}</h3>`;
}

function ownPage({ story }: Card, { channel, headline }: Scene): string | null {
  return story === undefined || headline === 1 ? null : storyPath(story, channel);
}

/** The whole row opens the story: its title's link is stretched over it by the stylesheet. */
function storyRow(row: Row, { now, channel }: Scene): Markup {
  return html`<li class="row"><span class="lead">${row.lead}</span><span class="title">${rowTitle(row, channel)}</span>
    <span class="aside">${row.aside.map((piece) => html`${line([piece], now)} `)}</span>
    ${row.detail && html`<span class="detail">${text(row.detail)}</span>`}</li>`;
}

function rowTitle(row: Row, channel: string): Markup {
  const title = text(row.title);
  if (!row.open) return outside(row.url, title, 'opens');
  const page = pageOf(row.open, channel);
  if (page) return html`<a class="opens" href="${page}">${title}</a>`;
  return textButton(row.open, title, channel);
}

function source({ number, publisher, title, url, quote }: Source): Markup {
  return html`<li value="${number}"><span class="source"><b>${text(publisher)}</b> ${outside(url, text(title))}</span>
    ${quote && html`<q>${quote}</q>`}</li>`;
}
