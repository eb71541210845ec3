/** What `dateline doctor` checks at Discord: the token, the app's settings, the servers, the gateway. */
import type { APIApplication, APIGatewayBotInfo, APIUser, REST } from 'discord.js';
import { describe, SettingError } from '../../src/errors.ts';
import type { Finding, Surroundings } from '../../src/platform/port.ts';
import { diagnoseChannels } from './diagnose-channels.ts';
import { wrongToken } from './errors.ts';
import { WANTED } from './permissions.table.ts';
import { lacking } from './permissions.ts';

const PERMISSIONS = WANTED.reduce((sum, { bit }) => sum | bit, 0n);
const SCOPES = ['bot', 'applications.commands'];
const PORTAL = 'discord.com/developers/applications';

interface PartialGuild {
  readonly name: string;
  readonly permissions: string;
}

const ok = (what: string): Finding => ({ level: 'ok', what, mend: '' });
const warning = (what: string, mend: string): Finding => ({ level: 'warning', what, mend });
const problem = (what: string, mend: string): Finding => ({ level: 'error', what, mend });

/** The address that adds the bot to a server with exactly what it needs. */
export function inviteAddress(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: SCOPES.join(' '),
    permissions: String(PERMISSIONS),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Runs every check; the first failing call ends it with a finding. */
export async function diagnose(rest: REST, around: Surroundings): Promise<readonly Finding[]> {
  try {
    const user = (await rest.get('/users/@me')) as APIUser;
    const application = (await rest.get('/applications/@me')) as APIApplication;
    const guilds = (await rest.get('/users/@me/guilds')) as PartialGuild[];
    const gateway = (await rest.get('/gateway/bot')) as APIGatewayBotInfo;
    return [
      ok(`Discord accepts the token of ${user.username}.`),
      ok('Dateline asks for the intent Guilds only; no privileged intent is needed.'),
      ...appSettings(application),
      ...servers(guilds, application.id),
      ...(await diagnoseChannels(rest, user.id, await around.subscribed())),
      ...sessions(gateway),
    ];
  } catch (error) {
    return [unreachable(error)];
  }
}

function unreachable(error: unknown): Finding {
  const unauthorised = error instanceof Error && 'status' in error && error.status === 401;
  const sentence = unauthorised ? wrongToken() : error;
  if (sentence instanceof SettingError) return problem('Discord refuses the token.', sentence.message);
  return problem(`Discord cannot be reached: ${describe(error)}.`, 'Check the network and DISCORD_API_URL.');
}

function appSettings(application: APIApplication): Finding[] {
  const found: Finding[] = [];
  if (application.interactions_endpoint_url) {
    found.push(
      problem(
        'Discord sends commands to the address in "Interactions Endpoint URL" and not to Dateline.',
        `Clear that field in ${PORTAL} → your app → General Information.`,
      ),
    );
  }
  const params = application.install_params;
  const missing = params ? SCOPES.filter((scope) => !(params.scopes as string[]).includes(scope)) : [];
  if (missing.length > 0) {
    found.push(
      warning(
        `The app's install link lacks the scope ${missing.join(' and ')}.`,
        `Add it in ${PORTAL} → your app → Installation, or invite with ${inviteAddress(application.id)}`,
      ),
    );
  }
  return found.length > 0 ? found : [ok('Commands reach Dateline over the gateway.')];
}

function servers(guilds: readonly PartialGuild[], application: string): Finding[] {
  if (guilds.length === 0) {
    return [warning('The bot is in no server.', `Invite it: ${inviteAddress(application)}`)];
  }
  return guilds.map(({ name, permissions }) => {
    const missing = lacking(BigInt(permissions), WANTED);
    if (missing.length === 0) return ok(`In ${name} Dateline has the permissions that it needs.`);
    const names = missing.map((one) => `'${one.name}' (to ${one.why})`).join(', ');
    const say = missing.some(({ needed }) => needed) ? problem : warning;
    return say(
      `In ${name} Dateline lacks ${names}.`,
      `Turn it on in ${name} → Server Settings → Roles → Dateline → Permissions.`,
    );
  });
}

function sessions({ session_start_limit: limit }: APIGatewayBotInfo): Finding[] {
  if (limit.remaining > 50)
    return [ok(`${limit.remaining} of ${limit.total} gateway logins are left today.`)];
  const hours = Math.ceil(limit.reset_after / 3_600_000);
  return [
    warning(
      `Only ${limit.remaining} of ${limit.total} gateway logins are left.`,
      `Find out what restarts Dateline so often; the count starts again in ${hours} h.`,
    ),
  ];
}
