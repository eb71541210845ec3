/** How a card looks on Slack, for a page that shows it: the very blocks that Slack would get, drawn as HTML. */
import type { ActionsBlock, ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import { escapeHtml, linkHtml } from '../../src/platform/html.ts';
import type { Look } from '../../src/platform/port.ts';
import { style } from './look.table.ts';
import { renderCard } from './render.ts';

/** Slack's look. */
export const look: Look = {
  name: 'slack',
  title: 'Slack',
  style,
  show(card, now) {
    const payload = renderCard(card, now);
    return { payload, html: `${HEAD}<div class="s-blocks">${payload.blocks.map(block).join('')}</div>` };
  },
};

const HEAD =
  '<p class="s-sender"><span class="s-avatar" aria-hidden="true"></span><b>Dateline</b> <span class="s-app">APP</span></p>';

function block(one: KnownBlock): string {
  switch (one.type) {
    case 'header':
      return `<p class="s-header">${escapeHtml(one.text.text)}</p>`;
    case 'section':
      return section(one);
    case 'context':
      return `<p class="s-context">${one.elements.map(element).join(' ')}</p>`;
    case 'actions':
      return `<p class="s-actions">${one.elements.map(control).join('')}</p>`;
    case 'image':
      return `<p class="s-picture">${escapeHtml(one.alt_text)}</p>`;
    default:
      return '<hr>';
  }
}

function section({ text, accessory }: SectionBlock): string {
  const beside = accessory ? control(accessory as ActionsBlock['elements'][number]) : '';
  return `<div class="s-section"><p>${text ? mrkdwn(text.text) : ''}</p>${beside}</div>`;
}

function element(one: ContextBlock['elements'][number]): string {
  return 'text' in one ? `<span>${mrkdwn(one.text)}</span>` : '';
}

function control(one: ActionsBlock['elements'][number]): string {
  if (one.type === 'button') {
    return `<span class="s-button${one.style === 'primary' ? ' s-primary' : ''}">${escapeHtml(one.text.text)}</span>`;
  }
  if (one.type === 'overflow') return '<span class="s-button">⋯</span>';
  const words = 'placeholder' in one ? one.placeholder?.text : undefined;
  return `<span class="s-button">${escapeHtml(words ?? 'Choose')} ▾</span>`;
}

/** Links and dates in brackets, bold, italics (messaging/formatting-message-text). */
const MARKS = /<([^<>|]+)(?:\|([^<>]*))?>|(?<![\p{L}\p{N}])\*([^*\n]+)\*|(?<![\p{L}\p{N}])_([^_\n]+)_/gu;

function mrkdwn(markup: string): string {
  let html = '';
  let at = 0;
  for (const match of markup.matchAll(MARKS)) {
    const [all, target, label, strong, emphasis] = match;
    html += words(markup.slice(at, match.index));
    if (strong !== undefined) html += `<b>${mrkdwn(strong)}</b>`;
    else if (emphasis !== undefined) html += `<i>${mrkdwn(emphasis)}</i>`;
    else html += linkHtml(readEntities(target ?? ''), words(label ?? target ?? ''));
    at = match.index + all.length;
  }
  return html + words(markup.slice(at));
}

function words(text: string): string {
  return escapeHtml(readEntities(text)).replaceAll('\n', '<br>');
}

function readEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
