/** The thread in which pictures are drawn: half a second of work that nobody else should wait for. */
import { parentPort } from 'node:worker_threads';
import type { Picture } from '../cards/picture.ts';
import { describe } from '../errors.ts';
import { drawPng } from './draw.ts';
import type { Theme } from './themes.table.ts';

/** One picture to draw. */
export interface DrawRequest {
  readonly id: number;
  readonly picture: Picture;
  readonly theme: Theme;
}
/** What became of it. */
export type DrawReply =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly error: string };

async function reply({ id, picture, theme }: DrawRequest): Promise<DrawReply> {
  try {
    return { id, png: await drawPng(picture, theme) };
  } catch (error) {
    return { id, error: describe(error) };
  }
}

// One after the other: two at once would take as long, and twice the memory.
let last: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (request: DrawRequest) => {
  last = last.then(async () => parentPort?.postMessage(await reply(request)));
});
