/** Posting, editing and taking back posts over Discord's REST interface. */
import type { Card } from '../../src/cards/blocks.ts';
import { describe, RefusedError } from '../../src/errors.ts';
import type { DeliveryId } from '../../src/model.ts';
import type { PostOptions } from '../../src/platform/port.ts';
import { channelOf, encodeAddress, encodeMessage, type Spot, spotOf } from './address.ts';
import { type ChannelFacts, hasFollowers, takesThreads } from './channels.ts';
import { apiCode, type Permission } from './errors.ts';
import { mark } from './marks.ts';
import { call, factsOf, type Posting, send } from './posting.ts';
import { publish } from './publish.ts';
import { forumOf, postInForum, startThread, threadUnder, tryThread } from './threads.ts';
import type { MessageBody } from './wire.ts';

/** JSON error codes after which something else is done. */
const CODE = {
  noChannel: 10003,
  noMessage: 10008,
  noPermission: 50013,
  archived: 50083,
  exists: 160004,
  locked: 160005,
};

/** Posts a card as its options say; gives the message's opaque name. */
export async function post(
  posting: Posting,
  address: string,
  card: Card,
  delivery: DeliveryId,
  { form, under, publish: published }: PostOptions = {},
): Promise<string> {
  const place = await factsOf(posting, address);
  if (under !== undefined) {
    return encodeMessage(address, await postUnder(posting, place, spotOf(address, under), card, delivery));
  }
  const forum = await forumOf(posting, place, form);
  if (forum) return encodeMessage(address, await postInForum(posting, forum, card, delivery));
  const spot = await create(posting, { place, channel: place.id }, card, delivery);
  if (published && hasFollowers(place)) await publish(posting, spot);
  if (form === 'thread' && takesThreads(place)) await tryThread(posting, spot, card);
  return spot.message;
}

/** Where a message goes: `place` is what people are told of. */
interface Target {
  readonly place: ChannelFacts;
  readonly channel: string;
  readonly permission?: Permission;
  /** The message that it answers. */
  readonly answers?: string;
}

/** Creates a message. Discord itself recognises a repeat within some minutes, by the nonce. */
async function create(
  posting: Posting,
  { place, channel, permission, answers }: Target,
  card: Card,
  delivery: DeliveryId,
): Promise<Spot> {
  // Whom it answers may have been deleted by hand: then it stands alone.
  const reference = answers && { message_reference: { message_id: answers, fail_if_not_exists: false } };
  const whole = (body: MessageBody) => {
    return { ...mark(body, delivery), nonce: delivery, enforce_nonce: true, ...reference };
  };
  const request = () =>
    send(posting, card, ({ body, files }) =>
      posting.rest.post(`/channels/${channel}/messages`, { body: whole(body), files: [...files] }),
    );
  const { id } = await call<{ id: string }>(posting, place.id, request, permission);
  return { channel, message: id };
}

/** Posts into the thread of a message; where that cannot be, as an answer to it in the channel. */
async function postUnder(
  posting: Posting,
  place: ChannelFacts,
  above: Spot,
  card: Card,
  delivery: DeliveryId,
): Promise<Spot> {
  const thread = threadUnder(place, above);
  if (thread !== null) {
    try {
      return await postInThread(posting, place, { above, thread }, card, delivery);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (above.channel !== place.id) throw ofThisPostOnly(error);
      posting.host.log.warn({ why: describe(error) }, 'an answer stands in the channel, not in its thread');
    }
  }
  return create(posting, { place, channel: place.id, answers: above.message }, card, delivery);
}

async function postInThread(
  posting: Posting,
  place: ChannelFacts,
  { above, thread }: { readonly above: Spot; readonly thread: string },
  card: Card,
  delivery: DeliveryId,
): Promise<Spot> {
  const target: Target = { place, channel: thread, permission: 'Send Messages in Threads' };
  try {
    return await create(posting, target, card, delivery);
  } catch (error) {
    if (apiCode(error) !== CODE.noChannel || above.channel !== place.id) throw error;
  }
  await startThread(posting, above, card).catch((error: unknown) => {
    if (apiCode(error) !== CODE.exists) throw error;
  });
  return create(posting, target, card, delivery);
}

/** A thread that is gone or closed says nothing about its forum. */
function ofThisPostOnly(error: RefusedError): RefusedError {
  const codes = [CODE.noChannel, CODE.noMessage, CODE.noPermission, CODE.archived, CODE.locked];
  if (!codes.includes(apiCode(error) ?? 0)) return error;
  return new RefusedError(error.message, { cause: error, scope: 'post' });
}

/** Edits a post in place; a forum's thread that has gone to sleep is opened for it. */
export async function edit(posting: Posting, address: string, message: string, card: Card): Promise<void> {
  const spot = spotOf(address, message);
  try {
    await patch(posting, address, spot, card);
  } catch (error) {
    if (apiCode(error) !== CODE.archived) throw error;
    const open = () => posting.rest.patch(`/channels/${spot.channel}`, { body: { archived: false } });
    await call(posting, channelOf(address), open, 'Manage Threads');
    await patch(posting, address, spot, card);
  }
}

async function patch(
  posting: Posting,
  address: string,
  { channel, message }: Spot,
  card: Card,
): Promise<void> {
  await call(posting, channelOf(address), () =>
    send(posting, card, ({ body, files }) =>
      posting.rest.patch(`/channels/${channel}/messages/${message}`, { body, files: [...files] }),
    ),
  );
}

/** Takes a post back; one that is gone needs no taking back. */
export async function remove(posting: Posting, address: string, message: string): Promise<void> {
  const spot = spotOf(address, message);
  const path = `/channels/${spot.channel}/messages/${spot.message}` as const;
  try {
    await call(posting, channelOf(address), () => posting.rest.delete(path));
  } catch (error) {
    if (![CODE.noMessage, CODE.noChannel].includes(apiCode(error) ?? 0)) throw error;
  }
}

/** The address of a person's direct messages. */
export async function direct(posting: Posting, person: string): Promise<string> {
  const body = { recipient_id: person };
  const { id } = await call<{ id: string }>(posting, person, () =>
    posting.rest.post('/users/@me/channels', { body }),
  );
  return encodeAddress(null, id);
}
