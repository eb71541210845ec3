/** The Slack app's manifest, made from the command definitions (docs.slack.dev/reference/app-manifest). */
import type { Command, OptionSpec } from '../../src/command.ts';
import { BOT_SCOPES } from './scopes.table.ts';

/** How the app takes in commands and buttons, and what it is called. */
export interface ManifestOptions {
  /** 35 characters at most. */
  readonly name?: string;
  readonly socketMode: boolean;
  /** Public address of `/slack/events`; without Socket Mode only. */
  readonly requestUrl?: string;
}

/** Slack's limits for manifests (the same page). */
const LIMITS = { commands: 50, name: 35, summary: 2000, hint: 1000 } as const;

/** Stands in the manifest until the operator has an address. */
const PLACEHOLDER = 'https://dateline.example/slack/events';

/** Makes the manifest: what an operator pastes under "Create New App, From a manifest". */
export function slackManifest(commands: readonly Command[], options: ManifestOptions): object {
  const name = (options.name ?? 'Dateline').slice(0, LIMITS.name);
  const url = options.socketMode ? undefined : (options.requestUrl ?? PLACEHOLDER);
  return {
    display_information: {
      name,
      description: 'AI and technology news as story cards with their sources',
      background_color: '#1f2933',
    },
    features: {
      bot_user: { display_name: name, always_online: true },
      slash_commands: commands.slice(0, LIMITS.commands).map((command) => slashCommand(command, url)),
    },
    oauth_config: { scopes: { bot: Object.keys(BOT_SCOPES) } },
    settings: {
      interactivity: { is_enabled: true, ...(url && { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: options.socketMode,
      token_rotation_enabled: false,
    },
  };
}

function slashCommand({ name, summary, options }: Command, url: string | undefined) {
  const hint = Object.entries(options)
    .filter(([, spec]) => !spec.terminalOnly)
    .map(([option, spec]) => hintOf(option, spec))
    .join(' ');
  return {
    command: `/${name}`,
    description: summary.slice(0, LIMITS.summary),
    ...(hint !== '' && { usage_hint: hint.slice(0, LIMITS.hint) }),
    should_escape: false,
    ...(url && { url }),
  };
}

function hintOf(name: string, spec: OptionSpec): string {
  return spec.required ? `<${name}>` : `[${name}]`;
}
