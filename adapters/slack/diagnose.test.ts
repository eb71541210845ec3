import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform/port.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { createPlatform, type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { ALL_SCOPES } from '../../test/fakes/slack/workspace.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const findings = async (platform: Platform, ...channels: string[]) => {
  const subscribed = channels.map((id) => ({ address: `T0FAKE/${id}`, title: `#${id}`, gets: 'everything' }));
  const host = Object.assign(createFakeHost(), { channels: subscribed });
  return ((await platform.diagnose?.(host)) ?? []).map(({ level, what, mend }) =>
    `${level}: ${what} ${mend}`.trim(),
  );
};

describe('the doctor', () => {
  it('finds nothing to mend where all is well', async () => {
    expect(await findings(createPlatform(rig.fake), 'C0GENERAL', 'D0ANNA')).toEqual([
      'ok: SLACK_BOT_TOKEN works: dateline in Fake workspace.',
      'ok: The bot token has every scope it needs in Fake workspace.',
      'ok: Dateline may post in all 1 channels that it posts to.',
      'ok: SLACK_APP_TOKEN works: Socket Mode can be opened.',
    ]);
  });

  it('names each missing scope, what it is for, and where to click', async () => {
    rig.fake.workspace.scopes = ALL_SCOPES.filter((scope) => scope !== 'users:read');
    const [, scopes] = await findings(createPlatform(rig.fake));
    expect(scopes).toMatch(/^error: .*users:read \(telling full members.*OAuth & Permissions.*reinstall/);
    rig.fake.workspace.scopes = [...ALL_SCOPES];
  });

  it('names each channel that takes no posts, and how to mend it', async () => {
    const found = await findings(createPlatform(rig.fake), 'C0GENERAL', 'C0ATTIC', 'C0STRANGE', 'C0GONE');
    expect(found.slice(2, -1)).toEqual([
      'error: #C0ATTIC is archived. Unarchive it, or subscribe another channel.',
      expect.stringMatching(/^error: Dateline is not in #C0STRANGE\. Type \/invite @Dateline there/),
      expect.stringMatching(/^error: Slack does not show #C0GONE to Dateline/),
    ]);
  });

  it.each(ALL_SCOPES)('sees that %s is missing', async (scope) => {
    rig.fake.workspace.scopes = ALL_SCOPES.filter((one) => one !== scope);
    const platform = createPlatform(rig.fake, 'socket', {}, { PUBLIC_URL: 'https://news.example.com' });
    const found = (await findings(platform, 'C0GENERAL')).filter((one) => one.startsWith('error'));
    expect(found).toEqual([expect.stringContaining(`lacks scopes in Fake workspace: ${scope} (`)]);
    rig.fake.workspace.scopes = [...ALL_SCOPES];
  });

  it('names the token that is wrong', async () => {
    const wrong = await findings(createPlatform(rig.fake, 'socket', { bot: 'xoxb-no', app: 'xapp-no' }));
    expect(wrong).toEqual([
      expect.stringMatching(/^error: SLACK_BOT_TOKEN was refused by Slack \(invalid_auth\)/),
      expect.stringMatching(/^error: SLACK_APP_TOKEN was refused by Slack \(invalid_auth\)/),
    ]);
  });

  it('says what an address must be told for HTTP', async () => {
    expect((await findings(createPlatform(rig.fake, 'http'))).at(-1)).toContain('/slack/events');
  });
});
