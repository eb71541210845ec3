/** Threads below posts, and the posts of forums, which are threads with a first message. */
import type { Card } from '../../src/cards/blocks.ts';
import { describe, RefusedError } from '../../src/errors.ts';
import type { DeliveryId } from '../../src/model.ts';
import type { PostOptions } from '../../src/platform/port.ts';
import type { Spot } from './address.ts';
import { type ChannelFacts, isForum, isThread, takesThreads } from './channels.ts';
import { plain } from './escape.ts';
import { clip, LIMITS } from './limits.ts';
import { mark } from './marks.ts';
import { askFacts, call, type Posting, send } from './posting.ts';
import { chooseTags } from './tags.ts';

/**
 * How long threads stay open without a word, in minutes. A forum's post must be open to be edited, and cards are
 * edited for a week; the threads below a channel's posts are only in the way of people when nobody uses them.
 */
const OPEN_FOR = { post: 10_080, thread: 1440 } as const;

/** The headline as a name that calls nobody: plain text, 100 characters at most, never empty. */
export function threadName(card: Card): string {
  const heading = card.blocks.find((block) => block.type === 'heading');
  const words = plain(heading?.type === 'heading' ? heading.text : card.summary).trim();
  const harmless = words.replace(/@(?=everyone|here)/gi, '@\u200b').replace(/<(?=[@#:/a-z])/gi, '‹');
  return clip(harmless, LIMITS.threadName) || 'Story';
}

/** The forum that a post of this form goes to; null where the place is none and belongs to none. */
export async function forumOf(
  posting: Posting,
  place: ChannelFacts,
  form: PostOptions['form'],
): Promise<ChannelFacts | null> {
  if (isForum(place)) return place;
  // A forum has no line to type commands in: its posts are subscribed from within one of them.
  if (form !== 'forum' || !isThread(place) || place.parent === null) return null;
  const parent = await askFacts(posting, place.parent);
  return isForum(parent) ? parent : null;
}

/** Makes a post in a forum. Discord compares no nonce here: only the search for it tells a repeat. */
export async function postInForum(
  posting: Posting,
  forum: ChannelFacts,
  card: Card,
  delivery: DeliveryId,
): Promise<Spot> {
  const tags = chooseTags(card, forum);
  if (tags === null) {
    const name = posting.placeName(forum.id);
    throw new RefusedError(
      `${name} wants a tag on every post; give it one called 'News' for the stories that none of its tags fits.`,
    );
  }
  const post = { name: threadName(card), auto_archive_duration: OPEN_FOR.post, applied_tags: tags };
  const made = await call<{ id: string }>(posting, forum.id, () =>
    send(posting, card, ({ body, files }) =>
      posting.rest.post(`/channels/${forum.id}/threads`, {
        body: { ...post, message: mark(body, delivery) },
        files: [...files],
      }),
    ),
  );
  // The first message of a forum's thread has the thread's id.
  return { channel: made.id, message: made.id };
}

/** The thread for what belongs under a post; null where there can be none. A thread has the id of its message. */
export function threadUnder(place: ChannelFacts, { channel, message }: Spot): string | null {
  if (channel !== place.id) return channel;
  return takesThreads(place) ? message : null;
}

/** Starts the thread of a message. */
export async function startThread(posting: Posting, { channel, message }: Spot, card: Card): Promise<void> {
  const body = { name: threadName(card), auto_archive_duration: OPEN_FOR.thread };
  const path = `/channels/${channel}/messages/${message}/threads` as const;
  await call(posting, channel, () => posting.rest.post(path, { body }), 'Create Public Threads');
}

/** The same for a post that stands already: it is worth more than its thread, which the next word under it makes. */
export async function tryThread(posting: Posting, spot: Spot, card: Card): Promise<void> {
  try {
    await startThread(posting, spot, card);
  } catch (error) {
    const place = posting.placeName(spot.channel);
    posting.host.log.warn({ place, why: describe(error) }, 'a post stands without its thread');
  }
}
