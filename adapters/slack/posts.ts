/** Posting, editing, finding and taking back messages. Retries belong to the outbox: here every call is made once. */
import type { MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import { decodeAddress } from './address.ts';
import { errorCode, explain } from './errors.ts';
import { renderCard } from './render.ts';

/** What the platform port asks of messages. */
export interface Posts {
  post(address: string, card: Card, delivery: DeliveryId): Promise<string>;
  edit(address: string, message: string, card: Card): Promise<void>;
  remove(address: string, message: string): Promise<void>;
  find(address: string, delivery: DeliveryId, since: Instant): Promise<string | null>;
}

/** Names the metadata that carries a delivery's id; Slack keeps it with the message, out of sight. */
const EVENT = 'dateline_delivery';

/** `parse: 'none'` everywhere: chat.update would otherwise look for names and addresses in the text. */
const AS_WRITTEN = { parse: 'none', link_names: false } as const;

/** Makes them over a client that neither retries nor waits. `botId` tells own messages from others'. */
export function createPosts(client: WebClient, botId: string, now: () => Instant): Posts {
  return {
    async post(address, card, delivery) {
      const { channel } = decodeAddress(address);
      const sent = await call(
        client.chat.postMessage({
          channel,
          ...renderCard(card, now()),
          ...AS_WRITTEN,
          metadata: { event_type: EVENT, event_payload: { delivery } },
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      return sent.ts ?? '';
    },
    async edit(address, ts, card) {
      const { channel } = decodeAddress(address);
      await call(client.chat.update({ channel, ts, ...renderCard(card, now()), ...AS_WRITTEN }));
    },
    async remove(address, ts) {
      const { channel } = decodeAddress(address);
      await call(client.chat.delete({ channel, ts }).catch(unlessGone));
    },
    find: (address, delivery, since) => call(findPost(client, botId, { address, delivery, since })),
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
}

/** Pages through the channel's messages since then, newest first, until the delivery's own turns up. */
async function findPost(client: WebClient, botId: string, wanted: Wanted): Promise<string | null> {
  const { channel } = decodeAddress(wanted.address);
  let cursor: string | undefined;
  do {
    const page = await client.conversations.history({
      channel,
      oldest: (wanted.since / 1000).toFixed(6),
      limit: 200,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
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
