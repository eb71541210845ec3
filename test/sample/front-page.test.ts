import { beforeAll, describe, expect, it } from 'vitest';
import { defaultAudiences } from '../../src/analysis/audiences.table.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import { freshnessOf } from '../../src/cards/freshness.ts';
import type { Database } from '../../src/db/database.ts';
import { storiesById } from '../../src/db/stories.ts';
import type { Analysis, Story } from '../../src/model.ts';
import { relatedStories } from '../../src/queries/related.ts';
import { loadSampleIfEmpty } from '../../src/sample/load.ts';
import { groupPending } from '../../src/stories/group.ts';
import { freshDatabase } from '../fakes/database.ts';

const NOW = Date.UTC(2026, 10, 24, 9);

/** The sample edition as a newcomer gets it: grouped and analysed by the real stages. */
let db: Database;
let stories: Story[];
let analyses: Map<Story, Analysis>;

beforeAll(async () => {
  db = await freshDatabase();
  await loadSampleIfEmpty(db, NOW);
  const ids = new Set(await groupPending({ db, now: NOW }, 500));
  stories = await storiesById(db, [...ids]);
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  analyses = new Map();
  for (const story of stories) analyses.set(story, await analyst.analyse(story, { now: NOW, related: [] }));
  return () => db.close();
});

const keysOf = (story: Story) => story.articles.map(({ key }) => key.replace('sample-', '')).sort();
const withArticle = (key: string): Story => {
  const story = stories.find((one) => keysOf(one).includes(key));
  if (!story) throw new Error(`No story has the article ${key}.`);
  return story;
};
const analysisOf = (story: Story): Analysis => {
  const analysis = analyses.get(story);
  if (!analysis) throw new Error(`${story.headline} was not analysed.`);
  return analysis;
};

describe('the front page that a newcomer sees', () => {
  it('has at least 27 stories', () => {
    expect(stories.length).toBeGreaterThanOrEqual(27);
  });

  it('has about ten events that several publishers tell', () => {
    expect(stories.filter(({ articles }) => articles.length >= 2).length).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ['beijing-hub', ['harbour', 'lantern', 'tideway']],
    ['strandline-flaw', ['deccan', 'palisade', 'tideway']],
    ['tern-3', ['northgate', 'tarball', 'tideway']],
    ['cloud-rental-rule', ['hangang', 'lantern', 'northgate']],
  ])('tells %s once, with all of its publishers', (event, publishers) => {
    const keys = publishers.map((publisher) => `${event}-${publisher}`);
    expect(keysOf(withArticle(keys[0] ?? ''))).toEqual(keys);
  });

  it('shows every freshness, from Breaking to Stale', () => {
    const shown = stories.map(({ articles }) =>
      freshnessOf(Math.max(...articles.map(({ published }) => published ?? 0)), NOW),
    );
    expect(new Set(shown)).toEqual(new Set(['breaking', 'fresh', 'recent', 'aging', 'stale']));
  });

  it('says on every card what changed, and on nearly every one more than that', () => {
    for (const story of stories) expect(analysisOf(story).whatChanged, story.headline).not.toBeNull();
    const rich = stories.filter((story) => {
      const { whyItMatters, whatToDoNext, takeaways } = analysisOf(story);
      return (whyItMatters || whatToDoNext) && takeaways.length > 0;
    });
    expect(rich.length).toBeGreaterThanOrEqual(stories.length * 0.9);
  });

  it('is of use to most audiences', () => {
    const tags = new Set(stories.flatMap((story) => analysisOf(story).audiences.map(({ tag }) => tag)));
    expect(tags.size).toBeGreaterThanOrEqual(8);
  });
});

describe('the reference card’s story', () => {
  const beijing = () => withArticle('beijing-hub-harbour');

  it('has its headline, its region, its age and its latency', () => {
    const [first] = beijing().articles;
    expect(beijing().headline).toBe('China Designates Beijing as Global Tech Hub');
    expect(first?.publisher.region).toBe('HK');
    expect(((first?.collected ?? 0) - (first?.published ?? 0)) / 60_000).toBe(16);
    const newest = Math.max(...beijing().articles.map(({ published }) => published ?? 0));
    expect(freshnessOf(newest, NOW)).toBe('stale');
  });

  it('fills every section of the analysis', () => {
    const analysis = analysisOf(beijing());
    expect(analysis.hook).not.toBeNull();
    expect(analysis.whatChanged).not.toBeNull();
    expect(analysis.whyItMatters).not.toBeNull();
    expect(analysis.whatToDoNext).not.toBeNull();
    expect(analysis.audiences.map(({ tag }) => tag)).toContain('enterprise-security');
    expect(analysis.takeaways).toHaveLength(3);
    expect(analysis.implications.length).toBeGreaterThanOrEqual(2);
  });

  it('has implications with a reason and a date by which they can be checked', () => {
    const whole = analysisOf(beijing()).implications.filter(({ rationale, horizon }) => rationale && horizon);
    expect(whole.length).toBeGreaterThanOrEqual(2);
  });

  it('has the reference card’s timeline', () => {
    const dates = analysisOf(beijing()).timeline.map(({ date }) => date);
    expect(dates).toEqual(expect.arrayContaining(['2014-02', '2017-09', '2021-03', '2023-04']));
  });

  it('has related updates, earlier and later', async () => {
    const related = await relatedStories(db, beijing());
    expect(new Set(related.map(({ when }) => when))).toEqual(new Set(['earlier', 'later']));
  });
});
