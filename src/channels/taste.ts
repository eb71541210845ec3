/**
 * What a channel's people like, learned from “useful” and “not for us”; the rule and its reasons stand in
 * docs/adr/0014-feedback-moves-routing.md. Pure: votes and a moment in, weights out.
 */
import { english, type Words } from '../cards/words/index.ts';
import { groupBy } from '../group-by.ts';
import type { Analysis, Article, FeedbackKind, Instant, Story, StoryId, StoryTraits } from '../model.ts';
import { backgroundShare } from '../text/rarity.ts';
import { terms } from '../text/terms.ts';

/** A vote counts half as much after so long. */
const HALF_LIFE_MS = 30 * 86_400_000;
/** Votes older than this count no more. */
export const TASTE_MS = 90 * 86_400_000;
/** So many different people must agree, or one in their own direct messages. */
const LEAST_PEOPLE = 3;
/** On so many stories. */
const LEAST_STORIES = 3;
/** A story whose score is lower is not posted. */
export const LOWEST_SCORE = -0.35;
/** What each part of a story adds to its score, at most; 1 in all. */
const SHARES = { publishers: 0.4, audiences: 0.3, terms: 0.3 } as const;
/** A word that stands in a larger share of all news says nothing of taste. */
const COMMON = 0.01;
const MOST_TERMS = 12;

/** One vote. `direct` is true in a person's direct messages. */
export interface Vote {
  readonly person: string;
  readonly story: StoryId;
  readonly kind: FeedbackKind;
  readonly at: Instant;
  readonly traits: StoryTraits;
  readonly direct: boolean;
}

/** What a channel's people think of one trait: from -1 (all against, lately) to 1. */
export interface Opinion {
  readonly part: keyof StoryTraits;
  readonly name: string;
  readonly weight: number;
  /** How many voted on stories that have it. */
  readonly people: number;
}

/** A story's score in a channel, from -1 to 1, and what made it. */
export interface Judgement {
  readonly score: number;
  readonly opinions: readonly Opinion[];
}

/** What a story is about. */
export function traitsOf(
  story: Pick<Story, 'headline'> & { readonly articles: readonly Pick<Article, 'publisher'>[] },
  analysis: Pick<Analysis, 'audiences'> | null,
): StoryTraits {
  const telling = terms(story.headline).map(({ term }) => term);
  return {
    publishers: [...new Set(story.articles.map(({ publisher }) => publisher.name))],
    audiences: analysis?.audiences.map(({ tag }) => tag) ?? [],
    terms: [...new Set(telling)].filter((term) => backgroundShare(term) < COMMON).slice(0, MOST_TERMS),
  };
}

/** The opinions that enough people share, the weakest left out. */
export function opinionsOf(votes: readonly Vote[], now: Instant): Opinion[] {
  const counted = votes.filter(
    ({ kind, at }) => (kind === 'useful' || kind === 'not-for-us') && now - at <= TASTE_MS,
  );
  const parts = counted.flatMap((vote) => PARTS.map((part) => ({ vote, part })));
  const about = parts.flatMap(({ vote, part }) =>
    vote.traits[part].map((name) => ({ vote, trait: `${part} ${name}` })),
  );
  return [...groupBy(about, ({ trait }) => trait)].flatMap(([trait, found]) => {
    const votesOnIt = found.map(({ vote }) => vote);
    return opinionOn(trait, votesOnIt, now) ?? [];
  });
}

const PARTS = ['publishers', 'audiences', 'terms'] as const;

function opinionOn(key: string, votes: readonly Vote[], now: Instant): Opinion | null {
  const people = new Map<string, { sum: number; strength: number }>();
  for (const { person, kind, at } of votes) {
    const strength = 2 ** (-Math.max(0, now - at) / HALF_LIFE_MS);
    const said = people.get(person) ?? { sum: 0, strength: 0 };
    said.sum += kind === 'useful' ? strength : -strength;
    said.strength += strength;
    people.set(person, said);
  }
  // However often somebody votes, they are one person: between -1 and 1.
  const views = [...people.values()].map(({ sum, strength }) => sum / Math.max(1, strength));
  const least = votes.some(({ direct }) => direct) ? 1 : LEAST_PEOPLE;
  const weight = views.reduce((all, view) => all + view, 0) / Math.max(least, views.length);
  const agreeing = views.filter((view) => view * weight > 0).length;
  const kind = weight < 0 ? 'not-for-us' : 'useful';
  const stories = new Set(votes.filter((vote) => vote.kind === kind).map(({ story }) => story)).size;
  if (agreeing < least || stories < LEAST_STORIES) return null;
  const [part, ...name] = key.split(' ');
  return { part: part as keyof StoryTraits, name: name.join(' '), weight, people: people.size };
}

/** How a channel with these opinions takes a story: the means over its publishers, its audiences and its known terms. */
export function judge(opinions: readonly Opinion[], traits: StoryTraits): Judgement {
  const held = opinions.filter(({ part, name }) => traits[part].includes(name));
  const sum = (part: keyof StoryTraits) =>
    held.reduce((all, opinion) => all + (opinion.part === part ? opinion.weight : 0), 0);
  const known = held.filter(({ part }) => part === 'terms').length;
  const counts = { publishers: traits.publishers.length, audiences: traits.audiences.length, terms: known };
  const score = PARTS.reduce((all, part) => all + (SHARES[part] * sum(part)) / Math.max(1, counts[part]), 0);
  return { score, opinions: held };
}

/** Whether a story is not posted for its score. */
export function isDisliked({ score }: Judgement): boolean {
  return score < LOWEST_SCORE;
}

const PART_WORDS = { publishers: 'publisherIs', audiences: 'audienceIs', terms: 'wordIs' } as const;

/** "publisher Harbour Review -0.67 (4 people)". */
export function opinionWords({ part, name, weight, people }: Opinion, { feedback }: Words = english): string {
  const sign = weight > 0 ? '+' : '';
  return feedback.opinion(feedback[PART_WORDS[part]](name), `${sign}${weight.toFixed(2)}`, people);
}

/** "people here find stories like it not for them: -0.40, under -0.35 (publisher …)". */
export function dislikeWords({ score, opinions }: Judgement): string {
  const parts = opinions.map((opinion) => opinionWords(opinion)).join(', ');
  return `people here find stories like it not for them: ${score.toFixed(2)}, under ${LOWEST_SCORE} (${parts}); /feedback shows what counts`;
}
