// Live updates. The stream connects again by itself and then brings what was missed; where the server is gone for
// longer, a line in the head says so.

import { isLive, putPost } from './column.js';

const SEEN = 'dateline-seen';
const AGAIN_MS = 4_000;
const main = document.querySelector('main[data-channel]');
const channel = main?.dataset.channel;
const status = document.querySelector('.connection');

/** Newest post that the reader has had before their eyes, by channel. */
function seen() {
  try {
    return JSON.parse(localStorage.getItem(SEEN) ?? '{}');
  } catch {
    return {};
  }
}

function markSeen(post) {
  try {
    localStorage.setItem(SEEN, JSON.stringify({ ...seen(), [channel]: post }));
  } catch {
    // Storage may be closed to the page: then nothing is remembered as read.
  }
}

function showUnread() {
  const known = seen();
  for (const link of document.querySelectorAll('.channels a')) {
    const { channel: name, newest } = link.dataset;
    link.querySelector('.unread').hidden = name === channel || newest <= (known[name] ?? '');
  }
}

function note(name, post) {
  const link = document.querySelector(`.channels a[data-channel="${name}"]`);
  if (link && post > link.dataset.newest) link.dataset.newest = post;
  if (name === channel) markSeen(post);
  showUnread();
}

function say(words) {
  status.textContent = words;
  status.hidden = words === '';
}

function connect(since) {
  const source = new EventSource(`/c/${channel}/live?since=${since}`);
  let last = since;
  source.addEventListener('ready', () => say(''));
  source.addEventListener('post', (event) => {
    last = Number(event.lastEventId) || last;
    const { channel: name, post, html } = JSON.parse(event.data);
    if (html && isLive()) putPost(html);
    note(name, post);
  });
  source.addEventListener('error', () => {
    say('Reconnecting …');
    if (source.readyState === EventSource.CLOSED) setTimeout(() => connect(last), AGAIN_MS);
  });
}

/** Follows the channel of this page, if it is one. */
export function follow() {
  if (!channel) return;
  const newest = document.querySelector('.channels a[aria-current]')?.dataset.newest;
  if (newest) markSeen(newest);
  showUnread();
  connect(Number(main.dataset.now));
}
