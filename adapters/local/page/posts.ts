/** Posts and answers as they stand in a channel's column. */
import type { Instant } from '../../../src/model.ts';
import { storyPath } from '../actions.ts';
import type { Outcome } from '../commands.ts';
import { time } from '../inline.ts';
import { html, type Markup } from '../markup.ts';
import { day } from '../moments.ts';
import type { Post } from '../posts.ts';
import { renderCard } from '../render.ts';

/** The posts of a channel with a line for each new day. */
export function postList(posts: readonly Post[], now: Instant): Markup {
  const days = posts.map(({ posted }) => day(posted));
  return html`${posts.map((post, i) => [
    days[i] !== days[i - 1] && html`<li class="day"><span>${days[i]}</span></li>`,
    postItem(post, now),
  ])}`;
}

/** One post. */
export function postItem(post: Post, now: Instant): Markup {
  const { id, channel, card, posted, edited } = post;
  const clock = time(posted, 'clock', now);
  const stamp =
    card.story === undefined ? clock : html`<a href="${storyPath(card.story, channel)}">${clock}</a>`;
  return html`<li class="post" id="p-${id}" data-posted="${posted}" data-edited="${edited ?? ''}">
    <p class="stamp"><span class="unseen">Posted </span>${stamp}${edited !== null && html`<span class="edited">edited</span>`}<a class="elsewhere" href="/c/${channel}/looks/${id}">elsewhere<span class="unseen">: this post on other platforms</span></a></p>
    <div class="stack">${renderCard(card, { now, channel, headline: 2 })}</div></li>`;
}

/** An answer that only the asker sees. */
export function answerItem(outcome: Outcome, channel: string, now: Instant): Markup {
  return html`<section class="answer" tabindex="-1" aria-label="Answer to ${outcome.asked}">
    <header class="private"><code>${outcome.asked}</code><span class="only">Only you can see this</span>
      <button class="dismiss" type="button" hidden>Dismiss</button></header>
    ${renderCard(outcome.card, { now, channel, headline: 2 })}</section>`;
}
