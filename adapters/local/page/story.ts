/** A story on a page of its own, good enough to send to a colleague. */
import type { Card } from '../../../src/cards/blocks.ts';
import type { Instant } from '../../../src/model.ts';
import type { LocalPlace } from '../address.ts';
import { html, type Markup } from '../markup.ts';
import { renderCard } from '../render.ts';
import { brand, openGraph, page } from './document.ts';

/** The page of a story, on the way from `place`. `address` is the page's own. */
export function storyPage(card: Card, place: LocalPlace, address: string, now: Instant): Markup {
  const headline = headlineOf(card);
  const head = { title: `${headline} · Dateline`, description: describeStory(card), address };
  const body = html`<a class="skip" href="#story">Skip to the story</a>
<header class="top">${brand}<nav aria-label="The story"><a href="/c/${place.address}">← <span class="hash" aria-hidden="true">#</span>${place.title}</a>${
    card.story !== undefined &&
    html`<a href="/story/${card.story}/looks?in=${place.address}">On other platforms</a>`
  }</nav>
  <button class="button copy" type="button" data-copy="${address}" hidden>Copy link</button></header>
<main id="story" tabindex="-1"><div class="stack">${renderCard(card, { now, channel: place.address, headline: 1 })}</div></main>
<p class="unseen" role="status" id="news"></p>`;
  return page(head, 'reader', body, openGraph({ ...head, title: headline }));
}

/** A page that says in one sentence what is wrong, and where to go on. */
export function wordPage(title: string, sentence: string): Markup {
  return page(
    { title: `${title} · Dateline`, description: sentence },
    'word',
    html`<main>${brand}<h1>${title}</h1><p>${sentence}</p><p><a href="/">Go to the workspace</a></p></main>`,
  );
}

function headlineOf({ blocks, summary }: Card): string {
  for (const block of blocks) if (block.type === 'heading' && block.level === 1) return block.text;
  return summary;
}

/** The hook, which is the first paragraph; else the card in one sentence. */
function describeStory({ blocks, summary }: Card): string {
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    return block.line.map((piece) => ('text' in piece ? piece.text : '')).join('');
  }
  return summary;
}
