/** The settings that connect Dateline to a Slack workspace. */
import { SettingError } from '../../src/errors.ts';
import type { AdapterSettings } from '../../src/platform/adapter.ts';

/** How to reach Slack, and how Slack reaches Dateline. */
export interface SlackEnv {
  readonly botToken: string;
  readonly intake: Intake;
  /** Ends in a slash. */
  readonly apiUrl: string;
}

/** How commands and buttons come in: over a socket that Dateline opens, or as signed HTTP requests. */
export type Intake =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

const SLACK = 'https://slack.com/api/';
const WAYS_IN = [
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
] as const;

/**
 * Reads the settings; null where none of them asks for Slack. With both an app token and a signing secret
 * the socket wins, because it needs no public address.
 * @throws SettingError that names what is missing.
 */
export function readEnv(settings: AdapterSettings): SlackEnv | null {
  const botToken = settings.SLACK_BOT_TOKEN;
  if (!botToken) {
    const lonely = WAYS_IN.find((name) => settings[name]);
    if (!lonely) return null;
    throw new SettingError(
      `${lonely} is set but SLACK_BOT_TOKEN is missing; copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your Slack app.`,
    );
  }
  const url = settings.SLACK_API_URL || SLACK;
  return { botToken, intake: readIntake(settings), apiUrl: url.endsWith('/') ? url : `${url}/` };
}

function readIntake(settings: AdapterSettings): Intake {
  const appToken = settings.SLACK_APP_TOKEN;
  if (appToken) return { kind: 'socket', appToken };
  const signingSecret = settings.SLACK_SIGNING_SECRET;
  if (signingSecret) return { kind: 'http', signingSecret };
  throw new SettingError(
    'SLACK_BOT_TOKEN is set but Slack has no way in; set SLACK_APP_TOKEN (Socket Mode, xapp-…) or SLACK_SIGNING_SECRET (HTTP) as well.',
  );
}
