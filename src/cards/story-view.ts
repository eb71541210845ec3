/** What a story's card is made of, and the facts that several of its lines say. */
import type { Analysis, Article, Instant, Story, StoryId } from '../model.ts';
import { duration, flag } from './freshness.ts';

/** Another story on the same matter, as a link. */
export interface RelatedStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly at: Instant;
  /** Whether it came before or after the story at hand. */
  readonly when: 'earlier' | 'later';
}

/** All that a story's card is made of. */
export interface StoryView {
  readonly story: Story & { readonly sample: boolean; readonly version: number };
  /** Null while no analysis has been made: the card then has what the articles themselves give. */
  readonly analysis: Analysis | null;
  /** Names of the audiences for people: "Enterprise & Security Teams". */
  readonly audiences: readonly string[];
  readonly related: readonly RelatedStory[];
  /** Articles of other stories that the analysis cites (history). */
  readonly cited: readonly Article[];
  /** Set on an edited post: when, and what changed, in words: "2 new sources". */
  readonly updated?: { readonly at: Instant; readonly what: string };
}

/** The parts of a story card that its buttons open. */
export type StoryPart = 'insight' | 'timeline' | 'related' | 'sources';

/** The publishers of a story, first one first, each once. */
export function publishersOf(story: Story): Article['publisher'][] {
  return [...new Map(story.articles.map(({ publisher }) => [publisher.name, publisher])).values()];
}

/** When the story's newest source was published, or collected where it gives no time. */
export function newestOf(story: Story): Instant {
  return Math.max(...story.articles.map((article) => article.published ?? article.collected));
}

/** The article that the headline links to: the first one with an address. */
export function original(story: Story): Article | undefined {
  return story.articles.find((article) => article.url !== null) ?? story.articles[0];
}

/** `🇭🇰 SCMP Technology +2 sources`, or a single source said to be one. */
export function sourceWords(story: Story): string {
  const [first, ...others] = publishersOf(story);
  const name = [flag(first?.region ?? null), first?.name ?? 'Unknown publisher'].filter(Boolean).join(' ');
  if (others.length === 0) return name;
  return `${name} +${others.length} ${others.length === 1 ? 'source' : 'sources'}`;
}

/** Section 3: from publication to collection of the first source; null where that says nothing. */
export function latencyWords(story: Story): string | null {
  const first = story.articles[0];
  if (!first || first.backlog || first.published === null) return null;
  const latency = first.collected - first.published;
  return latency < 0 ? null : `collected in ${duration(latency)}`;
}
