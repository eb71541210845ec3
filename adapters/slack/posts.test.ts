import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlatformError, RateLimitError, RefusedError } from '../../src/errors.ts';
import type { DeliveryId } from '../../src/model.ts';
import { type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { hostileCard, NOON, storyCard } from '../../test/fixtures/cards.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

let count = 0;
const delivery = () => `post${String(++count)}` as DeliveryId;
const post = (place = rig.place) => rig.platform.post(place, storyCard, delivery());
const failure = (error: string | number) => {
  rig.fake.failNext('chat.postMessage', error);
  return post().catch((thrown: unknown) => thrown as Error);
};

describe('a post that Slack does not take', () => {
  it.each([
    ['not_in_channel', /invite @Dateline/],
    ['channel_not_found', /invite @Dateline/],
    ['is_archived', /unarchive/],
    ['restricted_action', /ask an admin/],
    ['missing_scope', /add the scopes/],
    ['token_revoked', /SLACK_BOT_TOKEN/],
    ['account_inactive', /reinstall the app/],
  ])('is refused for good, with the way to mend it: %s', async (code, advice) => {
    const error = await failure(code);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ message: expect.stringMatching(advice) });
  });

  it.each([500, 503, 'internal_error', 'fatal_error', 'a_code_of_tomorrow'])(
    'is worth another try, and is not tried by itself: %s',
    async (error) => {
      expect(await failure(error)).toBeInstanceOf(PlatformError);
      expect(rig.fake.workspace.calls.filter((name) => name === 'chat.postMessage')).toHaveLength(1);
    },
  );

  it('waits where Slack asks for it, without holding anything up', async () => {
    rig.fake.limitNextPost(7000);
    const error = await post().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 7000, scope: 'place' });
    expect(await failure('ratelimited')).toMatchObject({ retryAfterMs: 1000 });
  });

  it('is a defect of Dateline where Slack finds the blocks wrong, and says why', async () => {
    const error = await failure('invalid_blocks');
    expect(error).not.toBeInstanceOf(PlatformError);
    expect(error).not.toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ message: expect.stringContaining('invalid_blocks') });
  });

  it('is refused where the address is none', async () => {
    await expect(post('elsewhere')).rejects.toBeInstanceOf(RefusedError);
  });

  it('comes too early before the start', async () => {
    await rig.platform.stop();
    await expect(post()).rejects.toBeInstanceOf(PlatformError);
  });
});

describe('looking for a post', () => {
  it('goes through all pages of a busy channel', async () => {
    const wanted = delivery();
    const message = await rig.platform.post(rig.place, storyCard, wanted);
    for (let i = 0; i < 450; i += 1) {
      const { channels } = rig.fake.workspace;
      channels.get('C0GENERAL')?.messages.push({
        ts: rig.fake.workspace.nextTs(),
        channel: 'C0GENERAL',
        text: 'chatter',
        blocks: [],
        metadata: null,
        visibleTo: 'everyone',
        user: null,
        threadTs: null,
        seen: 'chatter',
        edits: 0,
      });
    }
    expect(await rig.platform.find?.(rig.place, wanted, NOON - 60_000)).toBe(message);
  });

  it('finds it after it was edited', async () => {
    const wanted = delivery();
    const message = await rig.platform.post(rig.place, storyCard, wanted);
    await rig.platform.edit(rig.place, message, storyCard);
    expect(await rig.platform.find?.(rig.place, wanted, NOON - 60_000)).toBe(message);
  });

  it('does not look further back than it was told', async () => {
    const wanted = delivery();
    await rig.platform.post(rig.place, storyCard, wanted);
    expect(await rig.platform.find?.(rig.place, wanted, NOON + 60_000)).toBeNull();
  });

  it('says what is missing where it may not look', async () => {
    rig.fake.workspace.scopes = ['chat:write'];
    await expect(rig.platform.find?.(rig.place, delivery(), NOON)).rejects.toBeInstanceOf(RefusedError);
  });
});

describe('a post that stands', () => {
  it('never has its links unfolded by Slack', async () => {
    await post();
    expect(rig.fake.workspace.unfolded).toEqual([]);
  });

  it('mentions nobody when it is edited, although Slack reads edits differently', async () => {
    const message = await post();
    await rig.platform.edit(rig.place, message, hostileCard);
    expect(rig.fake.workspace.mentions).toEqual([]);
  });

  it('is taken back, also when it is gone already', async () => {
    const message = await post();
    await rig.platform.remove?.(rig.place, message);
    await rig.platform.remove?.(rig.place, message);
    expect(rig.fake.messages()).toEqual([]);
  });

  it('cannot be edited once it is gone', async () => {
    await expect(rig.platform.edit(rig.place, '1.000001', storyCard)).rejects.toBeInstanceOf(RefusedError);
  });

  it('is alone concerned where it, or its thread, is gone; a channel that is gone concerns all posts', async () => {
    const under = { under: '1.000001' };
    const looked = rig.platform.find?.(rig.place, delivery(), NOON, under);
    await expect(looked).rejects.toMatchObject({ name: 'RefusedError', scope: 'post' });
    rig.fake.failNext('chat.postMessage', 'cannot_reply_to_message');
    await expect(rig.platform.post(rig.place, storyCard, delivery(), under)).rejects.toMatchObject({
      scope: 'post',
    });
    await expect(rig.platform.post(`${rig.fake.team}/C0ATTIC`, storyCard, delivery())).rejects.toMatchObject({
      scope: 'place',
    });
  });
});

describe('a thread and direct messages', () => {
  it('takes a note under a post, and finds it there again', async () => {
    const above = await post();
    const id = delivery();
    const note = await rig.platform.post(rig.place, storyCard, id, { under: above });
    expect(rig.fake.messages().find(({ ts }) => ts === note)?.threadTs).toBe(above);
    expect(await rig.platform.find?.(rig.place, id, NOON - 60_000)).toBeNull();
    expect(await rig.platform.find?.(rig.place, id, NOON - 60_000, { under: above })).toBe(note);
  });

  it('are opened once a person, and take posts', async () => {
    const address = await rig.platform.direct?.('U0ANNA');
    expect(await rig.platform.direct?.('U0ANNA')).toBe(address);
    const id = delivery();
    const message = await rig.platform.post(address ?? '', storyCard, id);
    expect(await rig.platform.find?.(address ?? '', id, NOON - 60_000)).toBe(message);
    await expect(rig.platform.direct?.('U0NOBODY')).rejects.toBeInstanceOf(RefusedError);
  });
});
