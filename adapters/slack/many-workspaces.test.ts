import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RefusedError, SettingError } from '../../src/errors.ts';
import type { DeliveryId } from '../../src/model.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { type ManyRig, startManyRig } from '../../test/fakes/slack/many-rig.ts';
import { NOON, storyCard } from '../../test/fixtures/cards.ts';

let rig: ManyRig;
let count = 0;
const post = (address: string) =>
  rig.platform.post(address, storyCard, `many${String(++count)}` as DeliveryId);

describe.each(['socket', 'http'] as const)('many workspaces over %s', (by) => {
  let [east, west] = ['', ''];
  beforeEach(async () => {
    rig = await startManyRig(by);
    [east, west] = [rig.addTeam('T0EAST'), rig.addTeam('T0WEST')];
    await rig.install({ team: 'T0EAST', name: 'East <b>' });
    await rig.install({ team: 'T0WEST' });
  });
  afterEach(() => rig.close());

  it('install it from its page with the scopes that it needs, and are told what to do next', async () => {
    const { status, body, scopes } = await rig.install({ team: 'T0EAST', name: 'East <b>' });
    expect([status, scopes.includes('chat:write')]).toEqual([200, true]);
    expect(body).toMatch(/^Dateline is installed in East <b>\. .*\/subscribe/);
  });

  it('each get their own posts with their own token, and no other’s', async () => {
    await post(east);
    await post(west);
    await post(east);
    expect(rig.fake.messages('in-T0EAST')).toHaveLength(2);
    expect(rig.fake.messages('in-T0WEST')).toHaveLength(1);
    await expect(post('T0WEST/C0INT0EAST')).rejects.toBeInstanceOf(RefusedError);
  });

  it('each ask for themselves, with people of their own', async () => {
    expect((await rig.fake.command('in-T0EAST', 'echo east')).text).toContain('east');
    expect((await rig.fake.command('in-T0WEST', 'echo west')).text).toContain('west');
    expect(rig.host.calls.map(({ caller }) => [caller.person, caller.address])).toEqual([
      ['T0EAST/U0ANNA', east],
      ['T0WEST/U0ANNA', west],
    ]);
    const direct = await rig.platform.direct?.('T0WEST/U0LEA');
    expect(direct).toMatch(/^T0WEST\/D/);
    await post(direct ?? '');
  });

  it('find their posts after a restart, and their tokens are stored unreadably', async () => {
    const id = 'restart1' as DeliveryId;
    const message = await rig.platform.post(east, storyCard, id);
    await rig.platform.stop();
    const after = rig.another();
    await after.start(rig.host);
    expect(await after.find?.(east, id, NOON - 60_000)).toBe(message);
    await after.stop();
    expect(await rig.stored()).toContain('T0EAST');
    expect(await rig.stored()).not.toMatch(/xox|refresh|East/);
  });

  it('have their tokens renewed before these expire, once for many posts at a time', async () => {
    rig.fake.oauth.lifetime = 3600;
    await rig.install({ team: 'T0EAST' });
    rig.fake.oauth.lifetime = 43_200;
    await Promise.all([post(east), post(east), post(east)]);
    expect(rig.fake.oauth.renewals).toBe(1);
    rig.advance(2 * 3_600_000);
    await post(east);
    expect(rig.fake.messages('in-T0EAST')).toHaveLength(4);
  });

  it.each(['app_uninstalled', 'tokens_revoked'])(
    'are forgotten when they take it away (%s)',
    async (type) => {
      rig.fake.oauth.revoke('T0EAST');
      await rig.fake.event(
        { type, ...(type === 'tokens_revoked' && { tokens: { bot: ['U0EASTBOT'] } }) },
        undefined,
        'T0EAST',
      );
      await vi.waitFor(async () => expect(await rig.stored()).not.toContain('T0EAST'));
      await expect(post(east)).rejects.toThrow(
        /not installed in this Slack workspace; install it again at http.*\/slack\/install$/,
      );
      await post(west);
      await rig.install({ team: 'T0EAST' });
      await post(east);
      expect(rig.fake.messages('in-T0EAST')).toHaveLength(1);
    },
  );

  it('that installed it anew are not forgotten for late word of an uninstallation', async () => {
    await rig.fake.event({ type: 'app_uninstalled' }, undefined, 'T0EAST');
    await rig.fake.command('in-T0WEST', 'echo after');
    expect(await rig.stored()).toContain('T0EAST');
    await post(east);
  });

  it('that nobody installed are refused for good', async () => {
    await expect(post(rig.addTeam('T0NONE'))).rejects.toBeInstanceOf(RefusedError);
  });

  it.each([
    [{ orgWide: true }, /one workspace at a time, not for a whole organisation/],
    [{ cancels: true }, /Begin again at \/slack\/install/],
    [{ elsewhere: true }, /Begin again at \/slack\/install/],
  ])('cannot be installed like this: %j', async (how, why) => {
    const { status, body } = await rig.install({ team: 'T0OTHER', ...how });
    expect(status).toBe(400);
    expect(body).toMatch(why);
    expect(await rig.stored()).not.toContain('T0OTHER');
  });

  it('are named by the doctor, which tries the app’s credentials', async () => {
    const found = async (settings?: Readonly<Record<string, string>>) =>
      ((await rig.another(settings).diagnose?.(rig.host)) ?? []).map(
        ({ level, what }) => `${level}: ${what}`,
      );
    expect((await found()).slice(0, 2)).toEqual([
      'ok: Slack accepts SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
      'ok: Installed in 2 Slack workspaces: T0WEST, East <b>.',
    ]);
    expect((await found({ SLACK_CLIENT_SECRET: 'wrong' }))[0]).toMatch(/^error: .*bad_client_secret/);
  });

  it('are each looked at by the doctor: scopes, channels, a token that Slack refuses', async () => {
    Object.assign(rig.fake.workspace.channels.get('C0INT0WEST') ?? {}, { refusal: 'not_in_channel' });
    const [eastToken] = rig.fake.oauth.tokens.values();
    Object.assign(eastToken ?? {}, { scopes: eastToken?.scopes.filter((scope) => scope !== 'files:write') });
    rig.host.channels = [east, west].map((address) => ({ address, title: address, gets: 'everything' }));
    const found = async () =>
      ((await rig.platform.diagnose?.(rig.host)) ?? []).map(
        ({ level, what, mend }) => `${level}: ${what} ${mend}`,
      );
    const healthy = await found();
    expect(healthy.filter((one) => one.startsWith('error'))).toEqual([
      expect.stringMatching(/^error: Dateline is not in T0WEST\/C0INT0WEST/),
      expect.stringMatching(
        /^error: .* lacks scopes in East <b>: files:write \(.*OAuth & Permissions.* install it again at http/,
      ),
    ]);
    rig.fake.oauth.revoke('T0WEST');
    expect(await found()).toContainEqual(
      expect.stringMatching(/^error: Slack refuses the token of T0WEST \(token_revoked\).* install it again/),
    );
    rig.advance(13 * 3_600_000);
    expect((await found()).join('\n')).not.toContain('East <b>: files');
    expect(rig.fake.oauth.renewals).toBe(0);
  });
});

it('a start without a key to encrypt tokens with says which setting is missing', async () => {
  rig = await startManyRig('socket');
  const start = rig.another().start(createFakeHost(NOON));
  await expect(start).rejects.toThrow(SettingError);
  await expect(start).rejects.toThrow(/SLACK_CLIENT_ID needs SECRETS_KEY/);
  await rig.close();
});
