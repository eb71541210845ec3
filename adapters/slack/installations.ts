/** The workspaces that installed the app by OAuth: their tokens, encrypted at rest, renewed before they expire. */
import type { Logger } from '@slack/bolt';
import { type Installation, type InstallationStore, InstallProvider } from '@slack/oauth';
import { RefusedError, SettingError } from '../../src/errors.ts';
import type { SecretStore } from '../../src/platform/port.ts';
import { clientOptions, createClient } from './client.ts';
import type { ManyWorkspaces, SlackEnv } from './env.ts';
import { WRONG_TOKEN } from './errors.table.ts';
import { errorCode } from './errors.ts';
import { INSTALL_PATH } from './request-path.ts';
import type { Identity } from './workspace.ts';

const KEY = 'installation/';
/** More than one process serves. */
const MOST = 100_000;

/** A workspace's bot, with its token. */
export interface Bot extends Identity {
  readonly token: string;
}

/** What is known of the workspaces. */
export interface Installations {
  readonly provider: InstallProvider;
  /**
   * The bot of a workspace, its token good for two hours or more. Renewals go one at a time, for a refresh token
   * works once (docs.slack.dev/authentication/using-token-rotation).
   * @throws RefusedError where the app is not installed there.
   */
  botOf(team: string | undefined): Promise<Bot>;
  /** Forgets a workspace whose token Slack refuses; does nothing where it was installed anew in the meantime. */
  forget(team: string): Promise<void>;
}

/** The store that secrets are kept in. @throws SettingError without a key to encrypt them with. */
export function needSecrets(secrets: SecretStore | null): SecretStore {
  if (secrets) return secrets;
  throw new SettingError(
    'SLACK_CLIENT_ID needs SECRETS_KEY as well, to encrypt the workspaces’ tokens with; set it to what `openssl rand -base64 32` prints.',
  );
}

/** A workspace that installed it, with its bot's token as it is stored: it may have run out. */
export interface InstalledWorkspace {
  readonly name: string;
  readonly token: string | undefined;
}

/** The installed workspaces. */
export async function listInstallations(secrets: SecretStore): Promise<InstalledWorkspace[]> {
  const all = await secrets.list(KEY, MOST);
  return all.map(({ key, value }) => {
    const { team, bot } = value as Installation;
    return { name: team?.name ?? key.slice(KEY.length), token: bot?.token };
  });
}

/** Opens them over the store; `many` are the app's credentials. */
export function createInstallations(
  env: SlackEnv & { readonly tenancy: ManyWorkspaces },
  secrets: SecretStore,
  logger: Logger,
): Installations {
  const { clientId, clientSecret, stateSecret, publicUrl } = env.tenancy;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    installationStore: storeOver(secrets),
    directInstall: true,
    clientOptions: clientOptions(env),
    // Slack's page stands beside its API.
    authorizationUrl: new URL('/oauth/v2/authorize', env.apiUrl).href,
    logger,
  });
  const renewing = new Map<string, Promise<Bot>>();
  const botOf = async (team: string) => {
    if ((await secrets.get(KEY + team)) === undefined) throw notInstalled(publicUrl);
    const found = await provider.authorize({
      teamId: team,
      enterpriseId: undefined,
      isEnterpriseInstall: false,
    });
    const { botToken, botId = '', botUserId = '' } = found;
    if (!botToken) throw notInstalled(publicUrl);
    return { team, token: botToken, botId, botUserId };
  };
  return {
    provider,
    async botOf(team) {
      if (team === undefined) throw notInstalled(publicUrl);
      const under = renewing.get(team) ?? botOf(team).finally(() => renewing.delete(team));
      renewing.set(team, under);
      return under;
    },
    async forget(team) {
      const installed = (await secrets.get(KEY + team)) as Installation | undefined;
      const token = installed?.bot?.token;
      if (token && (await stillWorks(env, token, logger))) return;
      await secrets.delete(KEY + team);
    },
  };
}

function storeOver(secrets: SecretStore): InstallationStore {
  return {
    async storeInstallation(installation) {
      const team = installation.team?.id;
      if (!team) throw new RefusedError('Dateline is installed for a workspace, not for an organisation.');
      await secrets.put(KEY + team, installation);
    },
    fetchInstallation: async ({ teamId }) =>
      (await secrets.get(`${KEY}${teamId}`)) as Installation<'v2', boolean>,
    deleteInstallation: async ({ teamId }) => secrets.delete(`${KEY}${teamId}`),
  };
}

/** Whether Slack takes the token; true also where Slack does not say, for then nothing may be forgotten. */
async function stillWorks(env: SlackEnv, token: string, logger: Logger): Promise<boolean> {
  try {
    await createClient(env, token, logger).auth.test();
    return true;
  } catch (error) {
    return !WRONG_TOKEN.has(errorCode(error) ?? '');
  }
}

function notInstalled(publicUrl: string): RefusedError {
  const page = new URL(INSTALL_PATH, publicUrl).href;
  return new RefusedError(`Dateline is not installed in this Slack workspace; install it again at ${page}`);
}
