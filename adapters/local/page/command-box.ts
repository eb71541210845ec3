/** The box that takes slash commands: a combobox with script, a plain form without. */
import { html, type Markup } from '../markup.ts';

/** The box of a channel, holding `text`. */
export function commandBox(channel: string, text = ''): Markup {
  return html`<form class="box" id="box" method="post" action="/c/${channel}/ask" data-complete="/c/${channel}/complete">
  <div class="list" hidden><p class="hint" id="box-hint"></p><ul id="box-list" role="listbox" aria-label="Completions"></ul></div>
  <label class="unseen" for="box-text">Command for #${channel}</label>
  <input id="box-text" name="text" value="${text}" type="text" role="combobox" aria-expanded="false" aria-controls="box-list"
    aria-autocomplete="list" aria-describedby="box-hint" autocomplete="off" autocapitalize="none" spellcheck="false"
    maxlength="500" required placeholder="Ask: /briefing, /timeline beijing …">
  <kbd class="key" aria-hidden="true">/</kbd>
  <button class="send">Run</button>
</form>`;
}
