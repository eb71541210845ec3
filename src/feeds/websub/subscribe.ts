/** Keeps the subscriptions at WebSub hubs as the feeds want them: asks, renews, backs off, takes back. */
import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import type { PushSecrets } from '../../db/push-secrets.ts';
import {
  addPush,
  changePush,
  duePushes,
  leaveStrays,
  type PushSubscription,
  pushOffers,
  recordRefusedRequest,
  removePush,
} from '../../db/push-subscriptions.ts';
import { describe, SourceError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Instant } from '../../model.ts';
import type { Fetcher } from '../fetch.ts';
import { FetchError } from '../fetch-error.ts';

/** What subscribing needs. */
export interface SubscribeDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly now: () => Instant;
  readonly log: Log;
  /** Where hubs call: each subscription's callback is this and a secret of its own. */
  readonly callbackBase: string;
  readonly secrets: PushSecrets;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The lease that is asked for; the recommendation calls 10 days a good one (section 8.2). */
const LEASE_SECONDS = 10 * 86_400;
/** A hub has this long to verify a request before it is made again, and twice as long each time after that. */
const FIRST_WAIT_MS = 15 * MINUTE;
const LONGEST_WAIT_MS = 7 * DAY;
/** A hub that does not take a subscription back is left to its lease. */
const MOST_FAREWELLS = 3;
/** Hubs asked at once; one host is asked less by the fetcher's own rule. */
const AT_ONCE = 4;
const BATCH = 200;

/** One round: drops what no feed wants, asks for what is wanted, and does what is due. */
export async function keepSubscriptions(deps: SubscribeDeps, signal?: AbortSignal): Promise<void> {
  const { db, now } = deps;
  await leaveStrays(db, now());
  for (const offer of await pushOffers(db)) {
    const callback = deps.callbackBase + randomBytes(24).toString('base64url');
    const secret = deps.secrets.seal(randomBytes(32).toString('base64url'), callback);
    await addPush(db, offer, { callback, secret }, now());
  }
  const due = await duePushes(db, now(), BATCH);
  const work = async () => {
    for (let push = due.shift(); push && !signal?.aborted; push = due.shift()) await act(deps, push);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The wait after the `attempts`th request in a row that was not verified. */
export function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 16), LONGEST_WAIT_MS);
}

async function act(deps: SubscribeDeps, push: PushSubscription): Promise<void> {
  const now = deps.now();
  const lives = push.leaseEndsAt !== null && push.leaseEndsAt > now;
  if (push.state === 'leaving' && (!lives || push.attempts >= MOST_FAREWELLS)) {
    return removePush(deps.db, push.id);
  }
  const attempts = push.attempts + 1;
  const state = push.state === 'leaving' || (push.state === 'active' && lives) ? push.state : 'asked';
  // Written first: a quick hub verifies before it answers.
  await changePush(deps.db, push.id, { attempts, state, nextActionAt: now + waitAfter(attempts) });
  try {
    await deps.fetcher.post(push.hub, request(push, deps.secrets));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const asked = error instanceof FetchError ? (error.retryAfterMs ?? 0) : 0;
    const wait = Math.max(waitAfter(attempts), Math.min(asked, LONGEST_WAIT_MS));
    const change = { nextActionAt: now + wait, lastError: describe(error) };
    await recordRefusedRequest(deps.db, { id: push.id, attempts }, change);
    deps.log.info({ feed: push.feedId, hub: push.hub }, `the hub did not take a request: ${describe(error)}`);
  }
}

/** WebSub section 5.1. The secret goes along over http too: it still tells the hub from whoever learnt the callback. */
function request(push: PushSubscription, secrets: PushSecrets): URLSearchParams {
  const mode = push.state === 'leaving' ? 'unsubscribe' : 'subscribe';
  return new URLSearchParams({
    'hub.mode': mode,
    'hub.topic': push.topic,
    'hub.callback': push.callback,
    // Hubs of the older protocol (PubSubHubbub 0.3) insist on it; all others pass over what they do not know.
    'hub.verify': 'async',
    ...(mode === 'subscribe' && {
      'hub.lease_seconds': String(LEASE_SECONDS),
      'hub.secret': secrets.open(push),
    }),
  });
}
