/**
 * Pictures of cards: uploaded with the bot's token and shown by an image block, so that the card stays one message
 * and an answer for the asker's eyes stays theirs. A file shared into a channel would be neither
 * (docs.slack.dev/reference/block-kit/composition-objects/slack-file-object).
 */
import type { WebClient } from '@slack/web-api';
import type { Block, Card } from '../../src/cards/blocks.ts';
import { describe } from '../../src/errors.ts';
import { drawnOnce } from '../../src/platform/drawn-once.ts';
import type { Host } from '../../src/platform/port.ts';
import { errorCode } from './errors.ts';
import { renderCard, type SlackMessage } from './render.ts';

/** Sends cards with their pictures where they have any. */
export interface Pictures {
  /**
   * Sends a card. Where Slack does not take its picture, the card goes without; any other failure of `send` is
   * thrown.
   */
  send<T>(card: Card, send: (message: SlackMessage) => Promise<T>): Promise<T>;
}

/**
 * Slack works on a file for a second or so after its upload was completed, and until then refuses blocks that show
 * it (slackapi/python-slack-sdk issue 1521). Waits before each try, ms; a response_url takes five answers in all.
 */
const TRIES_MS = [0, 700, 1500] as const;
/** Uploaded files that are remembered: a picture that is shared was just shown to somebody. */
const REMEMBERED = 50;

type PictureBlock = Extract<Block, { type: 'picture' }>;

/** Makes them over a client. `triesMs` is for tests. */
export function createPictures(
  client: WebClient,
  host: Host,
  triesMs: readonly number[] = TRIES_MS,
): Pictures {
  const uploaded = new Map<string, Promise<string>>();
  const draw = drawnOnce((card, now) => renderCard(card, now));
  const fileOf = (block: PictureBlock): Promise<string> => {
    const key = JSON.stringify(block.picture);
    const file = uploaded.get(key) ?? upload(client, host, block);
    uploaded.set(key, file);
    file.catch(() => uploaded.delete(key));
    for (const [oldest] of uploaded) if (uploaded.size > REMEMBERED) uploaded.delete(oldest);
    return file;
  };
  return {
    async send(card, send) {
      const block = card.blocks.find((one) => one.type === 'picture');
      const file =
        block && (await fileOf(block).catch((error: unknown) => without(host, whyNotUploaded(error))));
      for (const ms of file ? triesMs : []) {
        await pause(ms);
        const sent = await unlessRefused(send(renderCard(card, host.now(), file)));
        if (sent) return sent.value;
      }
      if (file) without(host, 'Slack does not show it yet');
      return send(draw(card, host.now()));
    },
  };
}

function without(host: Host, why: string): undefined {
  host.log.warn({ why }, 'a picture did not reach Slack; the answer goes without it');
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

async function unlessRefused<T>(sending: Promise<T>): Promise<{ readonly value: T } | null> {
  try {
    return { value: await sending };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function upload(client: WebClient, host: Host, { picture }: PictureBlock): Promise<string> {
  const png = Buffer.from(await host.draw(picture, 'light'));
  const { files } = await client.filesUploadV2({
    file: png,
    filename: 'timeline.png',
    title: picture.title,
    alt_text: picture.alt,
  });
  const id = files[0]?.files?.[0]?.id;
  if (!id) throw new Error('Slack gave the uploaded picture no id');
  return id;
}

/** Why an upload failed, for the log. */
export function whyNotUploaded(error: unknown): string {
  if (errorCode(error) !== 'missing_scope') return describe(error);
  return 'the Slack app lacks the scope files:write or im:write; add the scopes of `dateline manifest slack` and reinstall it';
}

/** Blocks that are refused: by a method's own error code, or by the status of a response_url. */
function isRefusal(error: unknown): boolean {
  if (errorCode(error) === 'invalid_blocks') return true;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0;
  return status === 400 || status === 404;
}
