import { describe, expect, it } from 'vitest';
import { FRAME, layout, timelinePicture } from '../../src/cards/picture.ts';
import { event, TIMELINES } from '../fixtures/pictures.ts';

const pictureOf = (events = TIMELINES['past and planned'] ?? [], title = 'Timeline · Beijing') => {
  const picture = timelinePicture(title, 'a note', events);
  if (!picture) throw new Error('no picture');
  return picture;
};

describe('a timeline as a picture', () => {
  it('is nothing without events', () => {
    expect(timelinePicture('Timeline', '', [])).toBeNull();
  });

  it('sets what is planned apart, below what has happened', () => {
    const { events } = pictureOf();
    expect(events.map(({ date }) => date)).toEqual(['2024-02', '2026-11-02', '2030', '2027']);
    const { planned, rows } = layout(events);
    expect(planned).toBeGreaterThan(rows[1]?.top ?? 0);
    expect(planned).toBeLessThan(rows[2]?.top ?? 0);
  });

  it('shows the latest twelve of more, and says so', () => {
    const many = Array.from({ length: 40 }, (_, i) => event(String(1980 + i), 'Something.'));
    const { events, note } = pictureOf(many);
    expect(events.map(({ date }) => date)).toEqual(Array.from({ length: 12 }, (_, i) => String(2008 + i)));
    expect(note).toContain('the latest 12');
  });

  it('never gets taller than the screen of a phone, whatever the texts', () => {
    for (const events of Object.values(TIMELINES)) {
      const picture = pictureOf(events);
      expect(picture.height).toBe(layout(picture.events).height);
      expect(picture.height).toBeLessThanOrEqual(FRAME.tallest);
    }
  });

  it('cuts between words, and leaves whole what fits', () => {
    const { events } = pictureOf(TIMELINES['the longest texts']);
    for (const { text } of events) expect(text).toMatch(/[\p{L}\d]…$/u);
    expect(pictureOf(TIMELINES['two centuries']).events[1]?.text).toBe(TIMELINES['two centuries']?.[1]?.text);
  });

  it('drops emoji, control characters and what turns the direction of text, and keeps letters composed', () => {
    const text = 'Cafe\u0301 🚀 opens\u202e\u0007 in 🇫🇷 Paris ☕️ ™\nnow';
    expect(pictureOf([event('2024', text)]).events[0]?.text).toBe('Café opens in Paris ™ now');
  });

  it('says in words what it shows, and that the same follows as text', () => {
    const { alt } = pictureOf();
    expect(alt).toContain('Timeline · Beijing, 4 events');
    expect(alt).toContain('Feb 2024: Officials');
    expect(alt).toContain('2030 (planned): The plan ends.');
    expect(alt).toContain('The same as text follows');
    expect(pictureOf(TIMELINES['the longest texts'], 'x'.repeat(500)).alt.length).toBeLessThanOrEqual(500);
  });
});
