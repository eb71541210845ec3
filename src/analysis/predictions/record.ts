/** Keeps the predictions of analyses and looks at them again: when a later story bears on them, and when their time is up. */

import { articlesById } from '../../db/articles.ts';
import type { Database } from '../../db/database.ts';
import {
  forgetPredictions,
  lapsedPredictions,
  markReviewed,
  type NewPrediction,
  predictionsOf,
  type StoredPrediction,
  savePredictions,
  settlePrediction,
} from '../../db/predictions.ts';
import { searchArticles } from '../../db/search.ts';
import { storiesById } from '../../db/stories.ts';
import type { Analysis, Article, Instant, Story, StoryId } from '../../model.ts';
import { fold, foldedText, standsIn } from '../claims/quotes.ts';
import { isUnspaced } from '../claims/tokens.ts';
import { instantOf, lastDay } from '../dates/calendar.ts';
import { languageOf } from '../extractive/language.ts';
import { retractedArticles } from '../updates/notices.ts';
import { deedOf } from './deed.ts';
import { outcomeIn } from './outcome.ts';

/** Lapsed predictions looked for in one round, and articles read for each. */
const ROUND = 10;
const READ = 20;

/** A story on the same matter. */
interface Near {
  readonly id: StoryId;
  readonly when: 'earlier' | 'later';
}

/**
 * Keeps what the story's analysis predicts, forgets what its articles do not say any more, and looks what came of it: of
 * the predictions of the story and of earlier ones in the story's articles, of its own in later ones' too.
 */
export async function recordPredictions(
  db: Database,
  story: Story,
  analysis: Analysis,
  near: readonly Near[],
): Promise<void> {
  await savePredictions(db, predictionsIn(story, analysis));
  const idsOf = (when: Near['when']) => near.filter((one) => one.when === when).map(({ id }) => id);
  const known = await predictionsOf(db, [story.id, ...idsOf('earlier')]);
  const retracted = retractedArticles(story.articles);
  const gone = known.filter((prediction) => !isStillMade(prediction, story.articles, retracted));
  await forgetPredictions(
    db,
    gone.map(({ id }) => id),
  );
  const standing = story.articles.filter(({ id }) => !retracted.has(id));
  const open = known.filter((one) => one.state === 'open' && !gone.includes(one));
  const later =
    open.length > 0 ? (await storiesById(db, idsOf('later'))).flatMap(({ articles }) => articles) : [];
  for (const prediction of open) {
    const own = prediction.story === story.id;
    await judge(db, prediction, own ? [...standing, ...later] : standing);
  }
}

/** The analysis's implications that the story's own articles make. */
function predictionsIn(story: Story, analysis: Analysis): NewPrediction[] {
  return analysis.implications.flatMap((implication) => {
    const [source] = implication.citations;
    const article = story.articles.find(({ id }) => id === source?.article);
    if (!source || !article || article.published === null) return [];
    const { text: statement, rationale, horizon } = implication;
    const dueAt = horizon === null ? null : instantOf(lastDay(horizon) + 1);
    return [
      {
        statement,
        rationale,
        source,
        horizon,
        madeAt: article.published,
        dueAt,
        language: languageOf(article),
      },
    ];
  });
}

/** Its article, where it is one of these, still has the words, and was not taken back; so has the one that decided it. */
function isStillMade(
  { source, outcome }: StoredPrediction,
  articles: readonly Article[],
  retracted: ReadonlySet<Article['id']>,
): boolean {
  return [source, ...(outcome ? [outcome] : [])].every(({ article: id, quote }) => {
    const article = articles.find((one) => one.id === id);
    return !article || (!retracted.has(id) && standsIn(fold(quote), foldedText(article)));
  });
}

/** The first of the articles that decides it, oldest first. */
async function judge(
  db: Database,
  prediction: StoredPrediction,
  articles: readonly Article[],
): Promise<void> {
  const inOrder = [...articles].sort((a, b) => (a.published ?? 0) - (b.published ?? 0));
  for (const article of inOrder) {
    const outcome = outcomeIn(prediction, article);
    if (!outcome) continue;
    await settlePrediction(db, prediction.id, { ...outcome, at: article.published ?? article.collected });
    return;
  }
}

/** Looks for what came of predictions whose horizon has passed, once each; gives how many it looked for. */
export async function reviewLapsed(db: Database, now: Instant): Promise<number> {
  const lapsed = await lapsedPredictions(db, now, ROUND);
  for (const prediction of lapsed) await judge(db, prediction, await bearingOn(db, prediction));
  if (lapsed.length > 0) {
    await markReviewed(
      db,
      lapsed.map(({ id }) => id),
      now,
    );
  }
  return lapsed.length;
}

/** Later articles that name whom the prediction names; none where words cannot be looked up without reading everything. */
async function bearingOn(db: Database, prediction: StoredPrediction): Promise<Article[]> {
  const deed = isUnspaced(prediction.language) ? null : deedOf(prediction);
  if (!deed || deed.names.size === 0) return [];
  const found = await searchArticles(db, [...deed.names].join(' '), {
    limit: READ,
    since: prediction.madeAt + 1,
    strict: true,
  });
  return found.length > 0 ? articlesById(db, found) : [];
}
