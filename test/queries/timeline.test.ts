import { afterEach, describe, expect, it } from 'vitest';
import { indexDates } from '../../src/analysis/dates/store.ts';
import { articlesById } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { searchArticles } from '../../src/db/search.ts';
import { UsageError } from '../../src/errors.ts';
import { timeline } from '../../src/queries/timeline.ts';
import { stored, WEBB } from './collection.ts';

const NOW = Date.UTC(2024, 0, 1);
const open: Database[] = [];

async function deps(articles: Parameters<typeof stored>[0] = WEBB) {
  const db = await stored(articles);
  open.push(db);
  return { db, now: NOW };
}

afterEach(async () => {
  for (const db of open.splice(0)) await db.close();
});

describe('the timeline of a topic', () => {
  it('tells the days that several reports speak of, oldest first', async () => {
    const { events } = await timeline(await deps(), { topic: 'webb telescope' });
    const dates = events.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    for (const date of ['2021-12-25', '2022-01-24', '2022-07-12']) expect(dates).toContain(date);
  });

  it('knows what was before the first article from what articles look back on', async () => {
    const { events } = await timeline(await deps(), { topic: 'webb' });
    expect(events.find(({ date }) => date === '2002-09')?.precision).toBe('month');
  });

  it('chooses the most told days when only a few are wanted', async () => {
    const { events } = await timeline(await deps(), {
      topic: 'webb',
      maxDates: 2,
      since: '2021-11',
      until: '2022',
    });
    expect(events.map(({ date }) => date)).toEqual(['2021-12-25', '2022-07-12']);
  });

  it('does not tell what its publisher took back', async () => {
    const report = {
      key: 'false',
      published: '2023-05-10',
      publisher: 'Orbit Courier',
      title: 'Kestrel probe lost over Mars',
      text: 'The Kestrel probe broke apart over Mars on 9 May 2023, its operator Halden Space said. The Kestrel probe carried four cameras to map the dust of Mars.',
    };
    const notice = {
      key: 'notice',
      published: '2023-05-12',
      publisher: 'Orbit Courier',
      title: 'Retraction: Kestrel probe lost over Mars',
      text: 'We have retracted our report that the Kestrel probe broke apart over Mars. Halden Space has shown that the Kestrel probe is in good health and maps the dust of Mars with four cameras.',
    };
    const days = async (articles: (typeof report)[]) =>
      (await timeline(await deps(articles), { topic: 'kestrel' })).events.map(({ date }) => date);
    expect(await days([report])).toContain('2023-05-09');
    expect(await days([report, notice])).not.toContain('2023-05-09');
  });

  it('quotes its sources word for word, and names them', async () => {
    const { events } = await timeline(await deps(), { topic: 'webb', maxSentences: 2 });
    expect(events.some(({ sentences }) => sentences.length === 2)).toBe(true);
    for (const { sentences, citations } of events) {
      expect(citations.map(({ quote }) => quote)).toEqual(sentences);
      for (const { key, quote, url, publisher, title } of citations) {
        const source = WEBB.find((given) => given.key === key);
        expect(`${source?.title}\n${source?.text}`).toContain(quote);
        expect([url, publisher, title]).toEqual([
          `https://news.example/${key}`,
          source?.publisher ?? 'Orbit Courier',
          source?.title,
        ]);
      }
    }
  });

  it('never begins with a pronoun whose noun the reader cannot see', async () => {
    const { events } = await timeline(await deps(), { topic: 'webb' });
    const told = events.flatMap(({ sentences }) => sentences);
    expect(told.filter((sentence) => /^(?:It|He|They|Its)\b/.test(sentence))).toEqual([]);
  });

  it('does not tell the same sentence under two dates', async () => {
    const { events } = await timeline(await deps(), { topic: 'webb', maxDates: 100 });
    const told = events.flatMap(({ sentences }) => sentences);
    expect(new Set(told).size).toBe(told.length);
  });

  it('leaves other topics out', async () => {
    const { events } = await timeline(await deps(), { topic: 'webb', maxDates: 100 });
    expect(events.flatMap(({ citations }) => citations).map(({ key }) => key)).not.toContain('rover');
  });

  it('sets what is still to come apart', async () => {
    const given = await deps();
    const before = await timeline(given, { topic: 'perseverance' });
    expect(before.events.find(({ date }) => date === '2021-02-18')?.planned).toBe(false);
    const plan = {
      key: 'plan',
      published: '2023-12-30',
      title: 'Moon plans',
      text: 'The Griffin lander will fly to the Moon on 8 January 2024 with five rovers on board.',
    };
    const { events } = await timeline(await deps([plan]), { topic: 'griffin' });
    expect(events.map(({ date, planned }) => [date, planned])).toContainEqual(['2024-01-08', true]);
    const later = await timeline(
      { db: (await deps([plan])).db, now: Date.UTC(2025, 0, 1) },
      { topic: 'griffin' },
    );
    expect(later.events.map(({ planned }) => planned)).not.toContain(true);
  });
});

