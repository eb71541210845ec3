/** Pictures of cards, drawn by the host, and files for whoever asked: sent with the message that shows them. */
import type { Card } from '../../src/cards/blocks.ts';
import { describe } from '../../src/errors.ts';
import { drawnOnce } from '../../src/platform/drawn-once.ts';
import type { Host } from '../../src/platform/port.ts';
import { PICTURE, render } from './render.ts';
import type { MessageBody } from './wire.ts';

/** A file that goes with a message. */
interface MessageFile {
  readonly name: string;
  readonly contentType: string;
  readonly data: Buffer;
}

/** A message and its files. */
export interface Message {
  readonly body: MessageBody;
  readonly files: readonly MessageFile[];
}

/** Bytes of one file where Discord gives no other limit (reference#uploading-files). */
const MOST_BYTES = 10 * 1024 * 1024;

/** The picture of a card, or null where it has none or it cannot be had: the card says the same without. */
async function pictureOf(card: Card, host: Host): Promise<MessageFile | null> {
  const block = card.blocks.find((one) => one.type === 'picture');
  if (!block) return null;
  try {
    // Most people at Discord have it dark; a light picture would dazzle them more than a dark one the others.
    const data = Buffer.from(await host.draw(block.picture, 'dark'));
    return { name: PICTURE, contentType: 'image/png', data };
  } catch (error) {
    host.log.warn({ why: describe(error) }, 'a picture was not drawn; the answer goes without it');
    return null;
  }
}

const draw = drawnOnce((card, now) => render(card, now));

function textFilesOf(card: Card): MessageFile[] {
  return card.blocks.flatMap((block) => {
    if (block.type !== 'file') return [];
    const { name, type, text } = block.file;
    return [{ name, contentType: type, data: Buffer.from(text) }];
  });
}

/** A card as a message, with its picture and files where there are any. */
export async function compose(card: Card, host: Host): Promise<Message> {
  const picture = await pictureOf(card, host);
  const files = [...(picture ? [picture] : []), ...textFilesOf(card)].filter(
    ({ data }) => data.length <= MOST_BYTES,
  );
  if (files.length === 0) return { body: draw(card, host.now()), files };
  const names = files.map(({ name }) => name);
  const attachments = names.map((filename, id) => ({ id, filename }));
  return { body: { ...render(card, host.now(), names), attachments }, files };
}

/** Sends a message; where Discord refuses it with its files, the same card goes without. */
export async function sendComposed<T>(
  message: Message,
  plain: () => MessageBody,
  send: (message: Message) => Promise<T>,
): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    if (message.files.length === 0 || !isRefusal(error)) throw error;
    return send({ body: plain(), files: [] });
  }
}

/** Too large, not allowed here, not taken as it is: answers after which nothing was stored. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  return status === 400 || status === 403 || status === 413;
}
