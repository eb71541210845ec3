/**
 * Installation by OAuth, with tokens that are renewed, as Slack does it (docs.slack.dev/authentication/installing-with-oauth,
 * …/using-token-rotation).
 */
import { randomUUID } from 'node:crypto';
import type { Workspace } from './workspace.ts';

/** A bot token of one workspace; `expiresAt` by the fake's clock, ms, null for one that lives for ever. */
export interface FakeToken {
  readonly token: string;
  readonly team: string;
  readonly name: string;
  readonly botId: string;
  readonly botUser: string;
  readonly expiresAt: number | null;
  /** What the workspace granted; a test may take some away. */
  scopes: string[];
  revoked: boolean;
}

/** What somebody does with the app's page of installation. */
export interface Installing {
  readonly team: string;
  readonly name?: string;
  /** For a whole organisation, where the app allows it. */
  readonly orgWide?: boolean;
  /** Presses "Cancel". */
  readonly cancels?: boolean;
  /** Comes back without the cookie of the browser that began. */
  readonly elsewhere?: boolean;
}

/** The app's page at its end. */
export interface Installed {
  readonly status: number;
  readonly body: string;
  /** Scopes that were asked for. */
  readonly scopes: readonly string[];
}

type Fields = Readonly<Record<string, string>>;
type Reply = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** The fake's part of OAuth. */
export interface FakeOauth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seconds that tokens live; null switches rotation off. */
  lifetime: number | null;
  /** Calls of oauth.v2.access that renewed a token. */
  renewals: number;
  /** Somebody opens the app's page, agrees at Slack, and is sent back. */
  install(page: string, what: Installing): Promise<Installed>;
  /** oauth.v2.access. */
  access(fields: Fields): Reply;
  /** Ends all tokens of a workspace. */
  revoke(team: string): void;
  readonly tokens: ReadonlyMap<string, FakeToken>;
}

interface Grant {
  readonly what: Installing;
  readonly scope: string;
  readonly redirectUri: string;
}

/** Makes it. */
export function createOauth(workspace: Workspace): FakeOauth {
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const tokens = new Map<string, FakeToken>();

  const give = (grant: Grant): Reply => {
    const { team, name = team, orgWide = false } = grant.what;
    const token = `xoxe.xoxb-${randomUUID()}`;
    const { lifetime } = oauth;
    const expiresAt = lifetime === null ? null : workspace.clock.now() + lifetime * 1000;
    const bot = { botId: `B${team.slice(1)}`, botUser: `U${team.slice(1)}BOT` };
    const scopes = grant.scope.split(',');
    tokens.set(token, { token, team, name, ...bot, expiresAt, scopes, revoked: false });
    const refresh_token = `xoxe-${randomUUID()}`;
    if (lifetime !== null) refreshTokens.set(refresh_token, grant);
    return {
      ok: true,
      access_token: token,
      token_type: 'bot',
      scope: grant.scope,
      bot_user_id: bot.botUser,
      app_id: workspace.appId,
      team: orgWide ? null : { id: team, name },
      enterprise: orgWide ? { id: 'E0ORG', name: 'Organisation' } : null,
      is_enterprise_install: orgWide,
      authed_user: { id: 'U0ANNA' },
      ...(lifetime !== null && { expires_in: lifetime, refresh_token }),
    };
  };

  /** A refresh token works once. */
  const renew = ({ refresh_token = '' }: Fields): Reply => {
    const grant = refreshTokens.get(refresh_token);
    if (!grant) return { ok: false, error: 'invalid_refresh_token' };
    refreshTokens.delete(refresh_token);
    oauth.renewals += 1;
    return give(grant);
  };

  /** So does a code. */
  const exchange = ({ code = '', redirect_uri }: Fields): Reply => {
    const grant = codes.get(code);
    if (!grant) return { ok: false, error: 'invalid_code' };
    codes.delete(code);
    return grant.redirectUri === redirect_uri ? give(grant) : { ok: false, error: 'bad_redirect_uri' };
  };

  const oauth: FakeOauth = {
    clientId: '111.222',
    clientSecret: 'fake-client-secret',
    lifetime: 43_200,
    renewals: 0,
    tokens,
    async install(page, what) {
      const begun = await fetch(page, { redirect: 'manual' });
      const asked = new URL(begun.headers.get('location') ?? '', page);
      const { client_id, state = '', scope = '', redirect_uri = '' } = Object.fromEntries(asked.searchParams);
      if (asked.pathname !== '/oauth/v2/authorize' || client_id !== oauth.clientId) {
        throw new Error(`the page sends people to ${asked}`);
      }
      if (!workspace.distributed) throw new Error('invalid_team_for_non_distributed_app');
      const { redirect_urls = [] } = workspace.manifest?.oauth_config ?? {};
      if (workspace.manifest && !redirect_urls.includes(redirect_uri)) throw new Error('bad_redirect_uri');
      const code = randomUUID();
      codes.set(code, { what, scope, redirectUri: redirect_uri });
      const back = new URL(redirect_uri);
      back.search = String(
        new URLSearchParams({ ...(what.cancels ? { error: 'access_denied' } : { code }), state }),
      );
      const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
      const ended = await fetch(back, { headers: what.elsewhere ? {} : { cookie } });
      return { status: ended.status, body: await ended.text(), scopes: scope.split(',') };
    },
    access(fields) {
      if (fields.client_id !== oauth.clientId) return { ok: false, error: 'invalid_client_id' };
      if (fields.client_secret !== oauth.clientSecret) return { ok: false, error: 'bad_client_secret' };
      return fields.grant_type === 'refresh_token' ? renew(fields) : exchange(fields);
    },
    revoke(team) {
      for (const token of tokens.values()) if (token.team === team) token.revoked = true;
    },
  };
  return oauth;
}
