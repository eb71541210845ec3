import { describe, expect, it } from 'vitest';
import { draftOf } from '../../src/stories/draft.ts';
import { profileOf } from '../../src/stories/profile.ts';
import { profileBytes, profileFrom } from '../../src/stories/profile-bytes.ts';

const profile = profileOf(
  draftOf({
    title: 'Brightmoor releases Corvane 4.1, Ostrava answers with Tarn 7',
    text: 'Brightmoor Labs has released Corvane 4.1. The model calls tools more reliably than its predecessor did.',
    url: 'https://paper.example/corvane',
  }),
  { articles: 12, of: new Map() },
);

describe('a profile as bytes', () => {
  it('is the same profile when it is read again, wherever in memory its bytes begin', () => {
    const shifted = new Uint8Array([9, ...profileBytes(profile)]).subarray(1);
    expect(profile.numbered).toHaveLength(2);
    expect(profileFrom(shifted)).toEqual(profile);
  });

  it('of an article without words is read too', () => {
    const empty = profileOf(draftOf({ title: '', text: '', url: null }), { articles: 1, of: new Map() });
    expect(profileFrom(profileBytes(empty))).toEqual(empty);
  });

  it('in another form is not read', () => {
    expect(profileFrom(new TextEncoder().encode('{"terms":[1,2],"weights":[0.5,0.5]}'))).toBeNull();
    expect(profileFrom(new Uint8Array())).toBeNull();
  });
});