describe('the range', () => {
  it('takes years, months and days, both ends included', async () => {
    const given = await deps();
    const ask = async (since: string, until: string) =>
      (await timeline(given, { topic: 'webb', since, until, maxDates: 100 })).events.map(({ date }) => date);
    expect(await ask('2021-12-25', '2021-12-25')).toContain('2021-12-25');
    expect((await ask('2022', '2022')).filter((date) => !date.startsWith('2022'))).toEqual([]);
    expect((await ask('2022-07', '2022-07')).length).toBeGreaterThan(0);
    expect(await ask('1990', '1995')).toEqual([]);
  });

  it.each(['yesterday', '2021-13', '2021-02-30', '21', ''])('refuses "%s" in one sentence', async (since) => {
    await expect(timeline(await deps(), { topic: 'webb', since })).rejects.toThrow(UsageError);
  });
});

it('covers everything stored where no topic is given', async () => {
  const { events, total } = await timeline(await deps(), { maxDates: 50 });
  const keys = new Set(events.flatMap(({ citations }) => citations).map(({ key }) => key));
  expect(keys).toContain('rover');
  expect(keys).toContain('webb-launch');
  expect(total).toBeGreaterThanOrEqual(events.length);
});

it('says how many dates are known', async () => {
  const { total, events } = await timeline(await deps(), { topic: 'webb', maxDates: 1 });
  expect(events).toHaveLength(1);
  expect(total).toBeGreaterThan(5);
});

describe('what lies further', () => {
  it('is nowhere where everything is told, and where nothing is', async () => {
    const given = await deps();
    const nowhere = { until: null, since: null, sinceYear: null };
    expect((await timeline(given, { topic: 'webb', maxDates: 100 })).further).toEqual(nowhere);
    expect((await timeline(given, { topic: 'webb submarines' })).further).toEqual(nowhere);
  });

  it('begins beside the first and the last event, and only on a side where something is told', async () => {
    const given = await deps();
    const ask = async (since: string, until: string) =>
      (await timeline(given, { topic: 'webb', since, until, maxDates: 100 })).further;
    expect(await ask('2021-12-25', '2022-07-12')).toEqual({
      until: '2021-12-24',
      since: '2022-07-13',
      sinceYear: '2022',
    });
    expect((await ask('1990', '2022-07-12')).until).toBeNull();
    expect((await ask('2022', '2023')).since).toBeNull();
  });

  it('is told when it is asked for, and what was shown is not told again', async () => {
    const given = await deps();
    const shown = await timeline(given, { topic: 'webb', since: '2021-12-25', until: '2022-07-12' });
    const { until, since } = shown.further;
    const dates = shown.events.map(({ date }) => date);
    const ranges = [until === null ? {} : { until }, since === null ? {} : { since }];
    for (const range of ranges) {
      const { events } = await timeline(given, { topic: 'webb', ...range });
      expect(events.length).toBeGreaterThan(0);
      expect(events.filter(({ date }) => dates.includes(date))).toEqual([]);
    }
  });

  it('is the last event’s year where not all of it is shown', async () => {
    const given = await deps();
    const { events, further } = await timeline(given, { topic: 'webb', maxDates: 2, until: '2022' });
    expect(events.at(-1)?.date.slice(0, 4)).toBe('2022');
    expect(further.sinceYear).toBe('2022');
  });
});

it('is empty for a topic that nothing speaks of, rather than of something near', async () => {
  const { events, total } = await timeline(await deps(), { topic: 'webb submarines' });
  expect([events, total]).toEqual([[], 0]);
});

it('finds a Chinese topic inside running text', async () => {
  const given = await deps([
    {
      key: 'zh',
      published: '2023-05-04',
      language: 'zh',
      title: '北京发布科技创新方案',
      text: '北京周三发布了国际科技创新中心建设方案。2017年9月，国务院批准了怀柔的国家科学中心。该方案覆盖三年。',
    },
  ]);
  const { events } = await timeline(given, { topic: '科技创新' });
  expect(events.map(({ date }) => date)).toEqual(['2017-09', '2023-05-03']);
});

it.each([
  ['はやぶさ2', 'はやぶさ2は27日、リュウグウに到着した。探査機は無事である。'],
  ['データセンター', '新しいデータセンターが27日に東京で開業し、電力は足りている。'],
  ['gpt模型', '研究人员表示，GPT模型于2018年6月27日首次公开亮相，引起关注。'],
])('finds “%s” inside running text, whatever touches it', async (topic, text) => {
  const language = topic === 'gpt模型' ? 'zh' : 'ja';
  const given = await deps([{ key: 'k', published: '2018-06-28', language, title: '科学', text }]);
  const { events } = await timeline(given, { topic });
  expect(events.map(({ date }) => date)).toEqual(['2018-06-27']);
});

it('says the same after the dates were indexed twice', async () => {
  const given = await deps();
  const once = await timeline(given, { topic: 'webb' });
  await indexDates(
    given.db,
    await articlesById(given.db, await searchArticles(given.db, 'webb', { limit: 99 })),
  );
  expect(await timeline(given, { topic: 'webb' })).toEqual(once);
});
