/** The tags that a story's post gets in a forum: those of its audiences. */
import type { Card } from '../../src/cards/blocks.ts';
import type { ChannelFacts, ForumTag } from './channels.ts';
import { LIMITS } from './limits.ts';

/** What a tag may be called that takes the stories of no audience, where the forum wants a tag on every post. */
const CATCH_ALL: readonly string[] = ['dateline', 'news', 'stories', 'other', 'general'];

/** Words that stand in the names of several audiences and tell none. */
const EMPTY_WORDS: readonly string[] = ['and', 'teams', 'team'];

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !EMPTY_WORDS.includes(word));
}

/**
 * A tag has 20 characters at most, an audience's name may have more: a tag stands for an audience when all its
 * words are words of the audience, so that 'Security' takes what is for Enterprise & Security Teams.
 */
function standsFor(tag: ForumTag, audience: { readonly tag: string; readonly name: string }): boolean {
  const words = wordsOf(tag.name);
  const own = new Set([...wordsOf(audience.tag), ...wordsOf(audience.name)]);
  return words.length > 0 && words.every((word) => own.has(word));
}

/** Ids of tags, five at most, in the order of the audiences; null where the forum wants one and none fits. */
export function chooseTags(card: Card, { tags, requiresTag }: ChannelFacts): string[] | null {
  // Applying a moderated tag would need 'Manage Threads'.
  const free = tags.filter(({ moderated }) => !moderated);
  const fitting = (card.audiences ?? []).flatMap((one) => free.filter((tag) => standsFor(tag, one)));
  const ids = [...new Set(fitting.map(({ id }) => id))].slice(0, LIMITS.appliedTags);
  if (ids.length > 0 || !requiresTag) return ids;
  const other = free.find(({ name }) => CATCH_ALL.includes(name.trim().toLowerCase()));
  return other ? [other.id] : null;
}
