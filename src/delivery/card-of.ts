/** What each kind of delivery posts. */
import type { Card } from '../cards/blocks.ts';
import { briefingCard, recapCard } from '../cards/briefing.ts';
import { digestCard } from '../cards/digest.ts';
import { type FollowUpView, followUpCard, followUpsCard } from '../cards/follow-up.ts';
import { storyCard, storyPartCard } from '../cards/story.ts';
import { writtenIn } from '../channels/post-form.ts';
import type { Database } from '../db/database.ts';
import type { DueDelivery } from '../db/deliveries.ts';
import { membersOf, storiesInBundle } from '../db/held-deliveries.ts';
import { preferencesOf } from '../db/preferences.ts';
import type { DeliveryKind, Instant, StoryId } from '../model.ts';
import type { Queries } from '../queries/index.ts';
import { spanBack } from '../queries/since.ts';
import { weekOf } from '../queries/week.ts';
import type { CardSource, Source } from './attempt.ts';
import type { FollowUpPayload } from './follow-ups.ts';

/** What cards are made of. */
export interface CardDeps {
  readonly db: Database;
  readonly queries: Queries;
  readonly now: () => Instant;
}

/** The payload of a briefing or a recap on a schedule: what it is about, and how its title says it. */
export interface WindowPayload {
  readonly since: Instant;
  readonly until: Instant;
  /** "since Friday 08:30". */
  readonly words: string;
}

/** The payload of a digest. */
export interface DigestPayload {
  readonly title: string;
}

/**
 * Makes the card of any delivery at the moment when it is posted.
 *
 * To add a kind of delivery:
 * 1. Name it in `DeliveryKind` (src/model.ts), with what it posts. `subject` says which one of its kind it is:
 *    (channel, kind, subject) is owed once, for ever.
 * 2. Add its source here; the compiler asks for it. It gets the row, makes the card from the subject, the story or
 *    the `payload` (JSON that the decision wrote, typed here), and gives null when there is nothing left to post.
 *    A card that is known when it is decided is itself the payload: `storedCard` posts it.
 * 3. Decide it with `owe(db, [{ id: newDeliveryId(), channel, kind, subject, because, … }], now)`
 *    (src/db/deliveries.ts); whatever must be written together with the decision goes into its `alongside`.
 *    For one person, the channel is the one of their direct messages (src/delivery/direct.ts).
 * The outbox does the rest: pace, retries, refusals, and the look before it posts again.
 */
export function createCardSource(deps: CardDeps): CardSource {
  const sources: Readonly<Record<DeliveryKind, CardSource>> = {
    story: sharedStories(deps),
    digest: (delivery) => digest(deps, delivery),
    briefing: (delivery) => briefing(deps, delivery),
    recap: (delivery) => recap(deps, delivery),
    notice: storedCard,
    note: storedCard,
    'follow-up': (delivery) => followUp(deps, delivery),
  };
  return (delivery, among) => sources[delivery.kind](delivery, among);
}

/** A card is as it was read for so long, ms: its post says which version of the story it shows, and is edited later. */
const SHARED_MS = 1000;

/** Of a story that a look finds for many channels the card is made once for all that want it in the same language. */
function sharedStories(deps: CardDeps): CardSource {
  const { db, now } = deps;
  const looks = new WeakMap<
    readonly DueDelivery[],
    Map<string, { at: Instant; source: Promise<Source | null> }>
  >();
  return async (delivery, among) => {
    const language = writtenIn(await preferencesOf(db, delivery.channel)) ?? '';
    const made = looks.get(among) ?? new Map();
    looks.set(among, made);
    const key = `${delivery.story} ${language}`;
    const before = made.get(key);
    if (before && Math.abs(now() - before.at) < SHARED_MS) return before.source;
    const source = story(deps, delivery);
    made.set(key, { at: now(), source });
    source.catch(() => made.delete(key));
    return source;
  };
}

async function story({ queries, now }: CardDeps, delivery: DueDelivery): Promise<Source | null> {
  if (delivery.story === null) return null;
  const view = await queries.currentView(delivery.story, now(), delivery.channel);
  if (!view) return null;
  const articles = view.story.articles.map(({ id }) => id);
  const { takeaways, implications } = view.analysis ?? { takeaways: [], implications: [] };
  const insight = () => (takeaways.length + implications.length > 0 ? storyPartCard(view, 'insight') : null);
  return { card: storyCard(view), version: view.story.version, insight, articles };
}

async function digest({ db, queries, now }: CardDeps, { id, payload }: DueDelivery): Promise<Source | null> {
  const { title } = payload as DigestPayload;
  const card = digestCard({ title, ...(await queries.digest(await storiesInBundle(db, id), now())) });
  return card && { card };
}

async function briefing(
  { queries, now }: CardDeps,
  { payload, channel }: DueDelivery,
): Promise<Source | null> {
  const { since, until, words } = payload as WindowPayload;
  const request = { since: { at: since, words }, until, channel, lines: BRIEFING_CHOICES };
  const view = await queries.briefing(request);
  if (view.totalStories === 0) return null;
  const again = { command: 'briefing', options: { since: spanBack(since, now()) } };
  return { card: briefingCard({ ...view, again }) };
}

const BRIEFING_CHOICES = 10;

async function recap({ queries, now }: CardDeps, { payload, channel }: DueDelivery): Promise<Source | null> {
  const week = weekOf((payload as WindowPayload).since);
  const view = await queries.recap(week, now(), channel);
  if (view.totalStories === 0) return null;
  const options = { week: new Date(week.since).toISOString().slice(0, 10) };
  return { card: recapCard({ ...view, again: { command: 'recap', options } }) };
}

async function followUp({ db, queries, now }: CardDeps, delivery: DueDelivery): Promise<Source | null> {
  const { id, story, payload } = delivery;
  const viewOf = (of: StoryId, told: unknown) =>
    queries.followUp({ ...(told as FollowUpPayload), story: of }, now());
  if (story !== null) {
    const view = await viewOf(story, payload);
    return view && { card: followUpCard(view) };
  }
  const views: FollowUpView[] = [];
  for (const member of await membersOf(db, id)) {
    const view = await viewOf(member.story, member.payload);
    if (view) views.push(view);
  }
  const card = followUpsCard(views);
  return card && { card };
}

async function storedCard({ payload }: DueDelivery): Promise<Source | null> {
  return payload === null ? null : { card: payload as Card };
}
