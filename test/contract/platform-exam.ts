/** The exam that every adapter must pass, against a server that behaves like its platform. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlatformError, RateLimitError, RefusedError, SettingError } from '../../src/errors.ts';
import type { DeliveryId } from '../../src/model.ts';
import type { Platform } from '../../src/platform/port.ts';
import type { FakeHost } from '../fakes/host.ts';
import { enormousCard, everyBlock, hostileCard, NOON, storyCard } from '../fixtures/cards.ts';

/** A post as people see it. */
export interface Seen {
  readonly message: string;
  /** All text that people can read in it, markup resolved. */
  readonly text: string;
}

/** The adapter on its stage; whoever writes an adapter supplies this over the wire. */
export interface Stage {
  readonly platform: Platform;
  readonly host: FakeHost;
  /** A place where the bot may post. */
  readonly place: string;
  /** A place that refuses the bot for good. */
  readonly closedPlace: string;
  /** What stands in `place`, oldest first. */
  seen(): Promise<readonly Seen[]>;
  /** A person types a slash command in `place`; gives the answer and who sees it. */
  type(text: string): Promise<{ text: string; visibleTo: 'asker' | 'everyone' }>;
  /** A person presses the first button with this label in the newest message that has one. */
  press(label: string): Promise<{ text: string; visibleTo: 'asker' | 'everyone' }>;
  /** Completions as offered while somebody types; null where the platform has none. */
  suggest(command: string, option: string, typed: string): Promise<readonly string[] | null>;
  /** The next post is answered with a rate limit of about this long. */
  limitNextPost(ms: number): void;
  /** The next post is kept by the platform, but its reply is lost. */
  loseNextReply(): void;
  /** Mentions of people or groups that the platform would have carried out, ever. */
  mentions(): readonly string[];
  /** Bodies that the platform refused as invalid, ever. */
  invalidBodies(): readonly string[];
  /** A platform object with a wrong token, or null where there are no tokens. */
  withWrongToken(): Platform | null;
  close(): Promise<void>;
}

/** Holds the exam for one adapter. */
export function examinePlatform(name: string, setup: () => Promise<Stage>): void {
  describe(`${name} passes the platform exam`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await setup();
    });
    afterAll(async () => stage.close());
    postingExam(() => stage);
    askingExam(() => stage);
    startingExam(() => stage);
  });
}

let count = 0;
const nextDelivery = () => `exam${String(++count).padStart(8, '0')}` as DeliveryId;

