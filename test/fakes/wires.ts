/** Slack and Discord over the wire, with one set of gestures: what a person types and presses, and what they see. */
import { Discord } from '../../adapters/discord/connect.ts';
import type { Instant } from '../../src/model.ts';
import type { Platform } from '../../src/platform/port.ts';
import { type FakeDiscord, startFakeDiscord } from './discord/index.ts';
import { type FakeSlack, startFakeSlack } from './slack/index.ts';
import { createPlatform } from './slack/rig.ts';

/** What a person sees after a gesture. */
export interface Seen {
  readonly text: string;
  readonly visibleTo: string;
}

/** One platform with its fake server; the channel is `#general` or `#news`. */
export interface Wire {
  readonly platform: Platform;
  /** The channel's address. */
  readonly place: string;
  /** Two people. */
  readonly people: readonly [string, string];
  press(label: string, by: string): Promise<Seen>;
  type(words: string, by: string): Promise<Seen>;
  /** What stands in a person's direct messages with the bot, oldest first. */
  directs(person: string): readonly string[];
  /** Presses a button there. */
  pressDirect(label: string, by: string): Promise<Seen>;
  /** Completions of an option; null where a platform has none. */
  complete(command: string, option: string, typed: string, by: string): Promise<readonly string[] | null>;
  /** Everybody that any message mentioned. */
  mentions(): readonly string[];
  close(): Promise<void>;
}

/** The name of a person's direct messages on the fake Slack. */
function directOf(user: string): string {
  return `d0${user.slice(2).toLowerCase()}`;
}

async function slack(now: () => Instant): Promise<Wire> {
  const fake: FakeSlack = await startFakeSlack({ clock: { now }, paced: false });
  return {
    platform: createPlatform(fake),
    place: `${fake.team}/C0GENERAL`,
    people: ['U0ANNA', 'U0LEA'],
    press: (label, by) => fake.press('general', label, by),
    type: (words, by) => fake.command('general', words, by),
    directs: (person) => fake.messages(directOf(person)).map(({ seen }) => seen),
    pressDirect: (label, by) => fake.press(directOf(by), label, by),
    complete: async () => null,
    mentions: () => fake.workspace.mentions,
    close: () => fake.close(),
  };
}

async function discord(): Promise<Wire> {
  const fake: FakeDiscord = await startFakeDiscord({ postsPerWindow: 1000 });
  return {
    platform: new Discord({ token: fake.token, api: fake.apiUrl }),
    place: fake.address('news'),
    people: ['42', '43'],
    press: (label, by) => fake.press('news', label, { id: by }),
    type: (words, by) => fake.type('news', words, { id: by }),
    directs: (person) => fake.messages(`@${person}`).map(({ text }) => text),
    pressDirect: (label, by) => fake.press(`@${by}`, label, { id: by, direct: true }),
    async complete(command, option, typed, by) {
      const offered = await fake.autocomplete('news', command, option, typed, { id: by });
      return offered.map(({ name }) => name);
    },
    mentions: () => fake.world.mentions,
    close: () => fake.close(),
  };
}

/** Starts the fake server of each platform, by its name. */
export const wires = { Slack: slack, Discord: discord } as const;
