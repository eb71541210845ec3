// The column of posts. What is being read never moves by itself: new posts are added below it, and a pill tells
// of them.

import { day, refresh } from './moments.js';

const scroller = document.querySelector('.scroll');
const list = document.querySelector('#posts');
const pill = document.querySelector('.pill');
const news = document.querySelector('#news');
const title = document.title;
const NEAR_END = 48;
let waiting = 0;

/** Says something to screen readers. @param {string} words */
export function announce(words) {
  if (news) news.textContent = words;
}

/** True where the column takes new posts (not on a page of older ones). */
export const isLive = () => list?.dataset.live === 'yes';

// The scroller begins at its end without any script (flex-direction: column-reverse), and what is added there would
// push up what is read. This keeps the first post in view where it is.
/** @param {() => void} change */
function holdStill(change) {
  const top = scroller?.getBoundingClientRect().top;
  const held = [...(list?.children ?? [])].find((post) => post.getBoundingClientRect().bottom > top);
  const before = held?.getBoundingClientRect().top;
  change();
  if (held?.isConnected) scroller.scrollTop += held.getBoundingClientRect().top - before;
}

/** @param {string} html */
function element(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const made = template.content.firstElementChild;
  refresh(made);
  return made;
}

/** Puts a post in its place, or replaces it where it stands. @param {string} html */
export function putPost(html) {
  const post = element(html);
  const standing = document.getElementById(post.id);
  if (standing) return replacePost(standing, post);
  document.querySelector('.empty')?.remove();
  holdStill(() => {
    list.append(post);
    separateDays();
  });
  if (!isInView(post)) waiting += 1;
  showWaiting();
}

function replacePost(standing, post) {
  if (standing.dataset.edited === post.dataset.edited) return;
  holdStill(() => {
    standing.dataset.edited = post.dataset.edited;
    standing.querySelector('.stamp').replaceWith(post.querySelector('.stamp'));
    standing.querySelector('.card').replaceWith(post.querySelector('.card'));
  });
}

function isInView(post) {
  return post.getBoundingClientRect().top < scroller.getBoundingClientRect().bottom - NEAR_END;
}

function showWaiting() {
  const words = `${waiting} new ${waiting === 1 ? 'post' : 'posts'}`;
  pill.hidden = waiting === 0;
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
  if (waiting === 0 || pill.textContent === words) return;
  pill.textContent = words;
  announce(words);
}

/** Draws the line for each new day, by the reader's own days. */
function separateDays() {
  for (const line of list.querySelectorAll('.day')) line.remove();
  let before = '';
  for (const post of list.querySelectorAll('.post[data-posted]')) {
    const name = day(Number(post.dataset.posted));
    if (name !== before) post.before(element(`<li class="day"><span>${name}</span></li>`));
    before = name;
  }
}

/** Adds the answer to a typed command at the end of the column. @param {string} html */
export function addAnswer(html) {
  const item = element('<li class="post asked"><p class="stamp"></p><div class="stack"></div></li>');
  const answer = element(html);
  item.querySelector('.stack').append(answer);
  (list ?? document.querySelector('.posts')).append(item);
  document.querySelector('.empty')?.remove();
  present(answer, item);
}

/** Adds the answer to a button below the card that holds it. @param {string} html @param {Element} stack */
export function addAnswerBelow(html, stack) {
  const answer = element(html);
  holdStill(() => stack.append(answer));
  present(answer, answer);
}

function present(answer, frame) {
  const dismiss = answer.querySelector('.dismiss');
  dismiss.hidden = false;
  dismiss.addEventListener('click', () => {
    const stack = answer.parentElement;
    holdStill(() => (frame.matches('.asked') ? frame : answer).remove());
    (stack.querySelector('.actions .button') ?? document.querySelector('#box-text'))?.focus({
      preventScroll: true,
    });
  });
  const tall = scroller && frame.offsetHeight > scroller.clientHeight;
  frame.scrollIntoView({ block: tall ? 'start' : 'nearest' });
}

/** Goes to the newest post. */
export function goToEnd() {
  if (scroller) scroller.scrollTop = 0;
}

/** Wires the pill, and draws the days of the reader's own time zone. */
export function watchColumn() {
  if (!scroller || !list) return;
  separateDays();
  pill.addEventListener('click', () => {
    list.lastElementChild?.scrollIntoView({ block: 'start' });
    document.querySelector('#box-text').focus({ preventScroll: true });
  });
  scroller.addEventListener('scroll', () => {
    if (-scroller.scrollTop > NEAR_END) return;
    waiting = 0;
    showWaiting();
  });
}
