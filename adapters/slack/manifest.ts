/** The Slack app's manifest, made from the command definitions (docs.slack.dev/reference/app-manifest). */
import type { Command, OptionSpec } from '../../src/command.ts';
import { REDIRECT_PATH, REQUEST_PATH } from './request-path.ts';
import { linkDomain, neededScopes } from './scopes.table.ts';
import { SHORTCUT } from './shortcut.table.ts';

/** How the app takes in commands and buttons, and what it is called. */
export interface ManifestOptions {
  /** 35 characters at most. */
  readonly name?: string;
  readonly socketMode: boolean;
  /** Where other workspaces install it: a page to come back to, tokens that are renewed, word of an uninstallation. */
  readonly manyWorkspaces?: boolean;
  /** Where others reach Dateline; requests come to `/slack/events` there, without Socket Mode. */
  readonly publicUrl?: string | null;
}

/** Slack's limits for manifests (the same page). */
const LIMITS = { commands: 50, name: 35, summary: 2000, hint: 1000 } as const;

/** Word that a workspace took the app away (reference/events/app_uninstalled, …/tokens_revoked). */
const UNINSTALLED = ['app_uninstalled', 'tokens_revoked'];

/** Stands in the manifest until the operator has an address. */
const PLACEHOLDER = 'https://dateline.example/';

/** Makes the manifest: what an operator pastes under "Create New App, From a manifest". */
export function slackManifest(commands: readonly Command[], options: ManifestOptions): object {
  const name = (options.name ?? 'Dateline').slice(0, LIMITS.name);
  const publicUrl = options.publicUrl ?? null;
  const many = options.manyWorkspaces ?? false;
  const domain = linkDomain(publicUrl);
  const url = options.socketMode ? undefined : new URL(REQUEST_PATH, publicUrl ?? PLACEHOLDER).href;
  return {
    display_information: {
      name,
      description: 'AI and technology news as story cards with their sources',
      background_color: '#1f2933',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      slash_commands: commands.slice(0, LIMITS.commands).map((command) => slashCommand(command, url)),
      shortcuts: [SHORTCUT],
      ...(domain && { unfurl_domains: [domain] }),
    },
    oauth_config: {
      ...(many && { redirect_urls: [new URL(REDIRECT_PATH, publicUrl ?? PLACEHOLDER).href] }),
      scopes: { bot: Object.keys(neededScopes(publicUrl)) },
    },
    settings: {
      event_subscriptions: {
        ...(url && { request_url: url }),
        bot_events: ['app_home_opened', ...(domain ? ['link_shared'] : []), ...(many ? UNINSTALLED : [])],
      },
      interactivity: {
        is_enabled: true,
        ...(url && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: options.socketMode,
      token_rotation_enabled: many,
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
