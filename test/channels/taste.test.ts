import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dislikeWords, isDisliked, judge, opinionsOf, type Vote } from '../../src/channels/taste.ts';
import type { StoryId } from '../../src/model.ts';
import { NOON } from '../fakes/news.ts';

const DAY = 86_400_000;
const names = ['a', 'b', 'c'];
const traits = fc.record({
  publishers: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
  audiences: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
  terms: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
});
const vote = (person: fc.Arbitrary<string>, kind: fc.Arbitrary<Vote['kind']>): fc.Arbitrary<Vote> =>
  fc.record({
    person,
    kind,
    traits,
    story: fc.integer({ min: 1, max: 30 }).map((id) => id as StoryId),
    at: fc.integer({ min: NOON - 100 * DAY, max: NOON + DAY }),
    direct: fc.constant(false),
  });
const anyVote = vote(
  fc.constantFrom('p', 'q', 'r', 's', 't'),
  fc.constantFrom('useful', 'not-for-us', 'wrong', 'duplicate'),
);

const about = { publishers: ['Wire'], audiences: ['developers'], terms: ['robot'] };
const said = (person: string, story: number, given: Partial<Vote> = {}): Vote => ({
  person,
  story: story as StoryId,
  kind: 'not-for-us',
  at: NOON,
  traits: about,
  direct: false,
  ...given,
});
const all = (people: readonly string[], stories: readonly number[], given: Partial<Vote> = {}) =>
  people.flatMap((person) => stories.map((story) => said(person, story, given)));
const scoreOf = (votes: readonly Vote[], now = NOON) => judge(opinionsOf(votes, now), about);

describe('what a channel likes', () => {
  it('gives every story a score from -1 to 1, whatever is voted', () => {
    fc.assert(
      fc.property(fc.array(anyVote, { maxLength: 60 }), traits, (votes, story) => {
        const { score } = judge(opinionsOf(votes, NOON), story);
        expect(score).toBeGreaterThanOrEqual(-1);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is never lowered by two people, however often they vote, whatever others find useful', () => {
    const against = vote(fc.constantFrom('p', 'q'), fc.constant('not-for-us'));
    const inFavour = vote(fc.constantFrom('r', 's', 't'), fc.constant('useful'));
    fc.assert(
      fc.property(
        fc.array(against, { maxLength: 80 }),
        fc.array(inFavour, { maxLength: 20 }),
        traits,
        (some, others, story) => {
          expect(judge(opinionsOf([...some, ...others], NOON), story).score).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('is not raised by “not for us”, nor lowered by “useful”', () => {
    fc.assert(
      fc.property(fc.array(anyVote, { maxLength: 60 }), (votes) => {
        const down = opinionsOf(
          votes.map((one) => ({ ...one, kind: 'not-for-us' as const })),
          NOON,
        );
        const up = opinionsOf(
          votes.map((one) => ({ ...one, kind: 'useful' as const })),
          NOON,
        );
        expect(down.filter(({ weight }) => weight > 0)).toEqual([]);
        expect(up.filter(({ weight }) => weight < 0)).toEqual([]);
      }),
    );
  });

  it('keeps a story out where three people agree on three stories, and not before', () => {
    expect(isDisliked(scoreOf(all(['p', 'q', 'r'], [1, 2, 3])))).toBe(true);
    expect(isDisliked(scoreOf(all(['p', 'q', 'r'], [1, 2])))).toBe(false);
    expect(isDisliked(scoreOf(all(['p', 'q'], [1, 2, 3, 4, 5, 6, 7])))).toBe(false);
  });

  it('lets it in again as the votes grow old, and forgets them after 90 days', () => {
    const votes = all(['p', 'q', 'r'], [1, 2, 3]);
    expect(isDisliked(scoreOf(votes, NOON + 30 * DAY))).toBe(true);
    expect(isDisliked(scoreOf(votes, NOON + 85 * DAY))).toBe(true);
    expect(scoreOf(votes, NOON + 91 * DAY)).toEqual({ score: 0, opinions: [] });
  });

  it('is decided by one person in their own direct messages', () => {
    expect(isDisliked(scoreOf(all(['p'], [1, 2, 3], { direct: true })))).toBe(true);
  });

  it('is said with its numbers', () => {
    expect(dislikeWords(scoreOf(all(['p', 'q', 'r'], [1, 2, 3])))).toContain(
      '-1.00, under -0.35 (publisher Wire -1.00 (3 people), audience developers -1.00 (3 people), word robot',
    );
  });
});
