/** Which part of the gateway's shards this process has, where several processes answer people. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, RateLimitError, SettingError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Accord, Held } from '../../src/platform/port.ts';
import type { Gateway, Share } from './gateway.ts';

/** More is a wait that no timer takes. */
const LONGEST_REST_MS = 24 * 3_600_000;

/** Times that tests shorten, ms. */
export interface SharePatience {
  /** Between two looks of a process without a share. */
  readonly lookMs: number;
  /** Between two attempts at a login that Discord refused. */
  readonly againMs: number;
  /** Between two looks whether other shares are with somebody. */
  readonly watchMs: number;
}

export interface ShareOptions {
  readonly accord: Accord;
  /** How many processes the shards are spread over: as many shares there are. */
  readonly processes: number;
  readonly log: Log;
  readonly patience: SharePatience;
  /** How many shards Discord advises. */
  advised(): Promise<number>;
  open(share: Share, signal: AbortSignal): Promise<Gateway>;
}

/** A share that this process has, and its connection. */
export interface Connected {
  readonly taken: Taken;
  readonly gateway: Gateway;
}

interface Taken extends Held {
  readonly share: Share;
}

/** For a process that does everything: nobody is there to settle anything with. */
export function alone(): Accord {
  const mine = new Set<string>();
  const { signal: lost } = new AbortController();
  return {
    async take(name) {
      if (mine.has(name)) return null;
      mine.add(name);
      return { lost, release: async () => void mine.delete(name) };
    },
    agree: async (_name, number) => ({ number, lost, release: async () => {} }),
  };
}

/** Takes a free share and connects; null where others have all. */
export async function connectShare(options: ShareOptions, signal: AbortSignal): Promise<Connected | null> {
  const taken = await takeShare(options, signal);
  if (!taken) return null;
  try {
    const gateway = await options.open(taken.share, signal);
    const { index, of, shards } = taken.share;
    if (of > 1)
      options.log.info({ share: index + 1, of, shards }, 'Discord: this process has a share of the shards');
    return { taken, gateway };
  } catch (error) {
    await taken.release();
    throw error;
  }
}

/**
 * Keeps to the share for as long as `signal` lets it; without one, waits for one that another process leaves. Gives
 * it back at the end, when the connection is closed.
 */
export async function keepShare(
  connected: Connected | null,
  options: ShareOptions,
  signal: AbortSignal,
  onChange: (gateway: Gateway | null) => void,
): Promise<void> {
  let at = connected;
  while (!signal.aborted) {
    if (at) at = await stay(at, options, signal);
    else at = await comeIn(options, signal);
    if (!signal.aborted) onChange(at?.gateway ?? null);
  }
  await at?.gateway.close();
  await at?.taken.release();
}

async function comeIn(options: ShareOptions, signal: AbortSignal): Promise<Connected | null> {
  const { patience, log } = options;
  await rest(patience.lookMs, signal);
  if (signal.aborted) return null;
  try {
    return await connectShare(options, signal);
  } catch (error) {
    if (signal.aborted) return null;
    log.error({ why: describe(error) }, `Discord is not connected: ${describe(error)}`);
    const asked = error instanceof RateLimitError ? error.retryAfterMs : 0;
    await rest(Math.max(patience.againMs, Math.min(asked, LONGEST_REST_MS)), signal);
    return null;
  }
}

/** The connection stays as it is where nobody took the share while the database was away. */
async function stay(at: Connected, options: ShareOptions, signal: AbortSignal): Promise<Connected | null> {
  const { taken, gateway } = at;
  await watchOthers(taken, options, signal);
  if (signal.aborted) return at;
  try {
    const again = await takeShare(options, signal, taken.share);
    if (signal.aborted) return at;
    if (again?.share.shards === taken.share.shards) return { taken: again, gateway };
    options.log.warn(
      {},
      'Discord: while the database was away another process took this share of the shards',
    );
    await gateway.close();
    await again?.release();
    return null;
  } catch (error) {
    if (!(error instanceof SettingError)) return at;
    options.log.error({}, error.message);
    await gateway.close();
    return null;
  }
}

/** Waits until the share is lost. A share that nobody has is told of: its servers get no answers. */
async function watchOthers(
  { share, lost }: Taken,
  { accord, patience, log }: ShareOptions,
  signal: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([lost, signal]);
  while (!over.aborted) {
    await rest(patience.watchMs, over);
    let free = 0;
    for (let index = 0; index < share.of && !over.aborted; index += 1) {
      const held = index === share.index ? null : await orNever(accord.take(nameOf(index)), over);
      if (held) free += 1;
      await held?.release();
    }
    if (free > 0)
      log.error(
        { free, of: share.of },
        `Discord: ${free} of ${share.of} shares of the shards are with nobody, whose servers get no answers; start as many processes with the role connect as DISCORD_PROCESSES says`,
      );
  }
}

/** Takes any share, or the one that it had. */
async function takeShare(
  { accord, processes, advised }: ShareOptions,
  signal: AbortSignal,
  had?: Share,
): Promise<Taken | null> {
  const settled = await orNever(accord.agree('processes', processes), signal);
  if (!settled) return null;
  if (settled.number !== processes) {
    await settled.release();
    throw new SettingError(
      `DISCORD_PROCESSES is ${processes} here and ${settled.number} in a process that runs already; give every process the same.`,
    );
  }
  for (const index of had ? [had.index] : Array.from({ length: processes }, (_, one) => one)) {
    const held = await orNever(accord.take(nameOf(index)), signal);
    const number = had ? async () => had.shards : advised;
    if (held) return withShards(accord, [held, settled], { index, of: processes }, number);
  }
  await settled.release();
  return null;
}

/** All processes must go by one number of shards; it is advised anew when none has any. */
async function withShards(
  accord: Accord,
  held: readonly [Held, Held],
  part: Omit<Share, 'shards'>,
  advised: () => Promise<number>,
): Promise<Taken> {
  const release = async (all: readonly Held[]) => {
    for (const one of all) await one.release();
  };
  try {
    const agreed = await accord.agree('shards', Math.max(part.of, await advised()));
    return {
      share: { ...part, shards: agreed.number },
      lost: held[0].lost,
      release: () => release([agreed, ...held]),
    };
  } catch (error) {
    await release(held);
    throw error;
  }
}

const nameOf = (index: number) => `share ${index}`;

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => {});
}

/** What waits for the database, or null when the process is to stop: what comes later goes with the process. */
async function orNever<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  work.catch(() => {});
  let stop = () => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  signal.addEventListener('abort', stop);
  try {
    return signal.aborted ? null : await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
