// The command box as a combobox (WAI-ARIA authoring practices): the list is the server's, the keys are ours.

const box = document.querySelector('.box');
const input = document.querySelector('#box-text');
const panel = box?.querySelector('.list');
const listbox = document.querySelector('#box-list');
const hint = document.querySelector('#box-hint');
const WAIT_MS = 60;
/** What was asked before, newest last. */
const asked = [];
let recalled = 0;
let items = [];
let active = -1;
let asking = new AbortController();
let timer;

function close() {
  clearTimeout(timer);
  asking.abort();
  items = [];
  panel.hidden = true;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

async function look() {
  asking.abort();
  asking = new AbortController();
  const typed = input.value;
  if (typed.trim() === '') return close();
  try {
    const address = `${box.dataset.complete}?text=${encodeURIComponent(typed)}`;
    const reply = await fetch(address, { signal: asking.signal, headers: { accept: 'application/json' } });
    if (reply.ok && input.value === typed) show(await reply.json());
  } catch {
    // Aborted by the next letter, or the server is away: the box works without completions.
  }
}

function show(found) {
  items = found.items.filter(({ insert }) => insert.trim() !== input.value.trim());
  hint.textContent = found.hint;
  hint.hidden = found.hint === '';
  listbox.replaceChildren(...items.map(option));
  const open = items.length > 0 || found.hint !== '';
  panel.hidden = !open;
  input.setAttribute('aria-expanded', String(items.length > 0));
  point(found.preselect && items.length > 0 ? 0 : -1);
}

function option(item, index) {
  const line = document.createElement('li');
  line.id = `box-option-${index}`;
  line.setAttribute('role', 'option');
  const label = document.createElement('b');
  label.textContent = item.label;
  const detail = document.createElement('span');
  detail.textContent = item.detail;
  line.append(label, ' ', detail);
  // The box keeps the focus while the list is used with a pointer.
  line.addEventListener('pointerdown', (event) => event.preventDefault());
  line.addEventListener('click', () => take(index));
  return line;
}

function point(index) {
  active = index;
  for (const [i, line] of [...listbox.children].entries())
    line.setAttribute('aria-selected', String(i === index));
  const line = listbox.children[index];
  if (!line) return input.removeAttribute('aria-activedescendant');
  input.setAttribute('aria-activedescendant', line.id);
  line.scrollIntoView({ block: 'nearest' });
}

function take(index) {
  input.value = items[index].insert;
  input.focus();
  close();
  void look();
}

function recall(step) {
  const at = recalled + step;
  if (at < 0 || at > asked.length) return;
  recalled = at;
  input.value = asked[at] ?? '';
}

const keys = {
  ArrowDown: () => (items.length > 0 ? point((active + 1) % items.length) : recall(1)),
  ArrowUp: () => (items.length > 0 ? point((active <= 0 ? items.length : active) - 1) : recall(-1)),
  Enter: () => take(active),
  Tab: () => take(active),
  Escape: () => (panel.hidden ? input.blur() : close()),
};

function onKey(event) {
  const handle = keys[event.key];
  if (!handle || event.isComposing || event.shiftKey) return;
  if ((event.key === 'Enter' || event.key === 'Tab') && (panel.hidden || active < 0)) return;
  event.preventDefault();
  handle();
}

/** Puts the caret into the box, with a slash to begin with, when "/" is pressed anywhere else. */
function onSlash(event) {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  input.focus();
  if (input.value === '') input.value = '/';
  void look();
}

/** Empties the box after a command was sent. */
export function clearBox() {
  asked.push(input.value);
  recalled = asked.length;
  input.value = '';
  close();
}

/** Wires the command box, if the page has one. */
export function watchBox() {
  if (!box) return;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  });
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', close);
  document.addEventListener('keydown', onSlash);
}
