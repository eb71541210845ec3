/** The OAuth scopes of the bot token, each with its reason. Nothing is asked for that no line of code needs. */
const BOT_SCOPES: Readonly<Record<string, string>> = {
  commands: 'slash commands',
  'chat:write': 'posts and edits of cards',
  'files:write': 'pictures of timelines, and files for whoever asks for one',
  'channels:history': 'finding a post again after a crash, in public channels',
  'groups:history': 'the same in private channels',
  'im:history': 'the same in direct messages',
  'mpim:history': 'the same in group messages',
  'channels:read': 'the Home tab: which public channels somebody is in',
  'groups:read': 'the same for private channels',
  'im:write':
    'telling who subscribed a channel that Dateline cannot post there, and files for whoever asks for one',
  'users:read': 'telling full members, who may subscribe channels, from guests',
};

/** Those for cards under links to story pages, asked for only where `PUBLIC_URL` says where these are. */
const LINK_SCOPES: Readonly<Record<string, string>> = {
  'links:read': 'seeing links to story pages',
  'links:write': 'cards under links to story pages',
};

/** The scopes that an app with these settings needs. */
export function neededScopes(publicUrl: string | null): Readonly<Record<string, string>> {
  return linkDomain(publicUrl) === null ? BOT_SCOPES : { ...BOT_SCOPES, ...LINK_SCOPES };
}

/** The domain whose links Slack tells of; null for an address inside a network, which Slack takes for none. */
export function linkDomain(publicUrl: string | null): string | null {
  if (publicUrl === null) return null;
  const { hostname } = new URL(publicUrl);
  return /^[a-z0-9][-a-z0-9]*(\.[-a-z0-9]+)*\.[a-z][-a-z0-9]*[a-z0-9]$/.test(hostname) ? hostname : null;
}
