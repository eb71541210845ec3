import { writeFile } from 'node:fs/promises';
import type { Card } from '../cards/blocks.ts';
import { describe, UsageError } from '../errors.ts';
import type { Pictures } from '../pictures/index.ts';
import { say } from './session.ts';

/**
 * `--picture FILE.png`: writes a card's picture.
 * @throws UsageError when the file cannot be written.
 */
export async function savePicture(
  card: Card,
  pictures: Pictures,
  file: string,
  dark: boolean,
): Promise<void> {
  const block = card.blocks.find(({ type }) => type === 'picture');
  if (block?.type !== 'picture') return say('There is nothing to draw.');
  const png = await pictures.draw(block.picture, dark ? 'dark' : 'light');
  await writeFile(file, png).catch((error: unknown) => {
    throw new UsageError(`The picture cannot be written to ${file}: ${describe(error)}.`);
  });
}
