/** The headline of a story: the title that says best what all of its articles say. */
import type { Instant } from '../model.ts';
import { likeness } from './likeness.ts';
import type { Member } from './profile.ts';

/** A member with its title, and when it was collected: what a post can have told of it. */
export interface Titled extends Member {
  readonly title: string;
  readonly collected: Instant;
}

/** Lead-ins of pages that are about the news rather than the news. */
const ASIDE =
  /^(?:video|watch|live|opinion|analysis|comment|podcast|photos?|gallery|explainer|interview|review)\b\s*[:|–—-]/i;
const LONGEST = 110;

/** The title nearest to all the others, where it is fit to be a headline; the first words of a text without title. */
export function headlineOf(articles: readonly Titled[]): string {
  let best = { title: '', score: -1 };
  for (const article of articles) {
    const score = fitness(article.title) * (0.5 + centrality(article, articles));
    if (score > best.score) best = { title: article.title, score };
  }
  return best.title;
}

function fitness(title: string): number {
  const words = title.trim().split(/\s+/).length;
  let fit = title.trim() === '' ? 0 : 1;
  if (title.length > LONGEST || (words < 4 && title.length < 14)) fit *= 0.6;
  if (title.endsWith('?')) fit *= 0.8;
  if (ASIDE.test(title)) fit *= 0.7;
  if (title === title.toUpperCase() && title !== title.toLowerCase()) fit *= 0.6;
  return fit;
}

/** Mean likeness to the others, over at most a dozen of them. */
function centrality(article: Member, all: readonly Member[]): number {
  const others = all.filter(({ id }) => id !== article.id).slice(0, 12);
  if (others.length === 0) return 0;
  return others.reduce((sum, other) => sum + Math.max(0, likeness(article, other).whole), 0) / others.length;
}
