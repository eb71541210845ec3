// Ages and freshness go on while the page is open, and clocks are told in the reader's own time zone. The words
// and bounds are those of moments.ts, which writes them first.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FRESHNESS = [
  ['breaking', HOUR],
  ['fresh', 6 * HOUR],
  ['recent', 24 * HOUR],
  ['aging', 72 * HOUR],
];

const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const elsewhere = document.body.dataset.zone !== clockFormat.resolvedOptions().timeZone;

/** @param {number} newest @param {number} now */
export function freshness(newest, now) {
  return FRESHNESS.find(([, limit]) => now - newest < limit)?.[0] ?? 'stale';
}

/** @param {number} at @param {number} now */
export function age(at, now) {
  const past = now - at;
  if (past < MINUTE) return 'now';
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  if (past < 48 * HOUR) return `${Math.floor(past / HOUR)} h`;
  return `${Math.floor(past / (24 * HOUR))} d`;
}

/** A day as a heading. @param {number} at */
export const day = (at) => dayFormat.format(at).replace(',', '');

/** Writes the times below `root` anew. @param {ParentNode} root */
export function refresh(root) {
  const now = Date.now();
  for (const time of root.querySelectorAll('time[data-style]')) {
    const at = Date.parse(time.dateTime);
    if (time.dataset.style === 'age') setText(time, age(at, now));
    else if (elsewhere) setText(time, (time.dataset.style === 'clock' ? clockFormat : dateFormat).format(at));
  }
  for (const word of root.querySelectorAll('.freshness')) {
    const fresh = freshness(Number(word.dataset.newest), now);
    word.dataset.freshness = fresh;
    const words = JSON.parse(word.dataset.words ?? '{}');
    setText(word, words[fresh] ?? fresh.charAt(0).toUpperCase() + fresh.slice(1));
  }
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Keeps every time on the page true. */
export function keepTime() {
  refresh(document);
  setInterval(() => refresh(document), MINUTE);
}
