/** Finding a story and everything that its card says. */

import type { Analyst } from '../analysis/analyst.ts';
import type { AudienceTable } from '../analysis/audiences.ts';
import { noticesIn } from '../analysis/updates/notices.ts';
import { claimsOf, type StoryView } from '../cards/story-view.ts';
import { wholeAnalysesOf } from '../db/analyses.ts';
import { articleAtUrl, articlesById } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { currentStory } from '../db/grouping.ts';
import { claimKey, withheldKeys, withoutClaims } from '../db/marked-claims.ts';
import { predictionsOf } from '../db/predictions.ts';
import { searchStories } from '../db/search.ts';
import { storiesById, storyById } from '../db/stories.ts';
import { translationFor } from '../db/translations.ts';
import { UsageError } from '../errors.ts';
import type { Analysis, Article, ChannelId, Citation, Instant, Story, StoryId } from '../model.ts';
import type { ModelTerms } from './model-status.ts';
import { earlierArticles, relatedStories } from './related.ts';

/** What the queries are made of. */
export interface QueryDeps {
  readonly db: Database;
  /** For stories that nobody analysed yet: worked out when asked for. */
  readonly analyst: Analyst;
  readonly audiences: AudienceTable;
  /** The language model that writes, where there is one. */
  readonly model?: ModelTerms;
}

/**
 * The story that words, a link or an id name; the best match for words.
 * @throws UsageError when there is none, with what to type instead.
 */
export async function findStory(deps: QueryDeps, reference: string): Promise<StoryId> {
  const words = reference.trim();
  const numbered = /^#?(\d{1,15})$/.exec(words);
  const found =
    (numbered && (await storyNumbered(deps.db, Number(numbered[1]) as StoryId))) ??
    (/^https?:\/\//.test(words) ? (await articleAtUrl(deps.db, words))?.storyId : null) ??
    (await searchStories(deps.db, words, 1))[0];
  if (found) return found;
  throw new UsageError(({ mistake }) => mistake.noStory(words));
}

/** The story with this number, or the one that it was merged into. */
async function storyNumbered(db: Database, id: StoryId): Promise<StoryId | null> {
  const [story] = await storiesById(db, [await currentStory(db, id)]);
  return story?.id ?? null;
}

/**
 * All that the story's card is made of; analysed now where it was not yet.
 * @throws UsageError when there is no such story (any more).
 */
export async function storyView(
  deps: QueryDeps,
  id: StoryId,
  now: Instant,
  channel?: ChannelId,
): Promise<StoryView> {
  const view = await currentView(deps, id, now, channel);
  if (view) return view;
  throw new UsageError(({ mistake }) => mistake.storyGone(id));
}

/** The same, or null when the story is gone: what the outbox posts. With a channel, in the language that it wants. */
export async function currentView(
  deps: QueryDeps,
  id: StoryId,
  now: Instant,
  channel?: ChannelId,
): Promise<StoryView | null> {
  const { db, analyst } = deps;
  const story = await storyById(db, id);
  if (!story) return null;
  const related = await relatedStories(db, story);
  const whole =
    (channel === undefined ? null : await translationFor(db, id, channel)) ??
    (await wholeAnalysesOf(db, [id])).get(id) ??
    (await analyst.analyse(story, { now, related: await earlierArticles(db, related) }));
  const withheld = await withheldKeys(db);
  const analysis = withoutClaims(whole, withheld);
  const predictions = (await predictionsOf(db, [id])).filter(
    ({ statement }) => !withheld.has(claimKey(statement)),
  );
  const outcomes = predictions.flatMap(({ outcome }) => outcome ?? []);
  return {
    story,
    analysis,
    audiences: audienceNames(deps.audiences, analysis),
    related,
    cited: await citedElsewhere(db, story, analysis, outcomes),
    predictions,
    withheld: claimsOf(whole).length - claimsOf(analysis).length,
    notices: noticesIn(story.articles),
  };
}

/** Names of an analysis's audiences as people know them. */
function audienceNames(table: AudienceTable, analysis: Analysis | null): string[] {
  const names = new Map(table.map(({ tag, name }) => [tag, name]));
  return analysis?.audiences.map(({ tag }) => names.get(tag) ?? tag) ?? [];
}

async function citedElsewhere(
  db: Database,
  story: Story,
  analysis: Analysis,
  further: readonly Citation[],
): Promise<Article[]> {
  const own = new Set(story.articles.map((article) => article.id));
  const claims = [...analysis.takeaways, ...analysis.implications, ...analysis.timeline];
  const citations = [...claims.flatMap((claim) => claim.citations), ...further];
  const cited = new Set(citations.map(({ article }) => article));
  const others = [...cited].filter((id) => !own.has(id));
  return others.length > 0 ? articlesById(db, others) : [];
}
