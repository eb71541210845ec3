/** Where Slack's requests come in; the address is typed into the Slack app's settings. */
export const REQUEST_PATH = '/slack/events';
/** Where an installation in a workspace begins, and where Slack sends people back to. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';
