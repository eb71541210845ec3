import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandLine, createCommandLine } from '../fakes/command-line.ts';
import { startCompatible } from '../fakes/model/compatible.ts';
import type { FakeModelServer } from '../fakes/model/server.ts';

const articles = [
  {
    id: 'a1',
    url: 'https://one.example/1',
    title: 'Lindqvist Labs opens a laboratory in Riga',
    published: '2026-03-03T09:00:00Z',
    text: 'Lindqvist Labs opened a laboratory for robot safety in Riga on Monday. The laboratory employs 40 people and will publish its first report in June 2026. It was announced in May 2024.',
    source: 'One Review',
  },
  {
    id: 'a2',
    url: 'https://two.example/2',
    title: 'Riga gets a robot safety laboratory from Lindqvist Labs',
    published: '2026-03-03T11:00:00Z',
    text: 'A laboratory for robot safety opened in Riga on Monday, run by Lindqvist Labs with 40 people. The city gave the building in May 2024.',
    source: 'Two Review',
  },
];
const jsonLines = articles.map((article) => JSON.stringify(article)).join('\n');

/** One line for people: a sentence, no stack trace. */
function expectOneSentence(err: string): void {
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(/[.?]\s*$/);
  expect(err).not.toMatch(/\bat .*:\d+:\d+|Error:/);
}

describe('the doctor and a language model', () => {
  const line = createCommandLine();
  let model: FakeModelServer;
  beforeAll(async () => {
    model = await startCompatible();
  });
  afterAll(() => Promise.all([model.close(), line.close()]));
  const doctor = () => line.run(['doctor'], { env: { LLM_BASE_URL: model.url, LLM_MODEL: 'test-model' } });

  it('ask it one question', async () => {
    model.behave = () => ({ say: '{"ready": true}' });
    const { status, out } = await doctor();
    expect(out).toMatch(/^ok +The model test-model answers \(\d+\.\d s\)\.$/m);
    expect(status).toBe(0);
    expect(model.asked).toHaveLength(1);
  });

  it('say what to mend where it refuses the key, or answers something else', async () => {
    model.behave = () => ({ status: 401, message: 'no key' });
    const refused = await doctor();
    expect(refused.out).toMatch(/^error +The model test-model .*check LLM_API_KEY\.$/m);
    expect(refused.status).toBe(1);
    model.behave = () => ({ say: 'Certainly! How can I help?' });
    expect((await doctor()).out).toContain('choose another with LLM_MODEL.');
  });
});

describe('the command line on an empty database', () => {
  const line = createCommandLine();
  afterAll(() => line.close());

  it('answers from the sample edition and says so on standard error', async () => {
    const { status, out, err } = await line.run(['briefing', '--since', '4w', '--json']);
    expect(status).toBe(0);
    expect(err).toContain('sample edition');
    const briefing = JSON.parse(out);
    expect(briefing.totalStories).toBeGreaterThanOrEqual(25);
    expect(briefing.stories[0]).toMatchObject({ headline: expect.any(String), sample: true });
  });

  it('tells the timeline of the reference story with dates and citations', async () => {
    const { status, out } = await line.run(['timeline', 'beijing', '--json']);
    expect(status).toBe(0);
    const events: { date: string; text: string[]; citations: { articleId: string; quote: string }[] }[] =
      JSON.parse(out);
    const dates = events.map(({ date }) => date);
    for (const date of ['2014-02', '2017-09', '2021-03', '2023-04']) expect(dates).toContain(date);
    expect(dates).toEqual(dates.toSorted());
    for (const event of events) {
      expect(event.citations.length).toBeGreaterThan(0);
      for (const sentence of event.text)
        expect(event.citations.map(({ quote }) => quote)).toContain(sentence);
    }
  });

  it.each(['text', 'json', 'html', 'slack', 'discord'])('renders a story as %s', async (form) => {
    const { status, out } = await line.run(['render', 'beijing', 'tech', 'hub', '--as', form]);
    expect(status).toBe(0);
    expect(out).toContain('Beijing');
    if (['json', 'slack', 'discord'].includes(form)) expect(() => JSON.parse(out)).not.toThrow();
  });
});

