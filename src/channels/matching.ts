/** How a story is compared with what a channel wants: its subscriptions, its filter, what its people think. */
import type { Database } from '../db/database.ts';
import { feedbackSince } from '../db/feedback.ts';
import { groupBy } from '../group-by.ts';
import type { Analysis, Article, ChannelId, Instant, Story, StoryTraits, Subscription } from '../model.ts';
import { words } from '../text/tokens.ts';
import { type FilteredStory, filteredStory, keptOut } from './filter.ts';
import { dislikeWords, isDisliked, judge, type Opinion, opinionsOf, TASTE_MS, traitsOf } from './taste.ts';
import { type Wishes, wishesIn } from './wishes.ts';

/** What is looked at of a story: no texts. */
export interface ToldStory extends Pick<Story, 'headline'> {
  readonly publishers: number;
  readonly articles: readonly Pick<Article, 'title' | 'language' | 'publisher'>[];
}

/** A story as subscriptions, filters and opinions see it. */
export interface SeenStory {
  readonly filtered: FilteredStory;
  readonly traits: StoryTraits;
}

/** The one way in which a story is made ready to be compared. */
export function seenStory(story: ToldStory, analysis: Analysis | null): SeenStory {
  return { filtered: filteredStory(story, analysis), traits: traitsOf(story, analysis) };
}

/**
 * Whether a subscription brings a story. A topic does where every one of its words stands in the headline, a title or
 * the analysis: what the story is about, not a word in passing.
 */
export function storyMatcher({
  filtered,
  traits,
}: SeenStory): (subscription: Pick<Subscription, 'kind' | 'value'>) => boolean {
  let parts: Part[] | undefined;
  const says = (word: string) => {
    parts ??= filtered.about.map(partOf);
    return parts.some((part) => holdsWord(part, word));
  };
  return ({ kind, value }) => {
    switch (kind) {
      case 'everything':
        return true;
      case 'audience':
        return traits.audiences.includes(value);
      case 'source':
        return traits.publishers.includes(value);
      case 'topic':
        return holdsWords(value) && topicWords(value).every(says);
    }
  };
}

/** A title or statement. To look for letters is much quicker than to part words, so it is parted only where they stand. */
interface Part {
  readonly text: string;
  readonly letters: string;
  words?: ReadonlySet<string>;
}

function partOf(text: string): Part {
  return { text, letters: text.normalize('NFKC').toLowerCase() };
}

function holdsWord(part: Part, word: string): boolean {
  if (!part.letters.includes(word)) return false;
  part.words ??= new Set(words(part.text));
  return part.words.has(word);
}

/** Whether a topic says anything: one of nothing but signs would match every story. */
export function holdsWords(topic: string): boolean {
  return topicWords(topic).length > 0;
}

const topics = new Map<string, readonly string[]>();
const MOST_TOPICS = 10_000;

/** A topic's words, kept: every story is compared with every topic. */
function topicWords(topic: string): readonly string[] {
  const known = topics.get(topic);
  if (known) return known;
  const fresh = words(topic);
  if (topics.size >= MOST_TOPICS) topics.clear();
  topics.set(topic, fresh);
  return fresh;
}

/** How a channel takes what its subscriptions bring. */
export interface Stance {
  readonly wishes: Wishes;
  readonly opinions: readonly Opinion[];
}

/** The stance of each of these channels. */
export async function stancesOf(
  db: Database,
  channels: readonly ChannelId[],
  now: Instant,
): Promise<(channel: ChannelId) => Stance> {
  const wishesFor = await wishesIn(db, channels);
  const votes = groupBy(await feedbackSince(db, now - TASTE_MS, channels), ({ channel }) => channel);
  return (channel) => ({
    wishes: wishesFor(channel),
    opinions: opinionsOf(votes.get(channel) ?? [], now),
  });
}

/** Why a channel that subscribes to a story does not get it, as a part of a sentence; null where it does. */
export function objection({ wishes, opinions }: Stance, { filtered, traits }: SeenStory): string | null {
  const reason = keptOut(wishes.filter, filtered);
  if (reason !== null) return `its filter keeps it out, since ${reason}`;
  const judgement = judge(opinions, traits);
  return isDisliked(judgement) ? dislikeWords(judgement) : null;
}
