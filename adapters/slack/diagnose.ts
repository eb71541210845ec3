/** `dateline doctor` for Slack: tokens, scopes, the way in. */
import { WebClient } from '@slack/web-api';
import { describe, SettingError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { Finding, Surroundings } from '../../src/platform/port.ts';
import { createClient } from './client.ts';
import { type Expected, examineWorkspace } from './diagnose-workspace.ts';
import type { ManyWorkspaces, SlackEnv } from './env.ts';
import { WRONG_TOKEN } from './errors.table.ts';
import { errorCode, explainToken } from './errors.ts';
import { type InstalledWorkspace, listInstallations, needSecrets } from './installations.ts';
import { bridgeLog } from './log-bridge.ts';
import { INSTALL_PATH, REQUEST_PATH } from './request-path.ts';
import { neededScopes } from './scopes.table.ts';

/** Checks what can be checked without posting anything. Never throws. */
export async function diagnose(env: SlackEnv, around: Surroundings): Promise<readonly Finding[]> {
  const { tenancy } = env;
  const channels = await around.subscribed();
  const bots =
    tenancy.kind === 'one'
      ? checkBot(env, tenancy.botToken, channels)
      : checkMany(env, tenancy, { ...around, channels });
  return [...(await bots), await checkIntake(env)];
}

const TO_ADD = 'Add them under OAuth & Permissions, Bot Token Scopes, of the Slack app, then';

async function checkMany(
  env: SlackEnv,
  many: ManyWorkspaces,
  { secrets, channels }: Pick<Surroundings, 'secrets'> & Pick<Expected, 'channels'>,
): Promise<Finding[]> {
  try {
    const teams = await listInstallations(needSecrets(secrets));
    const page = new URL(INSTALL_PATH, many.publicUrl).href;
    const installed = `Installed in ${teams.length} Slack workspaces${teams.length > 0 ? `: ${names(teams)}` : ''}.`;
    const found: Finding[] = [
      await checkCredentials(env, many),
      { level: 'ok', what: installed, mend: `More install it at ${page}` },
    ];
    const addScopes = `${TO_ADD} have somebody of that workspace install it again at ${page}`;
    const expected = { scopes: neededScopes(env.publicUrl), addScopes, channels };
    for (const team of teams) found.push(...(await checkInstalled(env, team, expected, page)));
    return found;
  } catch (error) {
    return [{ level: 'error', what: describe(error), mend: '' }];
  }
}

/** A token that has run out says nothing: it is renewed by Dateline when it runs, and only there. */
async function checkInstalled(
  env: SlackEnv,
  { name, token }: InstalledWorkspace,
  expected: Expected,
  page: string,
): Promise<readonly Finding[]> {
  try {
    const client = createClient(env, token, bridgeLog(silentLog));
    const { scopes, channels } = await examineWorkspace(client, expected);
    return [scopes, ...channels];
  } catch (error) {
    const code = errorCode(error);
    if (code === 'token_expired') return [];
    const mend = `Have somebody there install it again at ${page}`;
    if (code && WRONG_TOKEN.has(code)) {
      return [{ level: 'error', what: `Slack refuses the token of ${name} (${code}).`, mend }];
    }
    return [failure(`The token of ${name}`, error, '')];
  }
}

const NAMED = 10;

function names(teams: readonly { readonly name: string }[]): string {
  const more = teams.length > NAMED ? ` and ${teams.length - NAMED} more` : '';
  return (
    teams
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', ') + more
  );
}

/** Slack looks at the app's credentials before it finds that the code is none (reference/methods/oauth.v2.access). */
async function checkCredentials(env: SlackEnv, { clientId, clientSecret }: ManyWorkspaces): Promise<Finding> {
  const client = createClient(env, undefined, bridgeLog(silentLog));
  const asked = { client_id: clientId, client_secret: clientSecret, code: 'dateline-doctor' };
  const code = await client.oauth.v2.access(asked).then(() => null, errorCode);
  if (code === 'invalid_code') {
    return { level: 'ok', what: 'Slack accepts SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.', mend: '' };
  }
  return {
    level: 'error',
    what: `Slack does not accept SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (${code ?? 'no answer'}).`,
    mend: 'Copy both again from Basic Information, App Credentials, of the Slack app.',
  };
}

async function checkBot(env: SlackEnv, token: string, channels: Expected['channels']): Promise<Finding[]> {
  const expected = {
    scopes: neededScopes(env.publicUrl),
    addScopes: `${TO_ADD} reinstall the app.`,
    channels,
  };
  try {
    const client = createClient(env, token, bridgeLog(silentLog));
    const found = await examineWorkspace(client, expected);
    const what = `SLACK_BOT_TOKEN works: ${found.bot} in ${found.workspace}.`;
    return [{ level: 'ok', what, mend: '' }, found.scopes, ...found.channels];
  } catch (error) {
    return [
      failure('SLACK_BOT_TOKEN', error, 'copy the Bot User OAuth Token again from OAuth & Permissions.'),
    ];
  }
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
