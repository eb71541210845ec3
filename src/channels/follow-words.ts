/** What a person can follow, as they type it and as they read it. */
import { english, type Words } from '../cards/words/index.ts';
import { UsageError } from '../errors.ts';
import type { Follow, Instant } from '../model.ts';
import { holdsWords } from './matching.ts';

/** A target as typed: a topic's words, or how a story is named. */
export interface TypedTarget {
  readonly kind: Follow['kind'];
  readonly words: string;
}

/** A longer topic is a sentence. */
const LONGEST_TOPIC = 80;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: DAY, w: 7 * DAY };
const LONGEST_SNOOZE_MS = 90 * DAY;
/** Where nobody says for how long. */
const SNOOZE_MS = DAY;

/**
 * Reads `story …`, `topic …`, a story's number or link, or bare words, which are a topic.
 * @throws UsageError for a topic without a word, or one that is too long.
 */
export function readTarget(typed: string): TypedTarget {
  const text = typed.trim();
  const named = /^(story|topic)\s+(.+)$/is.exec(text);
  const words = (named?.[2] ?? text).trim();
  const isStory = named ? named[1]?.toLowerCase() === 'story' : /^(#?\d{1,15}|https?:\/\/\S+)$/i.test(words);
  if (isStory) return { kind: 'story', words };
  if (!holdsWords(words)) throw new UsageError(({ follow }) => follow.noWord(words.slice(0, LONGEST_TOPIC)));
  if (words.length > LONGEST_TOPIC) {
    throw new UsageError(({ follow }) => follow.longTopic(LONGEST_TOPIC));
  }
  return { kind: 'topic', words: words.toLowerCase() };
}

/** What `/snooze` was given: the target, and for how long it shall wait; null ends the snooze. */
export interface TypedSnooze {
  readonly what: string;
  readonly ms: number | null;
}

const SPAN = /^(?:(\d{1,4})\s*(h|d|w)|off)$/i;

/**
 * Reads the time that `span` says, or the last word of `what`: 3h, 2d, 1w or off; a day without one.
 * @throws UsageError for another time, or one that is too long.
 */
export function readSnooze(what: string, span: string | undefined): TypedSnooze {
  const last = /^(.+?)\s+(?:for\s+)?(\S+)$/s.exec(what);
  if (span === undefined && last && SPAN.test(last[2] ?? '')) {
    return { what: last[1] ?? '', ms: spanMs(last[2] ?? '') };
  }
  return { what, ms: span === undefined ? SNOOZE_MS : spanMs(span) };
}

function spanMs(word: string): number | null {
  const span = SPAN.exec(word.trim());
  if (span && span[1] === undefined) return null;
  const ms = Number(span?.[1] ?? 0) * (UNITS[(span?.[2] ?? '').toLowerCase()] ?? 0);
  if (ms > 0 && ms <= LONGEST_SNOOZE_MS) return ms;
  throw new UsageError(({ follow }) => follow.noSpan(word));
}

/** Whether follow-ups wait at this moment. */
export function isSnoozed({ snoozedUntil }: Pick<Follow, 'snoozedUntil'>, now: Instant): boolean {
  return snoozedUntil !== null && snoozedUntil > now;
}

/** Characters of a headline that tell which story it is. */
const SHOWN = 100;

/** "stories on “open weights”", "“Lindqvist Labs releases …”"; a story by its headline, null where it is gone. */
export function followWords(
  { kind, value }: Pick<Follow, 'kind' | 'value'>,
  headline: string | null,
  { follow }: Words = english,
): string {
  if (kind === 'topic') return follow.topic(value);
  if (headline === null) return follow.storyGone(value);
  const characters = [...headline];
  return follow.story(characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : headline);
}
