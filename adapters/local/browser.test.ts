/** The page in a real browser, by keyboard where people would use one. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId } from '../../src/model.ts';
import { createFakeHost, notice } from '../../test/fakes/host.ts';
import { type LocalReader, openWorkspace } from '../../test/fakes/local-reader.ts';
import { everyLook } from '../../test/fakes/looks.ts';
import { everyBlock, storyCard } from '../../test/fixtures/cards.ts';

const CHROMIUM = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PATHS = ['/c/front-page', '/c/policy', '/story/42', '/story/42/looks'];
const found = existsSync(CHROMIUM);
if (!found && !process.env.CI) process.stderr.write(`No browser at ${CHROMIUM}: the page is not tested.\n`);

describe.skipIf(!found && !process.env.CI)('the page in a browser', () => {
  let profile: string;
  let browser: BrowserContext;
  let reader: LocalReader;
  let page: Page;
  let count = 0;
  const broken: string[] = [];
  const post = (channel: string, card: Card = storyCard) =>
    reader.platform.post(channel, card, `browser${String(++count).padStart(4, '0')}` as DeliveryId);
  const open = async (path: string) => {
    await page.goto(reader.origin + path);
    return page;
  };
  /** What axe-core finds wrong, in words. */
  const faults = async () => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate('axe.run({ resultTypes: ["violations"] })').then(asResults);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  const width = () => page.evaluate('document.documentElement.scrollWidth');

  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
    reader = await openWorkspace({}, Object.assign(createFakeHost(Date.now()), { looks: everyLook }));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: quiet,
      viewport: { width: 1280, height: 800 },
    });
    page = await browser.newPage();
    page.on('pageerror', ({ message }) => broken.push(message));
  }, 60_000);

  afterEach(() => expect(broken, 'errors of the page').toEqual([]));

  afterAll(async () => {
    await browser?.close();
    await reader?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  });

  it('shows a card, and computes its freshness', async () => {
    await post('front-page', withAge(storyCard, Date.now() - 20 * 60_000));
    await open('/c/front-page');
    await page.getByRole('heading', { level: 2, name: 'Beijing is named a global tech hub' }).waitFor();
    expect(await page.locator('.freshness').textContent()).toBe('Breaking');
  });

  it('takes a command by keyboard alone, with completion, and answers below', async () => {
    await open('/c/front-page');
    await page.keyboard.press('/');
    await page.getByRole('option', { name: '/echo' }).waitFor();
    await page.keyboard.type('ec');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('option').count()).toBe(3);
    await page.keyboard.type('Be');
    await expect.poll(() => page.getByRole('option').count()).toBe(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[role=option][aria-selected=true]').textContent()).toContain('Berlin');
    await page.keyboard.press('Enter');
    expect(await page.locator('#box-text').inputValue()).toBe('/echo Berlin');
    await page.keyboard.press('Enter');
    const answer = page.getByRole('region', { name: 'Answer to /echo Berlin' });
    await answer.getByText('Only you can see this').waitFor();
    expect(await page.locator('#news').textContent()).toBe('Answer: Berlin');
    await answer.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await answer.waitFor({ state: 'detached' });
  });

  it('closes the completions with Escape, and keeps what was typed', async () => {
    await open('/c/front-page');
    await page.locator('#box-text').fill('/ech');
    await page.getByRole('option', { name: '/echo' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await page.locator('#box-text').inputValue()).toBe('/ech');
  });

  it('answers a button below its card, without moving what is read', async () => {
    await open('/c/front-page');
    const button = page.getByRole('button', { name: 'Deep insight' });
    const before = await button.boundingBox();
    await button.click();
    const below = page.locator('.post .stack .card ~ .answer');
    await below.getByText('deep 42', { exact: true }).waitFor();
    expect(await shiftOf(button, before)).toBeLessThan(1);
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'Why here?' }).press('Enter');
    await below.getByText('why 42', { exact: true }).waitFor();
  });

  it('shares an answer, which then stands in the channel for everyone', async () => {
    await open('/c/money');
    await page.locator('#box-text').fill('/echo for everybody');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Share to channel' }).click();
    await page.locator('.post:not(.asked)').getByText('for everybody').waitFor();
  });

  it('shows a new post live, without a reload and without moving what is read', async () => {
    for (let n = 0; n < 4; n += 1) await post('security');
    await open('/c/security');
    const last = page.locator('.post').last();
    const before = await last.boundingBox();
    await post('security', {
      ...storyCard,
      blocks: [{ type: 'heading', level: 1, text: 'This came later' }],
    });
    await page.getByRole('button', { name: '1 new post' }).waitFor();
    expect(await shiftOf(page.locator('.post').nth(3), before)).toBeLessThan(1);
    await page.getByRole('button', { name: '1 new post' }).click();
    await page.getByRole('heading', { name: 'This came later' }).waitFor();
    await page.locator('.pill').waitFor({ state: 'hidden' });
  });

  it('marks a channel with something new, until it is looked at', async () => {
    await open('/c/security');
    const research = page.getByRole('link', { name: 'research' });
    await post('research');
    await page.getByRole('link', { name: 'research (unread)' }).waitFor();
    await research.click();
    await page.getByRole('heading', { level: 1, name: 'research' }).waitFor();
    await open('/c/security');
    expect(await page.getByRole('link', { name: 'research (unread)' }).count()).toBe(0);
  });

  it('replaces a post that is edited', async () => {
    await open('/c/research');
    const message = (await page.locator('.post').getAttribute('id'))?.slice(2) ?? '';
    const heading = { type: 'heading', level: 1, text: 'Corrected headline' } as const;
    reader.host.time += 1;
    await reader.platform.edit('research', message, { ...storyCard, blocks: [heading] });
    await page.getByRole('heading', { name: 'Corrected headline' }).waitFor();
    expect(await page.locator('.post').count()).toBe(1);
  });

  it('gives a story a page of its own', async () => {
    reader.host.answer = () => storyCard;
    await open('/story/42?in=policy');
    expect(await page.title()).toBe('Beijing is named a global tech hub · Dateline');
    await page.getByRole('link', { name: 'policy' }).waitFor();
    reader.host.answer = (invocation) => notice(invocation.options.words ?? '');
    await page.getByRole('button', { name: 'Timeline' }).click();
    await page.getByText('timeline 42', { exact: true }).waitFor();
  });

  it('shows a post as other platforms do, side by side where there is room', async () => {
    await post('research');
    await open('/c/research');
    await page
      .getByRole('link', { name: /elsewhere/ })
      .last()
      .click();
    const boxes = async () => {
      const found = [
        page.getByRole('figure', { name: 'On Slack' }),
        page.getByRole('figure', { name: 'On Discord' }),
      ];
      return Promise.all(found.map((one) => one.boundingBox()));
    };
    const [left, right] = await boxes();
    expect([left?.y, (left?.x ?? 0) + (left?.width ?? 0) < (right?.x ?? 0)]).toEqual([right?.y, true]);
    await page.getByText('What Slack gets').click();
    await page.getByText('"type": "section"').first().waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    const [above, below] = await boxes();
    expect(above?.x).toBe(below?.x);
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it.each(['light', 'dark'] as const)('has no fault that axe-core knows, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await post('policy', everyBlock);
    reader.host.answer = () => storyCard;
    for (const path of [...PATHS, '/c/builders', '/nowhere']) {
      await open(path);
      expect(await faults(), path).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is dark where the system is', async () => {
    await open('/c/front-page');
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it.each([360, 768, 1600])('never scrolls sideways at %i pixels', async (size) => {
    await page.setViewportSize({ width: size, height: 740 });
    reader.host.answer = () => everyBlock;
    for (const path of PATHS) {
      await open(path);
      expect(await width(), path).toBeLessThanOrEqual(size);
    }
    await page.locator('.brand').click();
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

type Box = Awaited<ReturnType<Locator['boundingBox']>>;

/** How far something has moved up or down, in pixels. */
async function shiftOf(what: Locator, before: Box): Promise<number> {
  const now = await what.boundingBox();
  return Math.abs((now?.y ?? Number.NaN) - (before?.y ?? Number.NaN));
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { html: string }[] }[];
}
const asResults = (results: unknown) => results as AxeResults;

function withAge(card: Card, newest: number): Card {
  const blocks = card.blocks.map((block) =>
    block.type === 'context'
      ? {
          ...block,
          parts: block.parts.map((part) =>
            part.map((piece) => (piece.type === 'freshness' ? { ...piece, newest } : piece)),
          ),
        }
      : block,
  );
  return { ...card, newest, blocks };
}
