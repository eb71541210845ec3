/** Turns the sample edition into articles that can be stored. */
import type { NewArticle } from '../db/articles.ts';
import type { Instant } from '../model.ts';
import type { SampleArticle } from './article.ts';
import { sampleArticles } from './edition.table.ts';

const MINUTE = 60_000;

/** The sample edition as it would have been collected over the four weeks up to `now`, oldest first. */
export function sampleEdition(now: Instant): NewArticle[] {
  return sampleArticles
    .map((article) => toNewArticle(article, now))
    .toSorted((a, b) => a.collected - b.collected);
}

function toNewArticle(sample: SampleArticle, now: Instant): NewArticle {
  const published = now - Math.round(sample.hoursAgo * 60) * MINUTE;
  return {
    key: `sample-${sample.key}`,
    feedId: null,
    publisher: sample.publisher,
    url: sample.url,
    title: sample.title,
    text: sample.text,
    language: sample.language,
    published,
    collected: published + sample.minutesToCollect * MINUTE,
    backlog: false,
    sample: true,
  };
}
