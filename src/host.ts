/** What a platform adapter may call back: commands, completions, its own storage. */
import { randomBytes } from 'node:crypto';
import type { Card, Invocation } from './cards/blocks.ts';
import { noticeCard } from './cards/notice.ts';
import type { Channels } from './channels/index.ts';
import type { Answer, Command } from './command.ts';
import { findCommand, readOptions, readWords } from './command-words.ts';
import { channelAt, clearRefusal, ensureChannel } from './db/channels.ts';
import type { Database } from './db/database.ts';
import { platformStore } from './db/platform-state.ts';
import { DatelineError, UsageError } from './errors.ts';
import type { Log } from './log.ts';
import type { Instant } from './model.ts';
import type { Caller, Host } from './platform/port.ts';
import type { Queries } from './queries/index.ts';

export interface HostDeps {
  readonly db: Database;
  readonly commands: readonly Command[];
  readonly queries: Queries;
  readonly channels: Channels;
  readonly now: () => Instant;
  readonly log: Log;
  readonly version: string;
  /** Called after a command, which may have made work: a new feed to poll, a new subscription. */
  readonly onCommand?: () => void;
}

/** Makes the host of one platform. */
export function createHost(deps: HostDeps, platform: string): Host {
  const log = deps.log.child({ platform });
  const answer = async (read: () => Invocation, caller: Caller): Promise<Card> => {
    try {
      const { card } = await runCommand(deps, platform, read(), caller);
      deps.onCommand?.();
      return card;
    } catch (error) {
      return mistake(error, log);
    }
  };
  return {
    log,
    now: deps.now,
    commands: deps.commands,
    run: (invocation, caller) => answer(() => invocation, caller),
    runText: (text, caller) => answer(() => readWords(deps.commands, text), caller),
    async suggest(kind, typed, caller) {
      const channel = await channelAt(deps.db, { platform, address: caller.address });
      return deps.queries.suggest(kind, typed, channel);
    },
    store: platformStore(deps.db, platform),
  };
}

async function runCommand(
  deps: HostDeps,
  platform: string,
  invocation: Invocation,
  caller: Caller,
): Promise<Answer> {
  const command = findCommand(deps.commands, invocation.command);
  const options = readOptions(command, invocation.options);
  if (command.managersOnly && !caller.canManage) {
    throw new UsageError(`/${command.name} is for those who manage this channel; ask one of them.`);
  }
  const now = deps.now();
  const place = { platform, address: caller.address, title: caller.channelTitle };
  const { channel } = await ensureChannel(deps.db, place, now);
  await clearRefusal(deps.db, channel.id);
  const asker = { platform, person: caller.person, canManage: caller.canManage };
  const { queries, channels, commands, version } = deps;
  return command.run({ now, asker, channel, queries, channels, commands, version }, options);
}

/** A person's mistake becomes one sentence; a defect becomes a reference to the log. */
function mistake(error: unknown, log: Log): Card {
  if (error instanceof DatelineError) return noticeCard(error.message);
  const reference = randomBytes(3).toString('hex');
  log.error({ error, reference }, 'a command failed');
  return noticeCard(
    `That did not work, through no fault of yours; try again, or tell the operator “${reference}”.`,
  );
}
