/** What the fake Slack remembers: channels, messages, people, tokens, its clock, and what it was told to do next. */

/** The fake's own time, ms. */
export interface Clock {
  now(): number;
}

/** A message as it stands in a channel. */
export interface FakeMessage {
  readonly ts: string;
  readonly channel: string;
  text: string;
  blocks: readonly FakeBlock[];
  readonly metadata: { readonly event_type: string; readonly event_payload: Record<string, unknown> } | null;
  /** 'asker' for ephemeral ones. */
  readonly visibleTo: 'asker' | 'everyone';
  /** Who sees an ephemeral message. */
  readonly user: string | null;
  readonly threadTs: string | null;
  /** All text that people can read in it, markup resolved. */
  seen: string;
  edits: number;
}

/** A Block Kit object, unread. */
export type FakeBlock = Readonly<Record<string, unknown>>;

/** A conversation; `refusal` is the error that posting there gets. */
export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** The workspace that it is in; the first one where not given. */
  readonly team?: string;
  /** People who are in it. */
  readonly members: string[];
  refusal: string | null;
  readonly messages: FakeMessage[];
}

/** A file that was announced, uploaded or completed. */
export interface FakeFile {
  readonly id: string;
  readonly filename: string;
  readonly length: number;
  readonly alt: string;
  /** Null until the upload has come. */
  bytes: Uint8Array | null;
  completed: boolean;
  /** The conversation that it was shared into; null for one that only blocks can show. */
  sharedTo: string | null;
  title: string;
  /** Slack works on a completed file for a while: so many blocks that show it are still refused. */
  refusals: number;
}

/** A person, as users.info gives them. */
export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly is_admin?: boolean;
  readonly is_restricted?: boolean;
  /** Told where it is asked for. */
  readonly locale?: string;
}

/** What goes wrong next, once. */
export interface Faults {
  limitPostMs: number | null;
  loseReply: boolean;
  /** Method to the error code or HTTP status that its next call gets. */
  readonly next: Map<string, string | number | { readonly ms: number }>;
  /** Blocks that show a file are refused so many times after its upload. */
  fileRefusals: number;
}

/** What an app's manifest says, as far as the fake goes by it. */
export interface FakeManifest {
  readonly display_information: { readonly name: string };
  readonly features: {
    readonly bot_user?: { readonly display_name: string };
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly url?: string;
    }[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[] };
  };
  readonly settings: {
    readonly socket_mode_enabled: boolean;
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
  };
}

/** All of it. */
export interface Workspace {
  readonly team: string;
  /** The workspace's name. */
  readonly name: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUser: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clock: Clock;
  /** False switches every rate limit off. */
  paced: boolean;
  revoked: boolean;
  scopes: string[];
  /** Scopes of the app-level token. */
  appScopes: string[];
  /** The app's manifest; null where every command, event and address counts as set up. */
  manifest: FakeManifest | null;
  /** Other workspaces than the app's own may install it. */
  distributed: boolean;
  readonly channels: Map<string, FakeChannel>;
  readonly users: Map<string, FakeUser>;
  readonly files: Map<string, FakeFile>;
  /** By unfurl_id: the links that an event told of, and what is shown under them. */
  readonly unfurls: Map<string, { readonly links: readonly string[]; readonly shown: Map<string, string> }>;
  readonly faults: Faults;
  /** Mentions that would have notified somebody, ever. */
  readonly mentions: string[];
  /** Why bodies were refused as invalid, ever. */
  readonly invalidBodies: string[];
  /** Links of posts that Slack would have unfolded, ever. */
  readonly unfolded: string[];
  /** Methods called, in order. */
  readonly calls: string[];
  nextTs(): string;
}

export const ALL_SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'files:write',
  'channels:history',
  'groups:history',
  'channels:read',
  'groups:read',
  'links:read',
  'links:write',
  'im:history',
  'im:write',
  'mpim:history',
  'users:read',
];

/** Makes a workspace with #general (C0GENERAL), a private #leads (C0LEADS), an archived #attic (C0ATTIC). */
export function createWorkspace(options: { readonly clock: Clock; readonly paced: boolean }): Workspace {
  let last = 0;
  const channel = (id: string, name: string, more: Partial<FakeChannel> = {}): [string, FakeChannel] => [
    id,
    { id, name, isPrivate: false, members: ['U0ANNA'], refusal: null, messages: [], ...more },
  ];
  return {
    team: 'T0FAKE',
    name: 'Fake workspace',
    appId: 'A0FAKE',
    botId: 'B0FAKE',
    botUser: 'U0BOT',
    botToken: 'xoxb-fake-bot-token',
    appToken: 'xapp-fake-app-token',
    signingSecret: 'fake signing secret',
    clock: options.clock,
    paced: options.paced,
    revoked: false,
    scopes: [...ALL_SCOPES],
    appScopes: ['connections:write'],
    manifest: null,
    distributed: true,
    channels: new Map([
      channel('C0GENERAL', 'general'),
      channel('C0LEADS', 'leads', { isPrivate: true, members: ['U0LEA'] }),
      channel('C0ATTIC', 'attic', { refusal: 'is_archived' }),
      channel('C0STRANGE', 'strange', { refusal: 'not_in_channel' }),
    ]),
    users: new Map([
      ['U0ANNA', { id: 'U0ANNA', name: 'anna' }],
      ['U0LEA', { id: 'U0LEA', name: 'lea' }],
      ['U0GUEST', { id: 'U0GUEST', name: 'guest', is_restricted: true }],
    ]),
    files: new Map(),
    unfurls: new Map(),
    faults: { limitPostMs: null, loseReply: false, next: new Map(), fileRefusals: 0 },
    mentions: [],
    invalidBodies: [],
    unfolded: [],
    calls: [],
    nextTs() {
      last = Math.max(last + 1, Math.floor(options.clock.now() * 1000));
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
    },
  };
}

/** A message's time in ms. */
export function timeOf(ts: string): number {
  return Number(ts) * 1000;
}
