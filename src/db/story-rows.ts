/** Stories' rows as grouping writes them: many at once, since an import brings thousands. For inside `db.atomically`. */
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { type RowChange, run, type Session, type Work } from './database.ts';

/** Makes stories without articles, which `refreshStories` fills in; gives their ids, ascending. */
export function* insertStories(tx: Session, headlines: readonly string[], now: Instant): Work<StoryId[]> {
  if (headlines.length === 0) return [];
  // Version 0: the refresh that follows makes it 1.
  const statement = tx.prepared<[StoryId]>(
    `insert into stories (headline, first_published, updated, version)
    select given.value, cast(? as bigint), cast(? as bigint), 0 from ${tx.dialect.textsOfJson} as given returning id`,
  );
  const rows = yield* run(statement.all(now, now, JSON.stringify(headlines)));
  return rows.map(([id]) => id).sort((a, b) => a - b);
}

/** An article that goes from one story, or from none, to another. */
export interface Assigned {
  readonly id: ArticleId;
  readonly from: StoryId | null;
  readonly to: StoryId;
}

const ASSIGNMENT: RowChange = { table: 'articles', columns: ['story_id'], where: ['story_id'] };

/** Moves articles; false when one of them is not any more where it was. */
export function* assignStories(tx: Session, assigned: readonly Assigned[]): Work<boolean> {
  const rows = assigned.map(({ id, from, to }) => [id, to, from]);
  return (yield* run(tx.updateRows(ASSIGNMENT, rows))) === assigned.length;
}

/** What a story's row says that its articles' rows do not. */
export interface StoryFacts {
  readonly story: StoryId;
  readonly headline: string;
  /** So many publishers only repeat another's text. */
  readonly copies: number;
}

const REFRESHMENT: RowChange = {
  table: 'stories',
  columns: ['headline', 'first_published', 'updated', 'grew_at', 'backlog', 'sample', 'publishers'],
  also: 'version = version + 1',
};

/** Works out stories' rows from their articles. Dates in the future count as now, or they would lead every list. */
export function* refreshStories(tx: Session, stories: readonly StoryFacts[], now: Instant): Work<void> {
  const totals = yield* run(
    tx
      .prepared<[StoryId, first: Instant, last: Instant, fresh: number, real: number, publishers: number]>(
        `select story_id, min(sorted_at), max(sorted_at), count(*) filter (where not backlog),
          count(*) filter (where not sample), count(distinct lower(publisher))
        from articles where story_id ${tx.dialect.amongNumbers} group by story_id`,
      )
      .all(JSON.stringify(stories.map(({ story }) => story))),
  );
  const facts = new Map(stories.map((story) => [story.story, story]));
  const rows = totals.map(([story, first, last, fresh, real, publishers]) => {
    const { headline, copies } = facts.get(story) ?? { headline: '', copies: 0 };
    const voices = Math.max(1, publishers - copies);
    const times = [Math.min(first, now), Math.min(last, now), now];
    return [story, headline, ...times, fresh === 0, real === 0, voices];
  });
  yield* run(tx.updateRows(REFRESHMENT, rows));
}
