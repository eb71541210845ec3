/** The OAuth scopes of the bot token, each with its reason. Nothing is asked for that no line of code needs. */
export const BOT_SCOPES: Readonly<Record<string, string>> = {
  commands: 'slash commands',
  'chat:write': 'posts and edits of cards',
  'channels:history': 'finding a post again after a crash, in public channels',
  'groups:history': 'the same in private channels',
  'im:history': 'the same in direct messages',
  'mpim:history': 'the same in group messages',
  'users:read': 'telling full members, who may subscribe channels, from guests',
};
