/** The week's top stories by audience. */
import type { RecapView, RecordedPrediction } from '../cards/briefing.ts';
import { analysesOf } from '../db/analyses.ts';
import { articlesById } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { predictionsBetween } from '../db/predictions.ts';
import type { StoryHead } from '../db/stories.ts';
import type { Analysis, ChannelId, Instant, StoryId } from '../model.ts';
import { listed, rankedFor } from './briefing.ts';
import type { QueryDeps } from './stories.ts';
import type { Week } from './week.ts';

const RECAP_SECTIONS = 6;
const RECAP_LINES = 4;

/** The week's top stories, of a channel those that it gets: each under the audience that it fits best, one line each. */
export async function recap(
  deps: QueryDeps,
  week: Week,
  now: Instant,
  channel?: ChannelId,
): Promise<Omit<RecapView, 'again'>> {
  const window = { since: week.since, until: Math.min(week.until, now + 1), tag: undefined };
  const { heads, leftOut } = await rankedFor(deps, channel, window);
  const analyses = await analysesOf(
    deps.db,
    heads.map(({ id }) => id),
  );
  const sections = chooseSections(heads, analyses);
  const named = new Map(deps.audiences.map(({ tag, name }) => [tag, name]));
  return {
    week: week.name,
    days: week.days,
    totalStories: heads.length,
    leftOut,
    predictions: await recordOf(deps.db, week),
    sections: await Promise.all(
      [...sections].map(async ([tag, chosen]) => ({
        name: tag === '' ? null : (named.get(tag) ?? tag),
        stories: await listed(deps, chosen, now),
      })),
    ),
  };
}

/** Lines of the record of predictions. */
const RECORD_LINES = 5;

/** What came of predictions in a week; the decided ones first. */
async function recordOf(db: Database, week: Week): Promise<RecordedPrediction[]> {
  const found = await predictionsBetween(db, week.since, week.until, RECORD_LINES);
  const ids = found.flatMap(({ outcome }) => outcome?.article ?? []);
  const shown = new Map((await articlesById(db, ids)).map((article) => [article.id, article]));
  return found.map(({ statement, state, reviewed, story, outcome }) => {
    const article = outcome && shown.get(outcome.article);
    const shownBy = article && { publisher: article.publisher.name, quote: outcome.quote, url: article.url };
    return { statement, state, reviewed, story, shownBy: shownBy ?? null };
  });
}

/** Fills the sections from the best story down, until each is full; in order of their best story. */
function chooseSections(
  heads: readonly StoryHead[],
  analyses: ReadonlyMap<StoryId, Analysis>,
): Map<string, StoryHead[]> {
  const sections = new Map<string, StoryHead[]>();
  for (const head of heads) {
    const tag = analyses.get(head.id)?.audiences[0]?.tag ?? '';
    const section = sections.get(tag) ?? [];
    if (section.length >= RECAP_LINES) continue;
    if (section.length === 0 && sections.size >= RECAP_SECTIONS) continue;
    sections.set(tag, [...section, head]);
  }
  return sections;
}
