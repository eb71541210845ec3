/**
 * api.slack.com/apps, as far as the README leads through it: an app made from a manifest, its pages, its installation.
 * What the manifest says then holds in the fake Slack: commands, scopes, events, where requests go.
 */
import { randomUUID } from 'node:crypto';
import type { FakeManifest, Workspace } from './workspace.ts';

/** What a screen offers: what happens, and the screen that comes then. */
type Screen = Readonly<Record<string, () => string>>;

/** What the site changes. */
export interface SiteOf {
  readonly workspace: Workspace;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Asks the app's address whether it is one, as "verify" does. */
  verify(url: string): Promise<void>;
}

/** Opens the site; no app is there yet. */
export function openAppSite({ workspace, clientId, clientSecret, verify }: SiteOf) {
  let screen = 'nowhere';
  let pasted = '';
  let entered: string[] = [];
  let draft: FakeManifest | null = null;
  let shown = '';
  workspace.appScopes = [];
  workspace.scopes = [];

  const save = (next: string) => () => {
    draft = readManifest(pasted);
    workspace.manifest = draft;
    return next;
  };
  const screens: Readonly<Record<string, Screen>> = {
    'Your Apps': { 'Create New App': () => 'Create an app' },
    'Create an app': { 'From a manifest': () => 'Your manifest' },
    'Your manifest': {
      JSON: () => 'Your manifest',
      Next: () => {
        draft = readManifest(pasted);
        return 'Review';
      },
    },
    Review: { Create: save('Basic Information') },
    'Install App': { 'Install to': () => 'Consent' },
    Consent: {
      Allow: () => {
        workspace.scopes = [...(workspace.manifest?.oauth_config.scopes.bot ?? [])];
        return 'Install App';
      },
    },
    'Basic Information': {
      'App-Level Tokens': () => 'Basic Information',
      'App Credentials': () => 'Basic Information',
      'Generate Token and Scopes': () => {
        entered = [];
        return 'New token';
      },
    },
    'New token': {
      Generate: () => {
        workspace.appScopes = entered;
        shown = workspace.appToken;
        return 'Basic Information';
      },
    },
    'Manage Distribution': {
      'Activate Public Distribution': () => {
        if (!workspace.manifest?.oauth_config.redirect_urls?.length) throw new Error('no redirect URL');
        workspace.distributed = true;
        return 'Manage Distribution';
      },
    },
  };
  /** Pages at the side of an app; pasting into its manifest and saving are one here. */
  const pages: Screen = {
    'Basic Information': () => 'Basic Information',
    'Install App': () => 'Install App',
    'App Manifest': save('App Manifest'),
    'Manage Distribution': () => 'Manage Distribution',
  };
  const copies: Readonly<Record<string, () => string>> = {
    'Bot User OAuth Token': () => {
      if (screen !== 'Install App' || workspace.scopes.length === 0)
        throw new Error('no token is shown here');
      return workspace.botToken;
    },
    'Signing Secret': () => workspace.signingSecret,
    SLACK_CLIENT_ID: () => clientId,
    SLACK_CLIENT_SECRET: () => clientSecret,
  };

  return {
    open(address: string) {
      if (address !== 'https://api.slack.com/apps') throw new Error(`Slack has no page ${address}`);
      screen = 'Your Apps';
    },
    async click(label: string) {
      if (label === 'verify' && draft) return verify(draft.settings.event_subscriptions.request_url ?? '');
      const goes = screens[screen]?.[label] ?? (workspace.manifest ? pages[label] : undefined);
      if (!goes) throw new Error(`"${screen}" of api.slack.com has no "${label}"`);
      screen = goes();
    },
    enter(words: string) {
      entered.push(words);
    },
    paste(words: string) {
      pasted = words;
    },
    values: ['Bot User OAuth Token', 'Signing Secret'],
    copy(label: string | null, setting: string) {
      const value = copies[label ?? setting]?.() ?? shown;
      if (!value) throw new Error(`nothing for ${label ?? setting} is shown on "${screen}"`);
      return value;
    },
  };
}

/** Slack's own rules for manifests, as far as they concern what stands in Dateline's (reference/app-manifest). */
function readManifest(json: string): FakeManifest {
  const manifest = JSON.parse(json) as FakeManifest;
  const { display_information, features, oauth_config, settings } = manifest;
  const wrong = [
    display_information.name.length > 35 && 'name',
    !features.bot_user?.display_name && 'bot_user',
    features.slash_commands.length > 50 && 'slash_commands',
    features.slash_commands.some(
      ({ command, description }) => !/^\/\S{1,31}$/.test(command) || !description,
    ) && 'slash_commands',
    oauth_config.scopes.bot.length === 0 && 'scopes',
    settings.socket_mode_enabled === Boolean(settings.event_subscriptions.request_url) && 'request_url',
    new Set(features.slash_commands.map(({ url }) => url)).size > 1 && 'url',
  ].filter((fault) => fault !== false);
  if (wrong.length > 0) throw new Error(`Slack refuses the manifest: ${wrong.join(', ')}`);
  return manifest;
}

/** The challenge by which Slack finds out whether an address is the app's (reference/events/url_verification). */
export function challenge(): { readonly token: string; readonly json: string } {
  const token = randomUUID();
  return {
    token,
    json: JSON.stringify({ type: 'url_verification', token: 'verification-token', challenge: token }),
  };
}
