import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform/port.ts';
import { createPlatform, type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { ALL_SCOPES } from '../../test/fakes/slack/workspace.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const findings = async (platform: Platform) =>
  ((await platform.diagnose?.()) ?? []).map(({ level, what, mend }) => `${level}: ${what} ${mend}`.trim());

describe('the doctor', () => {
  it('finds nothing to mend where all is well', async () => {
    expect(await findings(createPlatform(rig.fake))).toEqual([
      'ok: SLACK_BOT_TOKEN works: dateline in Fake workspace.',
      'ok: The bot token has every scope it needs.',
      'ok: SLACK_APP_TOKEN works: Socket Mode can be opened.',
    ]);
  });

  it('names each missing scope, what it is for, and where to click', async () => {
    rig.fake.workspace.scopes = ALL_SCOPES.filter((scope) => scope !== 'users:read');
    const [, scopes] = await findings(createPlatform(rig.fake));
    expect(scopes).toMatch(/^error: .*users:read \(telling full members.*OAuth & Permissions.*reinstall/);
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
