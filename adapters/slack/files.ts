/**
 * Files that a command made. Slack has no file for one person's eyes in a channel: it goes into the asker's direct
 * messages, and the answer says so (docs.slack.dev/messaging/working-with-files).
 */
import type { WebClient } from '@slack/web-api';
import type { Block, Card, TextFile } from '../../src/cards/blocks.ts';
import { text } from '../../src/cards/notice.ts';
import type { Host } from '../../src/platform/port.ts';
import { whyNotUploaded } from './pictures.ts';

/** Sends the files of a card to a person; gives the card that says where they are. Never throws. */
export async function sendFiles(client: WebClient, host: Host, user: string, card: Card): Promise<Card> {
  const blocks: Block[] = [];
  for (const block of card.blocks) {
    const sent = block.type === 'file' && (await send(client, host, user, block.file));
    blocks.push(sent ? sentBlock(block.file) : block);
  }
  return { ...card, blocks };
}

async function send(client: WebClient, host: Host, user: string, file: TextFile): Promise<boolean> {
  try {
    const { channel } = await client.conversations.open({ users: user });
    await client.filesUploadV2({
      channel_id: channel?.id ?? '',
      file: Buffer.from(file.text),
      filename: file.name,
      title: file.name,
    });
    return true;
  } catch (error) {
    host.log.warn({ why: whyNotUploaded(error) }, 'a file did not reach Slack; the answer says so');
    return false;
  }
}

function sentBlock({ name }: TextFile): Block {
  return { type: 'paragraph', line: text(`${name} is in your direct messages with Dateline.`) };
}
