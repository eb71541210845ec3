/** Whether a text speaks of a topic, and how much. */

/** Sees a topic in texts. */
export interface TopicSight {
  /** How often the topic is named. */
  count(text: string): number;
  /** Where it is first named; -1 where it is not. */
  first(text: string): number;
}

/** With no topic everything is on topic. */
export const EVERYTHING: TopicSight = { count: () => 1, first: () => 0 };

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A topic is recognised by its leading word: the one of its words that the found texts use most. For names that
 * is the surname ("Assange" for "Julian Assange"), for a place or a product its name, and no list of names is
 * needed. Where texts write the word mostly with a capital, only that counts, so that "Jobs" is not "jobs".
 */
export function seeTopic(topic: string, texts: readonly string[]): TopicSight {
  const words = topic.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return EVERYTHING;
  const sample = texts.slice(0, 300).join('\n').slice(0, 1_000_000);
  const [leading] = words
    .map((word, index) => ({ ...spelled(word, sample), index }))
    .sort((a, b) => b.count - a.count || b.index - a.index);
  const pattern = leading?.pattern ?? /(?!)/g;
  return {
    count: (text) => text.match(pattern)?.length ?? 0,
    first: (text) => text.search(pattern),
  };
}

function spelled(word: string, sample: string): { pattern: RegExp; count: number } {
  const whole = (form: string, flags: string) =>
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(form)
      ? new RegExp(literally(form), flags)
      : new RegExp(`(?<![\\p{L}\\p{N}])${literally(form)}(?![\\p{L}\\p{N}])`, flags);
  const any = whole(word, 'giu');
  const found = sample.match(any) ?? [];
  const capital = found.filter((form) => form.charAt(0) !== form.charAt(0).toLowerCase());
  const name = capital[0];
  if (name === undefined || capital.length * 2 <= found.length) return { pattern: any, count: found.length };
  const form = `[${literally(name.charAt(0))}](?:${literally(name.slice(1))}|${literally(name.slice(1).toUpperCase())}|${literally(word.slice(1))})`;
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'gu'),
    count: capital.length,
  };
}
