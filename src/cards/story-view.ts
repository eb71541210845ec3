/** What a story's card is made of, and the facts that several of its lines say. */
import { everyClaim } from '../analysis/every-claim.ts';
import type { Analysis, Article, Citation, Claim, Instant, Prediction, Story, StoryId } from '../model.ts';
import { type CardLanguage, readCardLanguage } from '../text/card-languages.ts';
import { duration, flag } from './freshness.ts';
import { type CardWords, wordsIn } from './words/index.ts';

/** Another story on the same matter, as a link. */
export interface RelatedStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly at: Instant;
  /** Whether it came before or after the story at hand. */
  readonly when: 'earlier' | 'later';
}

/** A publisher put a report of its own right, or took it back. */
export interface ReportNotice extends Citation {
  readonly kind: 'correction' | 'retraction';
  /** Whose report it is about; the article that says so may be another's. */
  readonly publisher: string;
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
  /** Corrections and retractions of the story's reports. */
  readonly notices?: readonly ReportNotice[];
  /** The story's predictions as they are kept, with what came of them. */
  readonly predictions?: readonly Prediction[];
  /** How many claims of the analysis are left out because the operator withheld them. */
  readonly withheld?: number;
  /** Set on an edited post: when, and what changed, in words: "2 new sources". */
  readonly updated?: { readonly at: Instant; readonly what: string };
}

/** The parts of a story card that its buttons open. */
export type StoryPart = 'insight' | 'timeline' | 'related' | 'sources';

/** Every claim of an analysis, each once, those that the card in a channel shows first. */
export function claimsOf(analysis: Analysis): Claim[] {
  return [...new Map(everyClaim(analysis).map((claim) => [claim.text, claim])).values()];
}

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

/** The words of the language that the card's sentences are written in. */
export function wordsOf({ analysis }: Pick<StoryView, 'analysis'>): CardWords {
  return wordsIn(languageOf(analysis)).story;
}

/** Undefined where the sentences are the sources' own. */
export function languageOf(analysis: Analysis | null): CardLanguage | undefined {
  const asked = analysis?.method.kind === 'model' ? analysis.method.language : undefined;
  return readCardLanguage(asked ?? '') ?? undefined;
}

/** `🇭🇰 SCMP Technology +2 sources`. */
export function sourceWords(story: Story, words: CardWords): string {
  const [first, ...others] = publishersOf(story);
  const name = [flag(first?.region ?? null), first?.name ?? words.unknownPublisher].filter(Boolean).join(' ');
  return others.length === 0 ? name : `${name} ${words.moreSources(others.length)}`;
}

/** "SCMP retracted its report": each publisher once, the graver of the two. */
export function noticeWords(notices: readonly ReportNotice[], words: CardWords): string[] {
  const gone = new Set(notices.filter(({ kind }) => kind === 'retraction').map(({ publisher }) => publisher));
  const mended = new Set(notices.map(({ publisher }) => publisher).filter((name) => !gone.has(name)));
  return [...[...gone].map(words.retracted), ...[...mended].map(words.corrected)];
}

/** Section 3: from publication to collection of the first source; null where that says nothing. */
export function latencyWords(story: Story, words: CardWords): string | null {
  const first = story.articles[0];
  if (!first || first.backlog || first.published === null) return null;
  const latency = first.collected - first.published;
  return latency < 0 ? null : words.collectedIn(duration(latency));
}
