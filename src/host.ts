/** What a platform adapter may call back: commands, completions, its own storage. */
import { randomBytes } from 'node:crypto';
import type { Card, Invocation } from './cards/blocks.ts';
import { noticeCard } from './cards/notice.ts';
import { type Language, readLanguage, type Words, wordsIn } from './cards/words/index.ts';
import type { Channels } from './channels/index.ts';
import { postForm, publishes, writtenIn } from './channels/post-form.ts';
import { wantedWords } from './channels/wanted.ts';
import type { Answer, Command, PostWays } from './command.ts';
import { findCommand, readOptions, readWords } from './command-words.ts';
import { isAway } from './db/away.ts';
import { channelAt, ensureChannel, retryRefused } from './db/channels.ts';
import type { Database } from './db/database.ts';
import { platformSecrets } from './db/platform-secrets.ts';
import { platformStore } from './db/platform-state.ts';
import { preferencesOf, preferencesOfAll } from './db/preferences.ts';
import { createOnce } from './db/seen-events.ts';
import { subscribedChannels } from './db/subscriptions.ts';
import { channelOfPerson } from './delivery/direct.ts';
import { DatelineError, UsageError } from './errors.ts';
import { groupBy } from './group-by.ts';
import type { Log } from './log.ts';
import type { Channel, Instant } from './model.ts';
import type { Pictures } from './pictures/index.ts';
import type { Caller, Capabilities, Host } from './platform/port.ts';
import type { Queries } from './queries/index.ts';
import { staged } from './telemetry/stages.ts';

export interface HostDeps {
  readonly db: Database;
  readonly commands: readonly Command[];
  readonly queries: Queries;
  readonly channels: Channels;
  readonly pictures: Pictures;
  readonly now: () => Instant;
  readonly log: Log;
  /** Keys of 32 bytes that adapters' secrets are encrypted with, the newest first; none: no secrets are kept. */
  readonly secretKeys: readonly Uint8Array[];
  readonly version: string;
  /** How cards look on each platform; none where not given. */
  readonly looks?: Host['looks'];
  /** Called after a command, which may have made work: a new feed to poll, a new subscription. */
  readonly onCommand?: () => void;
}

/** What a command's answer depends on, beside who asks. */
interface Around {
  readonly platform: string;
  readonly ways: PostWays | undefined;
  /** As `Platform.direct`. */
  readonly direct: ((person: string) => Promise<string>) | undefined;
}

/** Makes the host of one platform; `direct` opens a person's direct messages, where the platform has them. */
export function createHost(
  deps: HostDeps,
  platform: string,
  capabilities?: WayCapabilities,
  direct?: (person: string) => Promise<string>,
): Host {
  const around = { platform, ways: capabilities && waysOf(capabilities), direct };
  const log = deps.log.child({ platform });
  const answer = async (read: () => Invocation, caller: Caller): Promise<Card> => {
    let language = readLanguage(caller.language);
    const spoken = (card: Card): Card => (language === undefined ? card : { ...card, language });
    try {
      const invocation = read();
      language = await languageOf(deps.db, platform, invocation, caller);
      const run = () => runCommand(deps, around, invocation, { ...caller, language });
      const part = findCommand(deps.commands, invocation.command).name;
      const { card } = await staged('command', { part, platform }, run);
      deps.onCommand?.();
      return spoken(card);
    } catch (error) {
      return spoken(mistake(error, log, wordsIn(language)));
    }
  };
  return {
    log,
    now: deps.now,
    commands: deps.commands,
    run: (invocation, caller) => answer(() => invocation, caller),
    runText: (text, caller) => answer(() => readWords(deps.commands, text), caller),
    async subscribed() {
      const channels = await subscribedChannels(deps.db, platform);
      const ids = channels.map(({ id }) => id);
      const set = groupBy(await preferencesOfAll(deps.db, ids), ({ channel }) => channel);
      return channels.map(({ id, address, title, wants }) => ({
        address,
        title,
        gets: wants.map((wanted) => wantedWords(wanted)).join(', '),
        form: postForm(set.get(id) ?? []),
        publish: publishes(set.get(id) ?? []),
      }));
    },
    async suggest(kind, typed, caller) {
      const { address, person } = caller;
      if (kind === 'followed') return deps.queries.suggestFollowed(typed, { platform, person });
      return deps.queries.suggest(kind, typed, await channelAt(deps.db, { platform, address }));
    },
    looks: deps.looks ?? (async () => []),
    draw: (picture, theme) => deps.pictures.draw(picture, theme),
    once: firstOf(deps, platform),
    store: platformStore(deps.db, platform),
    secrets: deps.secretKeys.length > 0 ? platformSecrets(deps.db, platform, deps.secretKeys) : null,
  };
}

