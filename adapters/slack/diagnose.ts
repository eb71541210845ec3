/** `dateline doctor` for Slack: tokens, scopes, the way in. */
import { WebClient } from '@slack/web-api';
import { describe, SettingError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { Finding } from '../../src/platform/port.ts';
import { createClient } from './connect.ts';
import type { SlackEnv } from './env.ts';
import { explainToken } from './errors.ts';
import { bridgeLog } from './log-bridge.ts';
import { REQUEST_PATH } from './requests.ts';
import { BOT_SCOPES } from './scopes.table.ts';

/** Checks what can be checked without posting anything. Never throws. */
export async function diagnose(env: SlackEnv): Promise<readonly Finding[]> {
  return [...(await checkBot(env)), await checkIntake(env)];
}

async function checkBot(env: SlackEnv): Promise<Finding[]> {
  try {
    const who = await createClient(env, bridgeLog(silentLog)).auth.test();
    const what = `SLACK_BOT_TOKEN works: ${who.user ?? 'the bot'} in ${who.team ?? 'the workspace'}.`;
    return [{ level: 'ok', what, mend: '' }, checkScopes(who.response_metadata?.scopes ?? [])];
  } catch (error) {
    return [
      failure('SLACK_BOT_TOKEN', error, 'copy the Bot User OAuth Token again from OAuth & Permissions.'),
    ];
  }
}

function checkScopes(granted: readonly string[]): Finding {
  const missing = Object.entries(BOT_SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return { level: 'ok', what: 'The bot token has every scope it needs.', mend: '' };
  const list = missing.map(([scope, reason]) => `${scope} (${reason})`).join(', ');
  return {
    level: 'error',
    what: `The bot token lacks the scopes ${list}.`,
    mend: 'Add them under OAuth & Permissions, Bot Token Scopes, then reinstall the app.',
  };
}

async function checkIntake({ intake, apiUrl }: SlackEnv): Promise<Finding> {
  if (intake.kind === 'http') {
    return {
      level: 'ok',
      what: `Slack sends signed requests to ${REQUEST_PATH}.`,
      mend: 'Slash Commands and Interactivity of the Slack app must name its public address.',
    };
  }
  const logger = bridgeLog(silentLog);
  const client = new WebClient(intake.appToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logger });
  try {
    await client.apps.connections.open({});
    return { level: 'ok', what: 'SLACK_APP_TOKEN works: Socket Mode can be opened.', mend: '' };
  } catch (error) {
    return failure('SLACK_APP_TOKEN', error, 'make an app-level token with the scope connections:write.');
  }
}

function failure(setting: string, error: unknown, mend: string): Finding {
  const explained = explainToken(error, setting, mend);
  const wrong = explained instanceof SettingError;
  return {
    level: 'error',
    what: describe(explained),
    mend: wrong ? `Set ${setting} again.` : 'Check the network, SLACK_API_URL and the Slack app’s settings.',
  };
}
