/** Stories that share a story's telling terms, by the index that grouping keeps. */
import { sql } from 'drizzle-orm';
import type { Instant, StoryId } from '../model.ts';
import type { Database } from './database.ts';

/** Of the story's terms the rarest so many are looked at, and none that stands in more articles than this. */
const TERMS = 40;
const COMMON = 300;
/** So many of them must be shared: two stories have one name in common by chance. */
const SHARED = 3;

/** At most `limit` other stories that share the most with this one, strongest first. */
export async function storiesSharingTerms(
  db: Database,
  story: StoryId,
  limit: number,
): Promise<{ id: StoryId; headline: string; firstPublished: Instant }[]> {
  return db.orm.all(sql`
    with own as (
      select distinct t.term as term
      from articles as a join article_terms as t on t.article_id = a.id
      where a.story_id = ${story}
    ), telling as (
      select c.term as term, c.articles as articles
      from own join term_counts as c on c.term = own.term
      where c.articles between 2 and ${COMMON}
      order by c.articles limit ${TERMS}
    ), sharing as (
      select distinct a.story_id as story, telling.term as term, telling.articles as articles
      from telling
      join article_terms as t on t.term = telling.term
      join articles as a on a.id = t.article_id
      where a.story_id is not null and a.story_id <> ${story}
    )
    select s.id as id, s.headline as headline, s.first_published as firstPublished
    from sharing join stories as s on s.id = sharing.story
    group by s.id, s.headline, s.first_published
    having count(*) >= ${SHARED}
    order by sum(1.0 / sharing.articles) desc, s.id
    limit ${limit}`);
}
