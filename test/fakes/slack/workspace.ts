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
  refusal: string | null;
  readonly messages: FakeMessage[];
}

/** A person, as users.info gives them. */
export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly is_admin?: boolean;
  readonly is_restricted?: boolean;
}

/** What goes wrong next, once. */
export interface Faults {
  limitPostMs: number | null;
  loseReply: boolean;
  /** Method to the error code or HTTP status that its next call gets. */
  readonly next: Map<string, string | number>;
}

/** All of it. */
export interface Workspace {
  readonly team: string;
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
  readonly channels: Map<string, FakeChannel>;
  readonly users: Map<string, FakeUser>;
  readonly faults: Faults;
  /** Mentions that would have notified somebody, ever. */
  readonly mentions: string[];
  /** Why bodies were refused as invalid, ever. */
  readonly invalidBodies: string[];
  /** Methods called, in order. */
  readonly calls: string[];
  nextTs(): string;
}

export const ALL_SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
  'users:read',
];

/** Makes a workspace with #general (C0GENERAL), a private #leads (C0LEADS), an archived #attic (C0ATTIC). */
export function createWorkspace(options: { readonly clock: Clock; readonly paced: boolean }): Workspace {
  let last = 0;
  const channel = (id: string, name: string, more: Partial<FakeChannel> = {}): [string, FakeChannel] => [
    id,
    { id, name, isPrivate: false, refusal: null, messages: [], ...more },
  ];
  return {
    team: 'T0FAKE',
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
    channels: new Map([
      channel('C0GENERAL', 'general'),
      channel('C0LEADS', 'leads', { isPrivate: true }),
      channel('C0ATTIC', 'attic', { refusal: 'is_archived' }),
      channel('C0STRANGE', 'strange', { refusal: 'not_in_channel' }),
    ]),
    users: new Map([
      ['U0ANNA', { id: 'U0ANNA', name: 'anna' }],
      ['U0GUEST', { id: 'U0GUEST', name: 'guest', is_restricted: true }],
    ]),
    faults: { limitPostMs: null, loseReply: false, next: new Map() },
    mentions: [],
    invalidBodies: [],
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