/** While the database is away all is carried out: it fails, and people are told why. */
function firstOf({ db, now }: HostDeps, platform: string): Host['once'] {
  const once = createOnce(db, platform, now);
  return (id) =>
    once(id).catch((error: unknown) => {
      if (isAway(error)) return true;
      throw error;
    });
}

type WayCapabilities = Pick<Capabilities, 'threads' | 'forums' | 'publishedAnHour'>;

function waysOf({ threads, forums, publishedAnHour }: WayCapabilities): PostWays {
  const forms = [...(threads ? ['thread' as const] : []), ...(forums ? ['forum' as const] : [])];
  return { forms, publishedAnHour };
}

/** What the channel shall read is in its language, where it chose one; what the asker alone sees is in theirs. */
async function languageOf(
  db: Database,
  platform: string,
  { share }: Invocation,
  { address, language }: Caller,
): Promise<Language | undefined> {
  const asked = readLanguage(language);
  if (asked !== undefined && !share) return asked;
  const channel = await channelAt(db, { platform, address });
  const set = channel ? await preferencesOf(db, channel.id) : [];
  return readLanguage(writtenIn(set)) ?? asked;
}

/** A thread that subscribes to nothing itself goes by the channel that it is in. */
async function subscriberFor(
  { db, queries }: HostDeps,
  platform: string,
  channel: Channel,
  within: string | undefined,
): Promise<Channel> {
  if (within === undefined || (await queries.subscriptions(channel)).length > 0) return channel;
  const above = await channelAt(db, { platform, address: within });
  return above && (await queries.subscriptions(above)).length > 0 ? above : channel;
}

async function runCommand(
  deps: HostDeps,
  { platform, ways, direct: openDirect }: Around,
  invocation: Invocation,
  caller: Omit<Caller, 'language'> & { readonly language: Language | undefined },
): Promise<Answer> {
  const command = findCommand(deps.commands, invocation.command);
  const options = readOptions(command, invocation.options);
  if (command.managersOnly && !caller.canManage) {
    throw new UsageError((say) => say.mistake.managersOnly(command.name));
  }
  const now = deps.now();
  const place = { platform, address: caller.address, title: caller.channelTitle };
  const { channel } = await ensureChannel(deps.db, place, now);
  await retryRefused(deps.db, channel.id);
  const asker = { platform, person: caller.person, canManage: caller.canManage };
  const { person } = caller;
  const direct =
    person === null || openDirect === undefined
      ? null
      : () => channelOfPerson(deps.db, { name: platform, direct: openDirect }, person, now);
  const { queries, channels, commands, version } = deps;
  const words = wordsIn(caller.language);
  const subscriber = await subscriberFor(deps, platform, channel, caller.within);
  const around = { now, asker, channel, subscriber, direct, ways, words };
  return command.run({ ...around, queries, channels, commands, version }, options);
}

/** A person's mistake becomes one sentence; a defect becomes a reference to the log. */
function mistake(error: unknown, log: Log, words: Words): Card {
  if (error instanceof DatelineError) return noticeCard(error.in(words));
  if (isAway(error)) {
    log.warn({}, 'a command was not answered: the database does not answer');
    return noticeCard(words.mistake.away);
  }
  const reference = randomBytes(3).toString('hex');
  log.error({ error, reference }, 'a command failed');
  return noticeCard(words.mistake.defect(reference));
}
