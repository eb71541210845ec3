/** What feeds and servers ask of those who read them: how often, when not, and through which hub. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerHub, headerLinks } from '../../src/feeds/link-header.ts';
import { pollFeed } from '../../src/feeds/poll.ts';
import { silentLog } from '../../src/log.ts';
import { type Collecting, HOUR, rss, startCollecting } from './collecting.ts';

const SATURDAY_NOON = Date.UTC(2024, 5, 1, 12);
const sy = (period: string, frequency?: string) =>
  `<sy:updatePeriod>${period}</sy:updatePeriod>` +
  (frequency === undefined ? '' : `<sy:updateFrequency>${frequency}</sy:updateFrequency>`);
const hours = (...values: readonly (number | string)[]) =>
  `<skipHours>${values.map((value) => `<hour>${value}</hour>`).join('')}</skipHours>`;
const days = (...names: readonly string[]) =>
  `<skipDays>${names.map((name) => `<day>${name}</day>`).join('')}</skipDays>`;

describe('what a feed asks for', () => {
  let c: Collecting;
  let paths = 0;
  beforeAll(async () => {
    c = await startCollecting();
    c.now = SATURDAY_NOON;
  });
  afterAll(() => c.close());

  /** The feed after a poll that found this in its head; without a wish it is polled an hour later. */
  async function polled(head: string) {
    const path = `/wish-${++paths}`;
    c.server.set(path, { body: rss([{ guid: path, title: 'a' }], head) });
    const id = await c.follow(path);
    await c.poll(id);
    return c.feed(id);
  }

  it.each([
    ['daily, twelve times', sy('daily', '12'), 120],
    ['hourly, once where nothing else is said', sy('hourly'), 60],
    ['in capitals, between spaces', sy(' Weekly ', ' 7 '), 1440],
    ['<ttl> before it', `<ttl>90</ttl>${sy('daily')}`, 90],
    ['a <ttl> of nothing', `<ttl>0</ttl>${sy('daily')}`, 1440],
    ['no period that there is', sy('sometimes', '2'), null],
    ['no times at all', sy('daily', '0'), null],
    ['a number of times that is none', sy('daily', 'often'), null],
    ['a name that every object has', sy('constructor'), null],
  ])('reads sy:updatePeriod with sy:updateFrequency: %s', async (_, head, minutes) => {
    expect((await polled(head)).pollMinutes).toBe(minutes);
  });

  it('is polled no more often than sy:updatePeriod says', async () => {
    expect((await polled(sy('daily', '12'))).nextCheckAt).toBe(SATURDAY_NOON + 2 * HOUR);
    expect((await polled(sy('hourly', '4'))).nextCheckAt).toBe(SATURDAY_NOON + HOUR);
  });

  it('reads skipHours and skipDays as people write them, and leaves out what is neither', async () => {
    const { skip } = await polled(
      hours(13, ' 4 ', '04', 24, 25, -1, 'noon', '') + days('saturday', ' SUNDAY ', 'Someday', ''),
    );
    expect(skip).toEqual({ hours: [13, 4, 0], days: [6, 0] });
    expect((await polled(hours('noon') + days('Someday'))).skip).toBeNull();
    expect((await polled('')).skip).toBeNull();
  });

  it('waits until the first hour that is not skipped', async () => {
    expect((await polled(hours(13, 14))).nextCheckAt).toBe(SATURDAY_NOON + 3 * HOUR);
    expect((await polled(hours(14))).nextCheckAt).toBe(SATURDAY_NOON + HOUR);
  });

  it('waits over days that are skipped, and over the hours after them', async () => {
    expect((await polled(days('Saturday', 'Sunday'))).nextCheckAt).toBe(Date.UTC(2024, 5, 3));
    expect((await polled(days('Saturday') + hours(0, 1))).nextCheckAt).toBe(Date.UTC(2024, 5, 2, 2));
  });

  it('is polled all the same where it would skip everything', async () => {
    const always = hours(...Array.from({ length: 24 }, (_, hour) => hour));
    expect((await polled(always)).nextCheckAt).toBe(SATURDAY_NOON + HOUR);
  });

  it('is polled up to a tenth later by chance, so that feeds do not come all at once', async () => {
    const nextCheck = async (random?: () => number) => {
      const path = `/spread-${++paths}`;
      c.server.set(path, { body: rss([{ guid: path, title: 'a' }]) });
      const id = await c.follow(path);
      const { db, fetcher, reader } = c;
      await pollFeed(
        { db, fetcher, reader, now: () => c.now, log: silentLog, ...(random && { random }) },
        id,
      );
      return (await c.feed(id)).nextCheckAt - c.now;
    };
    expect(await nextCheck(() => 1)).toBe(66 * 60_000);
    expect(await nextCheck(() => 0.5)).toBe(63 * 60_000);
    const waits = await Promise.all(Array.from({ length: 8 }, () => nextCheck()));
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(waits.every((wait) => wait >= HOUR && wait <= 66 * 60_000)).toBe(true);
  });
});

describe('a Link header', () => {
  const url = 'https://news.example/section/feed.xml';
  const hub = 'https://hub.example/';

  it.each([
    ['without quotes and spaces', `<${hub}>;rel=hub`],
    ['with spaces everywhere', `  < ${hub} >  ;  rel  =  "hub"  `],
    ['in capitals', `<${hub}>; REL="HUB"`],
    ['among other relations', `<${hub}>; rel="preconnect hub  alternate"`],
    ['after other parameters', `<${hub}>; type="text/html"; crossorigin; title*=UTF-8''x%20y; rel=hub`],
    ['after a link that is cut off', `<https://cut.example/; rel=hub, <${hub}>; rel=hub`],
    ['after an empty value', `, ,<${hub}>; rel=hub,`],
    ['with a second rel, which does not count', `<${hub}>; rel=hub; rel=self`],
    [
      'after a title with a comma, a quote and a bracket',
      `<https://x.example/>; title="a, \\"<b>", <${hub}>; rel=hub`,
    ],
  ])('is read %s', (_, link) => {
    expect(headerLinks(link, 'hub', url)).toEqual([hub]);
  });

  it('takes no relation from inside a title', () => {
    const link = `<https://x.example/>; title="a; rel=hub"; rel=next, <https://y.example/>; title="; rel=hub"`;
    expect(headerLinks(link, 'hub', url)).toEqual([]);
    expect(headerLinks(link, 'next', url)).toEqual(['https://x.example/']);
  });

  it('may have commas and semicolons in an address, and addresses that are relative', () => {
    expect(headerLinks('</f?a=1,2;rel=hub>; rel=self', 'self', url)).toEqual([
      'https://news.example/f?a=1,2;rel=hub',
    ]);
    expect(headerLinks('<other.xml>; rel=self', 'self', url)).toEqual([
      'https://news.example/section/other.xml',
    ]);
  });

  it('names no hub by a script, by nothing, or by half of a pair', () => {
    expect(headerLinks('<javascript:alert(1)>; rel=hub, <>; rel=hub, rel=hub, "', 'hub', url)).toEqual([]);
    expect(headerHub(`<${hub}>; rel=hub`, url)).toBeNull();
    expect(headerHub(`<${url}>; rel=self`, url)).toBeNull();
    expect(headerHub(null, url)).toBeNull();
  });

  it('prefers a hub over TLS', () => {
    const link = `<http://plain.example/>; rel=hub, <${hub}>; rel=hub, <${url}>; rel=self`;
    expect(headerHub(link, url)).toEqual({ hub, topic: url });
  });
});
