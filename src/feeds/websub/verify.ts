/** A hub asks whether a subscription was meant, or says that it is denied (WebSub sections 5.2 and 5.3). */
import type { Database } from '../../db/database.ts';
import { changePush, type PushSubscription, pollAsUsual, removePush } from '../../db/push-subscriptions.ts';
import type { Log } from '../../log.ts';
import type { Instant } from '../../model.ts';
import { waitAfter } from './subscribe.ts';

export interface VerifyDeps {
  readonly db: Database;
  readonly now: () => Instant;
  readonly log: Log;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** For hubs that leave the lease out, as the older protocol allowed. */
const DEFAULT_LEASE_SECONDS = 10 * 86_400;
/** However long the hub promises: one that died is noticed by then. */
const LONGEST_LEASE_MS = 90 * DAY;
/** A hub with shorter leases is asked no more often; in between the feed is polled. */
const SHORTEST_RENEWAL_MS = 5 * 60_000;
/** Printable, and short: a challenge is echoed, and must not become a page or a download. */
const CHALLENGE = /^[\x20-\x7e]{1,1024}$/;

/**
 * Answers a hub's question about a subscription.
 * @returns what to echo, '' for a denial that was noted, or null where the answer is "not found".
 */
export async function answerQuestion(
  deps: VerifyDeps,
  push: PushSubscription,
  question: URLSearchParams,
): Promise<string | null> {
  const mode = question.get('hub.mode');
  if (question.get('hub.topic') !== push.topic) return null;
  if (mode === 'denied') return denied(deps, push, question.get('hub.reason') ?? '');
  const challenge = question.get('hub.challenge') ?? '';
  if (!CHALLENGE.test(challenge)) return null;
  // A hub may verify again while the subscription lasts; what was never asked for is not confirmed.
  const wanted =
    mode === 'subscribe' ? push.state === 'asked' || push.state === 'active' : mode === 'unsubscribe';
  if (!wanted) return null;
  if (mode === 'subscribe') await activate(deps, push, question.get('hub.lease_seconds') ?? '');
  else if (push.state === 'leaving') await removePush(deps.db, push.id);
  else return null;
  return challenge;
}

async function activate(
  { db, now, log }: VerifyDeps,
  push: PushSubscription,
  seconds: string,
): Promise<void> {
  const given = /^\d{1,12}$/.test(seconds.trim()) ? Number(seconds) : 0;
  const leaseMs = Math.min((given > 0 ? given : DEFAULT_LEASE_SECONDS) * 1000, LONGEST_LEASE_MS);
  const lapsed = push.state !== 'active' || push.leaseEndsAt === null || push.leaseEndsAt <= now();
  await changePush(db, push.id, {
    state: 'active',
    attempts: 0,
    leaseEndsAt: now() + leaseMs,
    nextActionAt: now() + Math.max(leaseMs * 0.75, SHORTEST_RENEWAL_MS),
    lastError: null,
    ...(lapsed && { listeningFrom: now() }),
  });
  if (lapsed) log.info({ feed: push.feedId, hub: push.hub }, 'the hub pushes this feed from now on');
}

async function denied({ db, now, log }: VerifyDeps, push: PushSubscription, reason: string): Promise<string> {
  if (push.state === 'leaving') {
    await removePush(db, push.id);
    return '';
  }
  const said = reason
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]+/gu, ' ')
    .trim()
    .slice(0, 200);
  const attempts = Math.max(1, push.attempts);
  await changePush(db, push.id, {
    state: 'denied',
    attempts,
    leaseEndsAt: null,
    listeningFrom: null,
    nextActionAt: now() + Math.max(DAY, waitAfter(attempts)),
    lastError: said === '' ? 'The hub denied the subscription.' : `The hub denied the subscription: ${said}`,
  });
  await pollAsUsual(db, HOUR, push.feedId);
  log.warn({ feed: push.feedId, hub: push.hub, reason: said }, 'the hub denied the subscription');
  return '';
}
