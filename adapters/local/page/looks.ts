/** A card as each platform shows it, side by side. */
import type { Look } from '../../../src/platform/port.ts';
import type { LocalPlace } from '../address.ts';
import { html, type Markup, trusted } from '../markup.ts';
import { brand, page } from './document.ts';

/** A card on one platform: what it gets, and how that looks. */
export type Shown = Pick<Look, 'name' | 'title'> & ReturnType<Look['show']>;

/** The page; `back` is where the card itself stands. */
export function looksPage(title: string, place: LocalPlace, back: string, shown: readonly Shown[]): Markup {
  const head = { title: `${title} · as on other platforms`, description: 'How a card looks elsewhere' };
  const styles = shown.map(
    ({ name }) => html`
<link rel="stylesheet" href="/looks/${name}.css">`,
  );
  const body = html`<a class="skip" href="#looks">Skip to the card</a>
<header class="top">${brand}<nav aria-label="Back"><a href="${back}">← <span class="hash" aria-hidden="true">#</span>${place.title}</a></nav></header>
<main id="looks" tabindex="-1"><h1>${title}</h1>
<p class="about">Drawn from what each platform would get now. Buttons are there to be looked at.</p>
<div class="beside">${shown.map(figure)}</div></main>`;
  return page(head, 'looks', body, html`${styles}`);
}

function figure({ name, title, html: drawn, payload }: Shown): Markup {
  return html`<figure aria-label="On ${title}"><figcaption>${title}</figcaption>
<div class="look look-${name}">${trusted(drawn)}</div>
<details><summary>What ${title} gets</summary><pre tabindex="0">${JSON.stringify(payload, null, 2)}</pre></details></figure>`;
}
