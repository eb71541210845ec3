/** A channel: the list of channels, its posts, the command box. */
import type { Command } from '../../../src/command.ts';
import type { Instant } from '../../../src/model.ts';
import { type LocalPlace, places } from '../address.ts';
import { html, type Markup } from '../markup.ts';
import type { Post } from '../posts.ts';
import { commandBox } from './command-box.ts';
import { brand, type Head, page } from './document.ts';
import { postList } from './posts.ts';

/** What every page of a channel shows around its content. */
export interface Setting {
  readonly place: LocalPlace;
  /** Name of the newest post by channel, for the marks of what is unread. */
  readonly newest: Readonly<Record<string, string>>;
  readonly now: Instant;
}

/** What a channel's page shows. */
export interface ChannelView extends Setting {
  /** Oldest first: the newest stands next to the box, as in the chat programs that the page stands in for. */
  readonly posts: readonly Post[];
  readonly commands: readonly Command[];
  /** The post that older ones begin before, where there are more; null at the beginning. */
  readonly earlier: string | null;
  /** True on a page of older posts: it ends before the newest. */
  readonly past: boolean;
}

/** The page of a channel. */
export function channelPage(view: ChannelView): Markup {
  const { place } = view;
  return frame(view, { title: `#${place.title} · Dateline`, description: place.about }, column(view));
}

/** A channel's page that holds one answer instead of the posts, for readers without script. */
export function answerPage(setting: Setting, answer: Markup): Markup {
  const { place } = setting;
  const back = html`<p class="more"><a href="/c/${place.address}">Back to #${place.title}</a></p>`;
  const head = { title: `Answer · #${place.title}`, description: 'Only you can see this' };
  return frame(setting, head, html`<div class="posts">${answer}</div>${back}`);
}

function frame({ place, newest, now }: Setting, head: Head, content: Markup): Markup {
  return page(
    head,
    'workspace',
    html`<a class="skip" href="#box-text">Skip to the command box</a>
<header class="side">${brand}${channelList(place, newest)}<p class="foot">Local workspace</p></header>
<main data-channel="${place.address}" data-now="${now}">
  <header class="bar"><h1><span class="hash" aria-hidden="true">#</span>${place.title}</h1><p class="about">${place.about}</p>
    <p class="connection" role="status" hidden></p></header>
  <div class="scroll" tabindex="0" role="region" aria-label="Posts in ${place.title}"><div class="column">${content}</div></div>
  <div class="dock"><button class="pill" type="button" hidden></button>${commandBox(place.address)}</div>
  <p class="unseen" role="status" id="news"></p>
</main>`,
  );
}

function channelList(current: LocalPlace, newest: Readonly<Record<string, string>>): Markup {
  return html`<nav aria-label="Channels"><ul class="channels">${places.map(
    ({ address, title }) =>
      html`<li><a href="/c/${address}" data-channel="${address}" data-newest="${newest[address] ?? ''}"${
        address === current.address && html` aria-current="page"`
      }><span class="hash" aria-hidden="true">#</span>${title}<span class="unread" hidden><span class="unseen"> (unread)</span></span></a></li>`,
  )}</ul></nav>`;
}

function column(view: ChannelView): Markup {
  const { place, posts, earlier, past, now } = view;
  return html`${
    earlier && html`<p class="more"><a href="/c/${place.address}?before=${earlier}">Earlier posts</a></p>`
  }${posts.length === 0 && emptyChannel(view)}<ol class="posts" id="posts" data-live="${past ? 'no' : 'yes'}">${postList(posts, now)}</ol>${
    past && html`<p class="more"><a href="/c/${place.address}">Back to the newest posts</a></p>`
  }`;
}

function emptyChannel({ place, commands }: ChannelView): Markup {
  const examples = commands.flatMap(({ examples: [example] }) => (example ? [example] : [])).slice(0, 5);
  return html`<section class="empty"><h2>Nothing here yet</h2>
    <p>Cards appear in #${place.title} as feeds are read. Until then, ask for something:</p>
    <form method="post" action="/c/${place.address}/ask">${examples.map(
      (example) =>
        html`<button class="button" name="text" value="/${example}"><code>/${example}</code></button>`,
    )}</form></section>`;
}
