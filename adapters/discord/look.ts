/** How a card looks on Discord, for a page that shows it: the very components that Discord would get, as HTML. */
import type { APIButtonComponent, APIStringSelectComponent } from 'discord.js';
import { age, moment } from '../../src/cards/freshness.ts';
import { escapeHtml, linkHtml } from '../../src/platform/html.ts';
import type { Look } from '../../src/platform/port.ts';
import { style } from './look.table.ts';
import { render } from './render.ts';
import { type CardContainer, COMPONENT, STYLE } from './wire.ts';

/** Discord's look. */
export const look: Look = {
  name: 'discord',
  title: 'Discord',
  style,
  show(card, now) {
    const payload = render(card, now);
    return { payload, html: HEAD + payload.components.map((one) => container(one, now)).join('') };
  },
};

const HEAD =
  '<p class="d-sender"><span class="d-avatar" aria-hidden="true"></span><b>Dateline</b> <span class="d-app">APP</span></p>';

function container({ accent_color, components }: CardContainer, now: number): string {
  const colour = accent_color == null ? null : `#${accent_color.toString(16).padStart(6, '0')}`;
  const bar = colour
    ? `<svg class="d-bar" aria-hidden="true"><rect width="100%" height="100%" fill="${colour}"/></svg>`
    : '';
  return `<div class="d-container">${bar}${components.map((one) => component(one, now)).join('')}</div>`;
}

function component(one: CardContainer['components'][number], now: number): string {
  switch (one.type) {
    case COMPONENT.text:
      return `<div class="d-text">${one.content
        .split('\n')
        .map((text) => line(text, now))
        .join('')}</div>`;
    case COMPONENT.row:
      return `<p class="d-row">${one.components.map(control).join('')}</p>`;
    case COMPONENT.gallery:
      return `<p class="d-picture">${escapeHtml(one.items[0]?.description ?? '')}</p>`;
    case COMPONENT.file:
      return `<p class="d-picture">${escapeHtml(one.file.url)}</p>`;
    default:
      return '<hr>';
  }
}

function control(one: APIButtonComponent | APIStringSelectComponent): string {
  if (one.type === COMPONENT.select) {
    return `<span class="d-select">${escapeHtml(one.placeholder ?? '')} <span aria-hidden="true">▾</span></span>`;
  }
  const label = escapeHtml('label' in one ? (one.label ?? '') : '');
  const kind = one.style === STYLE.primary ? ' d-primary' : '';
  return `<span class="d-button${kind}">${label}${one.style === STYLE.link ? ' ↗' : ''}</span>`;
}

/** What a line is by its beginning (support.discord.com, Markdown Text 101). */
const LINES: readonly (readonly [RegExp, string])[] = [
  [/^-# /, 'd-small'],
  [/^### /, 'd-h3'],
  [/^## /, 'd-h2'],
  [/^# /, 'd-h1'],
  [/^- /, 'd-bullet'],
];

function line(text: string, now: number): string {
  const [begins, kind] = LINES.find(([shape]) => shape.test(text)) ?? [null, ''];
  const rest = begins ? text.replace(begins, '') : text;
  return `<p${kind && ` class="${kind}"`}>${markdown(rest, now)}</p>`;
}

/** Escapes, links, bold, italics, moments. */
const MARKS =
  /\\([!-/:-@[-`{-~])|\[([^\]]*)\]\(([^)\s]+)\)|\*\*((?:\\.|[^\\])+?)\*\*|\*((?:\\.|[^\\*])+?)\*|<t:(\d+):([tDR])>/g;

function markdown(text: string, now: number): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(MARKS)) {
    html += escapeHtml(text.slice(at, match.index)) + marked(match, now);
    at = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(at));
}

function marked(match: RegExpMatchArray, now: number): string {
  const [, escaped, label, address = '', strong, emphasis, seconds, kind] = match;
  if (escaped !== undefined) return escapeHtml(escaped);
  if (label !== undefined) return linkHtml(address, markdown(label, now));
  if (strong !== undefined) return `<b>${markdown(strong, now)}</b>`;
  if (emphasis !== undefined) return `<i>${markdown(emphasis, now)}</i>`;
  const time = Number(seconds) * 1000;
  return escapeHtml(kind === 'R' ? `${age(time, now)} ago` : moment(time, kind === 't' ? 'clock' : 'date'));
}
