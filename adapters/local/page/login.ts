/** The page that asks for the workspace's token. */
import { html, type Markup } from '../markup.ts';
import { brand, page } from './document.ts';

/**
 * The form; `next` is where to go afterwards. A link from another site arrives without the cookie, which is
 * SameSite=Strict: `again` has the page load itself once more, and then the cookie comes along.
 */
export function loginPage(next: string, complaint: string | null, again: boolean): Markup {
  const body = html`<main>${brand}<h1>This workspace is closed</h1>
<form class="login" method="post" action="/login">
  <input type="hidden" name="next" value="${next}">
  <label for="token">Token <span class="why">the WORKSPACE_TOKEN it was started with</span></label>
  <input id="token" name="token" type="password" autocomplete="current-password" required${complaint && html` aria-invalid="true" aria-describedby="complaint"`}>
  ${complaint && html`<p class="complaint" id="complaint" role="alert">${complaint}</p>`}
  <button class="send">Open the workspace</button>
</form></main>`;
  const reload = again ? html`<meta http-equiv="refresh" content="0">` : html``;
  return page({ title: 'Open the workspace · Dateline', description: 'Dateline' }, 'word', body, reload);
}
