import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlatformError, SettingError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { DeliveryId } from '../../src/model.ts';
import { createTown } from '../../test/fakes/accord.ts';
import { notice } from '../../test/fakes/host.ts';
import { createPlatform, type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { storyCard } from '../../test/fixtures/cards.ts';
import { bridgeLog } from './log-bridge.ts';
import { createSocket } from './socket.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig('socket', { ackMs: 200 });
});
afterEach(() => rig.close());

/** Resolves when the socket that takes the place of the `before` ones is open. */
async function reopened(before: number): Promise<void> {
  await vi.waitFor(() => expect(rig.fake.sockets.opened()).toBeGreaterThan(before), 15_000);
  await rig.fake.sockets.connected();
}

const socketOf = (helloMs?: number) =>
  createSocket({
    appToken: rig.fake.appToken,
    apiUrl: rig.fake.apiUrl,
    log: silentLog,
    logger: bridgeLog(silentLog),
    ...(helloMs !== undefined && { helloMs }),
  });

describe('the socket', () => {
  it.each(['warning', 'refresh_requested'] as const)('is opened again at once after %s', async (reason) => {
    const before = rig.fake.sockets.opened();
    rig.fake.sockets.recycle(reason);
    await reopened(before);
    expect((await rig.fake.command('general', 'echo still here')).text).toContain('still here');
  });

  it('is opened again after it was cut', async () => {
    const before = rig.fake.sockets.opened();
    rig.fake.sockets.cut();
    await reopened(before);
    expect((await rig.fake.command('general', 'echo back')).text).toContain('back');
  });

  it('is opened again when Slack is back, and its absence ends nothing', async () => {
    const before = rig.fake.sockets.opened();
    rig.fake.failNext('apps.connections.open', 503);
    rig.fake.sockets.cut();
    await reopened(before);
    expect((await rig.fake.command('general', 'echo back')).text).toContain('back');
    expect(await rig.platform.post(rig.place, storyCard, 'd1' as never)).toEqual(expect.any(String));
  });

  it('is not opened again after a stop', async () => {
    const before = rig.fake.sockets.opened();
    await rig.platform.stop();
    await vi.waitFor(() => expect(rig.fake.sockets.count()).toBe(0));
    expect(rig.fake.sockets.opened()).toBe(before);
  });

  it('waits for a hello, but not for ever', async () => {
    rig.fake.sockets.keepSilent();
    const socket = socketOf(30);
    await expect(socket.open()).rejects.toBeInstanceOf(PlatformError);
    await socket.close();
  });

  it('names a wrong app token', async () => {
    const wrong = createPlatform(rig.fake, 'socket', { app: 'xapp-wrong' });
    const refusal = await wrong.start(rig.host).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingError);
    expect((refusal as Error).message).toMatch(/^SLACK_APP_TOKEN was refused by Slack \(invalid_auth\)/);
    await wrong.stop();
  });

  it('says that Slack could not be reached where nobody listens', async () => {
    const nowhere = await startRig();
    const platform = createPlatform(nowhere.fake);
    await nowhere.close();
    await expect(platform.start(rig.host)).rejects.toBeInstanceOf(PlatformError);
  });
});

describe('an envelope that Slack delivers again', () => {
  it('runs its command once', async () => {
    await rig.fake.command('general', 'echo once');
    await rig.fake.sockets.redeliver();
    await rig.fake.command('general', 'echo after');
    expect(rig.host.calls.map(({ invocation }) => invocation.options.words)).toEqual(['once', 'after']);
  });

  it('is answered although the first acknowledgement got lost', async () => {
    rig.fake.sockets.loseAcks(1);
    expect((await rig.fake.command('general', 'echo heard')).text).toContain('heard');
    await rig.fake.command('general', 'echo after');
    expect(rig.host.calls.map(({ invocation }) => invocation.options.words)).toEqual(['heard', 'after']);
  });
});

describe('one payload', () => {
  it('comes through any one of several open sockets, and runs once', async () => {
    const second = createPlatform(rig.fake);
    const host = { ...rig.host };
    await second.start(host);
    expect(rig.fake.sockets.count()).toBe(2);
    for (const n of [1, 2, 3, 4]) await rig.fake.command('general', `echo ${n}`);
    expect(rig.host.calls).toHaveLength(4);
    await second.stop();
  });
});

describe('a process that only posts', () => {
  it('opens no socket, and posts, finds and edits', async () => {
    const before = rig.fake.sockets.opened();
    const platform = createPlatform(rig.fake, 'socket');
    await platform.start(rig.host, { answers: false, accord: createTown().accord() });
    const delivery = 'posting1' as DeliveryId;
    const message = await platform.post(rig.place, storyCard, delivery);
    expect(await platform.find?.(rig.place, delivery, 0)).toBe(message);
    await platform.edit(rig.place, message, notice('edited'));
    expect(rig.fake.messages().map(({ seen }) => seen)).toEqual([expect.stringContaining('edited')]);
    await platform.stop();
    expect(rig.fake.sockets.opened()).toBe(before);
  });
});
