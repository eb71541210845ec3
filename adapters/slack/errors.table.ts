/**
 * What Slack's error codes mean for a post, from the error lists of chat.postMessage, chat.update and
 * conversations.history (docs.slack.dev/reference/methods).
 */

/** The place says no for good: what happened, and the way to mend it. */
export const REFUSALS: Readonly<Record<string, string>> = {
  channel_not_found:
    'Slack does not show this channel to Dateline; invite it there with /invite @Dateline, or subscribe another channel.',
  not_in_channel: 'Dateline is not in this channel; invite it there with /invite @Dateline.',
  is_archived: 'The channel is archived; unarchive it, or subscribe another one.',
  restricted_action:
    'The workspace does not let Dateline post here; ask an admin to allow it in the channel’s posting permissions.',
  restricted_action_read_only_channel:
    'The channel is read-only; ask an admin to allow Dateline in its posting permissions.',
  restricted_action_thread_only_channel: 'The channel takes replies in threads only; subscribe another one.',
  restricted_action_non_threadable_channel: 'The channel takes no such posts; subscribe another one.',
  team_access_not_granted:
    'The organisation has not given Dateline access to this workspace; ask an organisation admin for it.',
  no_permission:
    'Slack says that Dateline may not do this here; reinstall the app with the scopes of its manifest.',
  missing_scope:
    'Dateline’s Slack app lacks a scope for this; add the scopes of `dateline manifest slack` and reinstall the app.',
  ekm_access_denied: 'The workspace’s encryption keys are suspended; ask an admin to resume them.',
  token_revoked:
    'The Slack token was revoked; reinstall the app, and set SLACK_BOT_TOKEN again where it is set.',
  token_expired:
    'The Slack token has expired; reinstall the app, and set SLACK_BOT_TOKEN again where it is set.',
  account_inactive:
    'The Slack app was removed or its workspace deleted; reinstall the app, and set SLACK_BOT_TOKEN again where it is set.',
  invalid_auth: 'Slack refuses the token; copy the Bot User OAuth Token again into SLACK_BOT_TOKEN.',
  not_authed: 'Slack got no token; copy the Bot User OAuth Token again into SLACK_BOT_TOKEN.',
  not_allowed_token_type: 'SLACK_BOT_TOKEN is not a bot token; copy the Bot User OAuth Token (xoxb-…).',
  user_is_restricted: 'Slack lets Dateline post nothing here; ask an admin to lift the restriction.',
  user_not_found: 'Slack knows this person no longer.',
  user_disabled: 'This person’s Slack account is switched off.',
  users_not_found: 'Slack knows this person no longer.',
  cannot_dm_bot: 'This is a bot, which takes no direct messages.',
  method_not_supported_for_channel_type: 'Slack opens no direct messages here.',
  thread_not_found: 'The message was deleted.',
  message_not_found: 'The message was deleted.',
  cannot_reply_to_message: 'Slack takes no replies to this message.',
  restricted_action_thread_locked: 'An admin has locked the thread.',
  cant_update_message: 'Slack does not let Dateline change this message.',
  cant_delete_message: 'Slack does not let Dateline take this message back.',
  edit_window_closed: 'The message is too old to be changed.',
};

/** Those of the codes above that are about one message or thread: its channel may take all others. */
export const ABOUT_ONE_MESSAGE: ReadonlySet<string> = new Set([
  'thread_not_found',
  'message_not_found',
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'cant_update_message',
  'cant_delete_message',
  'edit_window_closed',
]);

/** Codes that say that Dateline sent something wrong: a defect, never worth another try as it is. */
export const DEFECTS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
]);

/** Codes under which Slack refuses a token as such, for all places. */
export const WRONG_TOKEN: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
  'user_removed_from_team',
  'team_disabled',
]);
