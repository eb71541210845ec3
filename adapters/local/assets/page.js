// The page works without this script; with it, answers come without leaving the page, and posts arrive live.

import { clearBox, watchBox } from './box.js';
import { addAnswer, addAnswerBelow, announce, goToEnd, watchColumn } from './column.js';
import { follow } from './live.js';
import { keepTime } from './moments.js';

/** Sends a form as its button would, and shows what comes back. */
async function onSubmit(event) {
  const form = event.target;
  if (!/\/(ask|run)$/.test(new URL(form.action).pathname)) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  const body = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
  const typed = form.matches('.box');
  if (typed) clearBox();
  form.setAttribute('aria-busy', 'true');
  event.submitter?.setAttribute('data-busy', '');
  try {
    show(await send(form.action, body), typed ? null : form.closest('.stack'));
  } finally {
    form.removeAttribute('aria-busy');
    event.submitter?.removeAttribute('data-busy');
    form.querySelector('.menu[open]')?.removeAttribute('open');
  }
}

async function send(address, body) {
  try {
    const reply = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (reply.status === 401) location.reload();
    return await reply.json();
  } catch {
    return { error: 'The workspace does not answer; is it still running?' };
  }
}

function show(answer, stack) {
  if (answer.shared) {
    announce('Shared into the channel');
    return goToEnd();
  }
  const html = answer.html ?? complaint(answer.error);
  if (stack) addAnswerBelow(html, stack);
  else addAnswer(html);
  announce(`Answer: ${answer.summary ?? answer.error}`);
}

function complaint(sentence) {
  const words = document.createElement('p');
  words.className = 'paragraph';
  words.textContent = sentence;
  return `<section class="answer" tabindex="-1" aria-label="Answer"><header class="private"><span class="only">That did not work</span>
    <button class="dismiss" type="button" hidden>Dismiss</button></header><article class="card">${words.outerHTML}</article></section>`;
}

/** A picture that could not be drawn gives its room back: the card says the same below it. */
function watchPictures() {
  document.addEventListener('error', ({ target }) => target.closest?.('.picture')?.remove(), true);
}

/** A menu closes when the reader turns to something else, and opens upwards where there is no room below. */
function watchMenus() {
  const closeAll = (but) => {
    for (const menu of document.querySelectorAll('.menu[open]')) if (menu !== but) menu.open = false;
  };
  document.addEventListener('click', ({ target }) => closeAll(target.closest('.menu')));
  document.addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Escape') return;
    const menu = target.closest('.menu[open]');
    closeAll();
    menu?.querySelector('summary').focus();
  });
  document.addEventListener('toggle', turnUp, true);
}

function turnUp({ target }) {
  if (!target.matches('.menu') || !target.open) return;
  const floor = target.closest('.scroll')?.getBoundingClientRect().bottom ?? innerHeight;
  const sheet = target.querySelector('.sheet');
  target.classList.toggle('up', target.getBoundingClientRect().bottom + sheet.offsetHeight + 12 > floor);
}

function watchCopying() {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = 'Copied';
      announce('Link copied');
    });
  }
}

keepTime();
watchColumn();
watchBox();
watchMenus();
watchPictures();
watchCopying();
follow();
document.addEventListener('submit', onSubmit);
