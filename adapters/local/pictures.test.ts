import { describe, expect, it } from 'vitest';
import { picturedCard, TIMELINES } from '../../test/fixtures/pictures.ts';
import { pictureTag, readPicture } from './pictures.ts';

const pictureIn = (events: (typeof TIMELINES)[string]) => {
  const block = picturedCard(events).blocks.find(({ type }) => type === 'picture');
  if (block?.type !== 'picture') throw new Error('no picture');
  return block.picture;
};
const addressIn = (html: string) => /src="\/picture\/light\/([\w-]+)"/.exec(html)?.[1] ?? '';

describe('a picture on the page', () => {
  it.each(Object.entries(TIMELINES))('comes back whole from its address: %s', (_, events) => {
    const picture = pictureIn(events);
    expect(readPicture(addressIn(String(pictureTag(picture))))).toEqual(picture);
  });

  it('keeps its room free, speaks to those who do not see it, and follows the reader’s light', () => {
    const picture = pictureIn(TIMELINES['past and planned'] ?? []);
    const html = String(pictureTag(picture));
    expect(html).toContain(`width="${picture.width}" height="${picture.height}"`);
    expect(html).toContain('The same as text follows');
    expect(html).toMatch(/<source srcset="\/picture\/dark\/[\w-]+" media="\(prefers-color-scheme: dark\)">/);
  });

  it.each(['', 'x', 'AAAA', Buffer.from('["a"]').toString('base64url'), 'A'.repeat(20_000)])(
    'is none for an address that somebody made up: %.12s',
    (what) => {
      expect(readPicture(what)).toBeNull();
    },
  );
});
