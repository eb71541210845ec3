/** Stories that share a story's telling terms, by the index that grouping keeps. */
import type { Instant, Story, StoryId } from '../model.ts';
import type { Database } from './database.ts';
import { periodOf } from './term-index.ts';

/** Of the terms the rarest so many are looked at, and none that stands in more articles than this. */
const TERMS = 40;
const COMMON = 300;
/** Within a year of the story all of them are looked up, before and after that only the rarest. */
const YEAR = 12;
const RAREST = 10;
/** So many of them must be shared: two stories have one name in common by chance. */
const SHARED = 3;
/** The articles that share most of them, and at least so many, are followed to their stories. */
const FOLLOWED = 200;
const SHARED_BY_ARTICLE = 2;

/** At most `limit` other stories that share the most of these terms, strongest first. */
export async function storiesSharingTerms(
  db: Database,
  {
    story,
    terms,
  }: { readonly story: Pick<Story, 'id' | 'firstPublished'>; readonly terms: Iterable<number> },
  limit: number,
): Promise<{ id: StoryId; headline: string; firstPublished: Instant }[]> {
  const rows = await db
    .prepared<[StoryId, string, Instant]>(sharing(db.dialect.amongNumbers))
    .all(JSON.stringify([...terms]), periodOf(story.firstPublished), story.id, limit);
  return rows.map(([id, headline, firstPublished]) => ({ id, headline, firstPublished }));
}

/** The index is by periods of time first: a term is looked up in each of them. */
const sharing = (amongTerms: string) => `
  with recursive periods(period) as (
    select min(period) from article_terms
    union all
    select (select min(t.period) from article_terms as t where t.period > p.period)
    from periods as p where p.period is not null
  ), telling as (
    select c.term as term, c.articles as articles, row_number() over (order by c.articles, c.term) as place
    from term_counts as c
    where c.term ${amongTerms} and c.articles between 2 and ${COMMON}
    order by c.articles, c.term limit ${TERMS}
  ), sharing as materialized (
    select t.article_id as article, telling.term as term, telling.articles as articles
    from telling cross join periods as p
    cross join article_terms as t
    where t.period = p.period and t.term = telling.term
      and (telling.place <= ${RAREST} or abs(p.period - ?) <= ${YEAR})
  ), best as materialized (
    select article from sharing
    group by article having count(*) >= ${SHARED_BY_ARTICLE}
    order by sum(1.0 / articles) desc, article limit ${FOLLOWED}
  ), by_story as materialized (
    select distinct a.story_id as story, sharing.term as term, sharing.articles as articles
    from best
    join sharing on sharing.article = best.article
    join articles as a on a.id = best.article
  ), nearest as materialized (
    select story, sum(1.0 / articles) as weight
    from by_story where story <> ?
    group by story having count(*) >= ${SHARED}
    order by sum(1.0 / articles) desc, story limit ?
  )
  select s.id, s.headline, s.first_published
  from nearest cross join stories as s
  where s.id = nearest.story
  order by nearest.weight desc, s.id`;
