/** The sample edition: what a newcomer sees until real stories arrive. */
import type { SampleArticle } from './article.ts';
import { chinaArticles } from './china.table.ts';
import { industryArticles } from './industry.table.ts';
import { policyArticles } from './policy.table.ts';
import { softwareArticles } from './software.table.ts';

/** All articles of the sample edition, in no particular order. */
export const sampleArticles: readonly SampleArticle[] = [
  ...chinaArticles,
  ...policyArticles,
  ...softwareArticles,
  ...industryArticles,
];
