/** Buttons and menus as plain forms: they work without any script, and the page's script makes them quicker. */
import type { Block, Button, Invocation, Menu } from '../../src/cards/blocks.ts';
import { encodeInvocation } from '../../src/cards/invocation.ts';
import { outside, text } from './inline.ts';
import { html, type Markup } from './markup.ts';

/** A form's field holds more than a button of a chat platform; still no more than an address may. */
const INVOCATION_ROOM = 2000;

/** The page of a story, on the way from a channel: the page's buttons then run in that channel. */
export function storyPath(story: number | string, channel: string): string {
  return `/story/${story}?in=${channel}`;
}

/** The page that an invocation opens: that of a story named by its number; null for any other. */
export function pageOf({ command, options }: Invocation, channel: string): string | null {
  const words = options.words ?? '';
  return command === 'story' && /^\d{1,15}$/.test(words) ? storyPath(words, channel) : null;
}

/** The row of actions under a card. `page` is the story's own page, or null where there is none to open. */
export function actionRow(
  { buttons, menu }: Extract<Block, { type: 'actions' }>,
  channel: string,
  page: string | null,
): Markup {
  return html`<form class="actions" method="post" action="/c/${channel}/run">${buttons.map(action)}${
    menu && choiceMenu(menu)
  }${page && html`<a class="permalink" href="${page}">Open page</a>`}</form>`;
}

/** One invocation as a button that looks like a link. */
export function textButton(run: Invocation, label: Markup, channel: string): Markup {
  return html`<form method="post" action="/c/${channel}/run"><button class="opens" name="run" value="${write(run)}">${label}</button></form>`;
}

function action({ label, does, primary }: Button): Markup {
  const kind = primary ? 'button primary' : 'button';
  if ('open' in does) return outside(does.open, text(label), kind);
  return html`<button class="${kind}" name="run" value="${write(does.run)}">${text(label)}</button>`;
}

function choiceMenu({ label, choices }: Menu): Markup {
  return html`<details class="menu"><summary class="button">${text(label)}</summary><div class="sheet">${choices.map(
    (choice) =>
      html`<button name="run" value="${write(choice.run)}"><span>${text(choice.label)}</span>${
        choice.detail && html`<small>${text(choice.detail)}</small>`
      }</button>`,
  )}</div></details>`;
}

const write = (invocation: Invocation) => encodeInvocation(invocation, INVOCATION_ROOM);