function postingExam(get: () => Stage): void {
  it('posts a card that people can read, with its source and its link', async () => {
    const { platform, place, seen } = get();
    const message = await platform.post(place, storyCard, nextDelivery());
    const post = (await seen()).find((p) => p.message === message);
    for (const words of [
      'Harbour Review +2 sources',
      'Fresh',
      'Beijing is named a global tech hub',
      'The push reshapes',
      'What changed',
      'Watch the Zhongguancun Forum.',
      'Enterprise & Security Teams',
      'rights belong to the publishers',
    ]) {
      expect(post?.text).toContain(words);
    }
  });

  it('edits a post in place', async () => {
    const { platform, place, seen } = get();
    if (!platform.capabilities.edits) return;
    const before = (await seen()).length;
    const message = await platform.post(place, storyCard, nextDelivery());
    await platform.edit(place, message, {
      ...storyCard,
      blocks: [{ type: 'heading', level: 1, text: 'Corrected headline' }],
    });
    const after = await seen();
    expect(after).toHaveLength(before + 1);
    expect(after.find((p) => p.message === message)?.text).toContain('Corrected headline');
  });

  it('draws every kind of block', async () => {
    const { platform, place, seen } = get();
    const message = await platform.post(place, everyBlock, nextDelivery());
    const text = (await seen()).find((p) => p.message === message)?.text ?? '';
    for (const words of [
      'A national strategy begins.',
      'The plan ends.',
      'A takeaway',
      'Beijing named hub',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('never lets text from a feed mention anybody or leave its place', async () => {
    const { platform, place, mentions, invalidBodies } = get();
    await platform.post(place, hostileCard, nextDelivery());
    expect(mentions()).toEqual([]);
    expect(invalidBodies()).toEqual([]);
    expect(JSON.stringify(platform.render(hostileCard, NOON))).not.toContain('javascript:');
  });

  it('cuts what is too large instead of failing, and keeps the attribution', async () => {
    const { platform, place, seen, invalidBodies } = get();
    const message = await platform.post(place, enormousCard(), nextDelivery());
    expect(invalidBodies()).toEqual([]);
    expect((await seen()).find((p) => p.message === message)?.text).toContain(
      'Original source: Harbour Review',
    );
  });

  it('finds a post of a delivery again, and only that one', async () => {
    const { platform, place } = get();
    if (!platform.find) return;
    const delivery = nextDelivery();
    const message = await platform.post(place, storyCard, delivery);
    expect(await platform.find(place, delivery, NOON - 60_000)).toBe(message);
    expect(await platform.find(place, nextDelivery(), NOON - 60_000)).toBeNull();
  });

  it('does not post again by itself when a reply is lost after the post was stored', async () => {
    const { platform, place, seen, loseNextReply } = get();
    const before = (await seen()).length;
    const delivery = nextDelivery();
    loseNextReply();
    const outcome = await platform.post(place, storyCard, delivery).catch((error: unknown) => error);
    expect(await seen()).toHaveLength(before + 1);
    if (typeof outcome === 'string') return; // The platform itself recognised the repeat.
    expect(outcome).toBeInstanceOf(PlatformError);
    expect(await platform.find?.(place, delivery, NOON - 60_000)).toEqual(expect.any(String));
  });

  it('says when it must wait', async () => {
    const { platform, place, limitNextPost, seen } = get();
    const before = (await seen()).length;
    limitNextPost(30_000);
    const outcome = await platform.post(place, storyCard, nextDelivery()).catch((error: unknown) => error);
    if (typeof outcome === 'string') return;
    expect(outcome).toBeInstanceOf(RateLimitError);
    expect((outcome as RateLimitError).retryAfterMs).toBeGreaterThan(0);
    expect(await seen()).toHaveLength(before);
  });

  it('says for good when a place refuses it', async () => {
    const { platform, closedPlace } = get();
    await expect(platform.post(closedPlace, storyCard, nextDelivery())).rejects.toBeInstanceOf(RefusedError);
  });
}

function askingExam(get: () => Stage): void {
  it('answers a slash command for the eyes of the asker only', async () => {
    const { host, type, place } = get();
    const answer = await type('echo hello there');
    expect(answer).toMatchObject({ visibleTo: 'asker' });
    expect(answer.text).toContain('hello there');
    expect(host.calls.at(-1)?.caller.address).toBe(place);
  });

  it('runs the command of a button, for the eyes of the asker', async () => {
    const { type, press } = get();
    await type('echo something');
    const answer = await press('Again');
    expect(answer.text).toContain('again');
    expect(answer.visibleTo).toBe('asker');
  });

  it('shares an answer into the channel when the asker chooses to', async () => {
    const { type, press } = get();
    await type('echo for everybody');
    const answer = await press('Share to channel');
    expect(answer.text).toContain('for everybody');
    expect(answer.visibleTo).toBe('everyone');
  });

  it('answers a command that takes its time', async () => {
    const { host, type } = get();
    const usual = host.answer;
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    host.answer = async (invocation) => {
      await slow;
      return usual(invocation);
    };
    setTimeout(() => release(), 50);
    expect((await type('echo worth waiting')).text).toContain('worth waiting');
    host.answer = usual;
  });

  it('offers completions', async () => {
    const offered = await get().suggest('echo', 'words', 'Be');
    if (offered) expect(offered).toEqual(['Beijing', 'Berlin']);
  });
}

function startingExam(get: () => Stage): void {
  it('names a wrong token in one sentence and does not start', async () => {
    const { withWrongToken, host } = get();
    const wrong = withWrongToken();
    if (!wrong) return;
    const refusal = await wrong.start(host).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingError);
    expect((refusal as Error).message).toMatch(/TOKEN/);
    await wrong.stop();
  });

  it('stops twice without complaint', async () => {
    const { platform } = get();
    await platform.stop();
    await platform.stop();
  });
}
