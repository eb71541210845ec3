/** Posting, editing, finding and taking back messages. Retries belong to the outbox: here every call is made once. */
import type { MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import type { PostOptions } from '../../src/platform/port.ts';
import { decodeAddress, encodeAddress } from './address.ts';
import { errorCode, explain } from './errors.ts';
import type { Pictures } from './pictures.ts';

/** What the platform port asks of messages. */
export interface Posts {
  post(address: string, card: Card, delivery: DeliveryId, options?: PostOptions): Promise<string>;
  edit(address: string, message: string, card: Card): Promise<void>;
  remove(address: string, message: string): Promise<void>;
  find(address: string, delivery: DeliveryId, since: Instant, options?: PostOptions): Promise<string | null>;
  direct(person: string): Promise<string>;
}

/** Names the metadata that carries a delivery's id; Slack keeps it with the message, out of sight. */
const EVENT = 'dateline_delivery';

/** `parse: 'none'` everywhere: chat.update would otherwise look for names and addresses in the text. */
const AS_WRITTEN = { parse: 'none', link_names: false } as const;

/** Makes them over a client that neither retries nor waits, for the workspace and the bot that its token belongs to. */
export function createPosts(
  client: WebClient,
  { team, botId }: { readonly team: string; readonly botId: string },
  pictures: Pictures,
): Posts {
  return {
    async post(address, card, delivery, { under } = {}) {
      const { channel } = decodeAddress(address);
      const sent = await call(
        pictures.send(card, (message) =>
          client.chat.postMessage({
            channel,
            ...message,
            ...AS_WRITTEN,
            ...(under !== undefined && { thread_ts: under }),
            metadata: { event_type: EVENT, event_payload: { delivery } },
            unfurl_links: false,
            unfurl_media: false,
          }),
        ),
      );
      return sent.ts ?? '';
    },
    async edit(address, ts, card) {
      const { channel } = decodeAddress(address);
      await call(
        pictures.send(card, (message) => client.chat.update({ channel, ts, ...message, ...AS_WRITTEN })),
      );
    },
    async remove(address, ts) {
      const { channel } = decodeAddress(address);
      await call(client.chat.delete({ channel, ts }).catch(unlessGone));
    },
    find: (address, delivery, since, { under } = {}) =>
      call(findPost(client, botId, { address, delivery, since, under })),
    async direct(person) {
      const { channel } = await call(client.conversations.open({ users: person }));
      return encodeAddress({ team, channel: channel?.id ?? '' });
    },
  };
}

async function call<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explain(error);
  }
}

/** A message that is gone needs no taking back. */
function unlessGone(error: unknown): void {
  if (errorCode(error) !== 'message_not_found') throw error;
}

interface Wanted {
  readonly address: string;
  readonly delivery: DeliveryId;
  readonly since: Instant;
  /** The message in whose thread it stands. */
  readonly under: string | undefined;
}

/** Pages through the messages of the channel or thread since then until the delivery's own turns up. */
async function findPost(client: WebClient, botId: string, wanted: Wanted): Promise<string | null> {
  const { channel } = decodeAddress(wanted.address);
  let cursor: string | undefined;
  do {
    const where = {
      channel,
      oldest: (wanted.since / 1000).toFixed(6),
      limit: 200,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    };
    // The history of a channel leaves out what stands in threads.
    const page =
      wanted.under === undefined
        ? await client.conversations.history(where)
        : await client.conversations.replies({ ...where, ts: wanted.under });
    const found = page.messages?.find(
      (message) => message.bot_id === botId && carries(message.metadata, wanted.delivery),
    );
    if (found?.ts) return found.ts;
    cursor = page.has_more ? page.response_metadata?.next_cursor : undefined;
  } while (cursor);
  return null;
}

function carries(metadata: Partial<MessageMetadata> | undefined, delivery: DeliveryId): boolean {
  return metadata?.event_type === EVENT && metadata.event_payload?.delivery === delivery;
}
