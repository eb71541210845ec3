/** The workspaces that Dateline serves: the one of its token, or all that installed it. */
import type { Logger } from '@slack/bolt';
import type { Host } from '../../src/platform/port.ts';
import { decodeAddress } from './address.ts';
import { createClient } from './client.ts';
import type { OneWorkspace, SlackEnv } from './env.ts';
import { explainToken } from './errors.ts';
import type { Installations } from './installations.ts';
import type { Posts } from './posts.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** All of them. */
export interface Workspaces {
  /** The one that a payload or an address names. @throws RefusedError where Dateline is not installed there. */
  of(team: string | undefined): Promise<Workspace>;
  /** How the core calls a person: ids of people are unique in their workspace only. */
  person(team: string, user: string): string;
}

/** The workspace of `SLACK_BOT_TOKEN`. @throws SettingError where Slack refuses the token. */
export async function oneWorkspace(
  env: SlackEnv & { readonly tenancy: OneWorkspace },
  host: Host,
  logger: Logger,
): Promise<Workspaces> {
  const { botToken: token } = env.tenancy;
  const client = createClient(env, token, logger);
  try {
    const who = await client.auth.test();
    const identity = { team: who.team_id ?? '', botId: who.bot_id ?? '', botUserId: who.user_id ?? '' };
    const workspace = createWorkspace(client, { ...identity, token }, host);
    return { of: async () => workspace, person: (_team, user) => user };
  } catch (error) {
    const advice = 'copy the Bot User OAuth Token again from OAuth & Permissions of your Slack app.';
    throw explainToken(error, 'SLACK_BOT_TOKEN', advice);
  }
}

/** The workspaces that installed it. Each is made anew when its token changes. */
export function manyWorkspaces(
  env: SlackEnv,
  installations: Installations,
  host: Host,
  logger: Logger,
): Workspaces {
  const known = new Map<string, Workspace>();
  return {
    async of(team) {
      const bot = await installations.botOf(team);
      const before = known.get(bot.team);
      if (before?.token === bot.token) return before;
      const workspace = createWorkspace(createClient(env, bot.token, logger), bot, host);
      known.set(bot.team, workspace);
      return workspace;
    },
    person: (team, user) => `${team}/${user}`,
  };
}

/** Posts, each through the workspace that its address names. */
export function postsOf({ of }: Workspaces): Posts {
  const at = async (address: string) => (await of(decodeAddress(address).team)).posts;
  return {
    post: async (address, ...given) => (await at(address)).post(address, ...given),
    edit: async (address, ...given) => (await at(address)).edit(address, ...given),
    remove: async (address, ...given) => (await at(address)).remove(address, ...given),
    find: async (address, ...given) => (await at(address)).find(address, ...given),
    async direct(person) {
      const [user = '', team] = person.split('/').reverse();
      return (await of(team)).posts.direct(user);
    },
  };
}
