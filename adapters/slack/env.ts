/** The settings that connect Dateline to a Slack workspace. */
import { SettingError } from '../../src/errors.ts';
import type { AdapterSettings } from '../../src/platform/adapter.ts';

/** How to reach Slack, and how Slack reaches Dateline. */
export interface SlackEnv {
  readonly tenancy: OneWorkspace | ManyWorkspaces;
  readonly intake: Intake;
  /** Ends in a slash. */
  readonly apiUrl: string;
  /** Where others reach Dateline's pages; null where nothing says so. */
  readonly publicUrl: string | null;
}

/** One workspace, by a token that its operator copied. */
export interface OneWorkspace {
  readonly kind: 'one';
  readonly botToken: string;
}

/** Any number of workspaces, which install the app by OAuth. */
export interface ManyWorkspaces {
  readonly kind: 'many';
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that proves that an installation began here. */
  readonly stateSecret: string;
  /** Where the pages of the installation are. */
  readonly publicUrl: string;
}

/** How commands and buttons come in: over a socket that Dateline opens, or as signed HTTP requests. */
export type Intake =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

const SLACK = 'https://slack.com/api/';
const WAYS_IN = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;
const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

/**
 * Reads the settings; null where none of them asks for Slack. With both an app token and a signing secret
 * the socket wins, because it needs no public address.
 * @throws SettingError that names what is missing.
 */
export function readEnv(settings: AdapterSettings): SlackEnv | null {
  const tenancy = readTenancy(settings);
  if (!tenancy) return null;
  const url = settings.SLACK_API_URL || SLACK;
  return {
    tenancy,
    intake: readIntake(settings),
    apiUrl: url.endsWith('/') ? url : `${url}/`,
    publicUrl: settings.PUBLIC_URL ?? null,
  };
}

function readTenancy(settings: AdapterSettings): SlackEnv['tenancy'] | null {
  const botToken = settings.SLACK_BOT_TOKEN;
  const begun = OAUTH.find((name) => settings[name]);
  if (begun && botToken) {
    throw new SettingError(`SLACK_BOT_TOKEN is for one workspace and ${begun} for many; unset one of them.`);
  }
  if (begun) return readOauth(settings, begun);
  if (botToken) return { kind: 'one', botToken };
  const lonely = WAYS_IN.find((name) => settings[name]);
  if (!lonely) return null;
  throw new SettingError(
    `${lonely} is set but SLACK_BOT_TOKEN is missing; copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your Slack app.`,
  );
}

function readOauth(settings: AdapterSettings, begun: string): ManyWorkspaces {
  const need = (name: string, how: string): string => {
    const value = settings[name];
    if (value) return value;
    throw new SettingError(`${begun} is set but ${name} is missing; ${how}.`);
  };
  const credentials = 'copy it from Basic Information, App Credentials, of your Slack app';
  return {
    kind: 'many',
    clientId: need('SLACK_CLIENT_ID', credentials),
    clientSecret: need('SLACK_CLIENT_SECRET', credentials),
    stateSecret: need('SLACK_STATE_SECRET', 'set it to what `openssl rand -base64 32` prints'),
    publicUrl: need('PUBLIC_URL', 'people install Dateline at /slack/install below it'),
  };
}

function readIntake(settings: AdapterSettings): Intake {
  const appToken = settings.SLACK_APP_TOKEN;
  if (appToken) return { kind: 'socket', appToken };
  const signingSecret = settings.SLACK_SIGNING_SECRET;
  if (signingSecret) return { kind: 'http', signingSecret };
  throw new SettingError(
    'Slack has no way in; set SLACK_APP_TOKEN (Socket Mode, xapp-…) or SLACK_SIGNING_SECRET (HTTP) as well.',
  );
}