describe('the command line with imported articles', () => {
  const line = createCommandLine();
  beforeAll(async () => {
    expect((await line.run(['import', '-'], { input: jsonLines })).status).toBe(0);
  });
  afterAll(() => line.close());

  it('groups them into stories and keeps their ids', async () => {
    const { out, err } = await line.run(['stories', '--json']);
    expect(err).toBe('');
    const stories = JSON.parse(out);
    expect(stories).toHaveLength(1);
    expect(stories[0].articles.map((a: { id: string }) => a.id).toSorted()).toEqual(['a1', 'a2']);
    expect(stories[0]).toMatchObject({ firstPublished: '2026-03-03T09:00:00.000Z' });
  });

  it('takes the same file again without doubling anything', async () => {
    await line.run(['import', '-'], { input: jsonLines });
    expect(JSON.parse((await line.run(['stories', '--json'])).out)).toHaveLength(1);
  });

  it('says what is wrong with a line and takes the others', async () => {
    const { status, err } = await line.run(['import', '-'], {
      input: `{"text": 5}\nnot json\n${JSON.stringify({ ...articles[0], id: 'a3', url: 'https://three.example/3' })}\n`,
    });
    expect(status).toBe(0);
    expect(err).toContain('Imported 1 articles and 0 feeds, 2 refused.');
  });

  it('reads a story as people do', async () => {
    const { status, out } = await line.run(['story', 'riga', 'laboratory']);
    expect(status).toBe(0);
    expect(out).toContain('Lindqvist Labs');
    expect(out).toContain('rights belong to the publishers');
  });

  it('prints nothing but the answer in a timeline', async () => {
    const { out } = await line.run(['timeline', '--json', '--since', '2024', '--until', '2024-12-31']);
    expect(JSON.parse(out)).toMatchObject([{ date: '2024-05', precision: 'month' }]);
  });
});

describe('bad input gets one sentence and the right exit status', () => {
  let line: CommandLine;
  let busy: Server;
  beforeAll(async () => {
    line = createCommandLine();
    busy = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => busy.once('listening', resolve));
  });
  afterAll(() => {
    busy.close();
    line.close();
  });

  it('a missing file: 2', async () => {
    const { status, err } = await line.run(['import', 'no-such-file.jsonl']);
    expect(status).toBe(2);
    expectOneSentence(err);
    expect(err).toContain('no-such-file.jsonl');
  });

  it('an unknown command: 2, with help', async () => {
    const { status, err } = await line.run(['breifing']);
    expect(status).toBe(2);
    expect(err).toContain('Did you mean briefing?');
  });

  it('an unreadable database: 1', async () => {
    const path = join(line.folder, 'not-a-database.db');
    writeFileSync(path, 'this is a text, and long enough to be no SQLite header at all. '.repeat(40));
    const { status, err } = await line.run(['stories'], { env: { DATABASE_URL: `file:${path}` } });
    expect(status).toBe(1);
    expectOneSentence(err);
    expect(err).toContain('DATABASE_URL');
  });

  it('a port in use: 1', async () => {
    const port = String((busy.address() as AddressInfo).port);
    const { status, err } = await line.run(['run'], { env: { PORT: port } });
    expect(status).toBe(1);
    expect(err).toContain(`Port ${port} is in use; end the other program (another Dateline?) or set PORT`);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it('an unknown setting: 1', async () => {
    const { status, err } = await line.run(['stories'], { env: { DATABASE_URI: 'x' } });
    expect(status).toBe(1);
    expectOneSentence(err);
  });

  it('a moment that is none: 2', async () => {
    const { status, err } = await line.run(['briefing', '--since', 'someday']);
    expect(status).toBe(2);
    expect(err).toContain('type 24h, 3d, yesterday');
  });

  it('a web page in place of a feed: an error of that file only', async () => {
    const folder = join(line.folder, 'feeds');
    mkdirSync(folder);
    const page = join(folder, 'page.html');
    const feed = join(folder, 'feed.xml');
    writeFileSync(
      page,
      '<!doctype html><html><head><title>News</title></head><body><p>Hello</p></body></html>',
    );
    writeFileSync(
      feed,
      '<rss version="2.0"><channel><title>F</title><item><title>T</title><guid>1</guid></item></channel></rss>',
    );
    const { status, out } = await line.run(['parse', page, feed]);
    expect(status).toBe(0);
    const [first, second] = out
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row));
    expect(first).toMatchObject({ file: page, error: expect.stringMatching(/web page/) });
    expect(second).toMatchObject({ file: feed, feed: { title: 'F', entries: [{ id: '1', title: 'T' }] } });
  });
});
