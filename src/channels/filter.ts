/** What a channel's filter lets through. */
import { RE2JS } from 're2js';
import { UsageError } from '../errors.ts';
import type { Analysis, Article, Preference, PreferenceKind, Story } from '../model.ts';
import { words } from '../text/tokens.ts';

/** The filter's settings; a list without an entry lets everything through. */
export interface Filter {
  /** Words and phrases, of which a story holds one. */
  readonly include: readonly string[];
  /** Words and phrases that no story holds. */
  readonly exclude: readonly string[];
  /** Expressions of which a story matches one. */
  readonly match: readonly string[];
  /** Expressions that no story matches. */
  readonly unless: readonly string[];
  readonly publishers: number;
  /** ISO 639-1. */
  readonly languages: readonly string[];
}

/** The kinds of settings that make a filter. */
export const FILTER_KINDS = ['include', 'exclude', 'match', 'unless', 'publishers', 'language'] as const;

/** What a filter looks at. */
export interface FilteredStory {
  /** The headline, titles and statements: what the story is about, not words in passing. */
  readonly about: readonly string[];
  readonly publishers: number;
  readonly languages: ReadonlySet<string>;
}

const MOST_PATTERN = 200;
const MOST_TEXT = 20_000;

/** The filter among a channel's settings. */
export function filterOf(preferences: readonly Preference[]): Filter {
  const all = (kind: PreferenceKind) => preferences.flatMap((p) => (p.kind === kind ? [p.value] : []));
  return {
    include: all('include'),
    exclude: all('exclude'),
    match: all('match'),
    unless: all('unless'),
    publishers: Number(all('publishers')[0] ?? 1),
    languages: all('language'),
  };
}

/** Whether the filter lets every story through. */
export function isOpen({ include, exclude, match, unless, publishers, languages }: Filter): boolean {
  const lists = [include, exclude, match, unless, languages];
  return publishers <= 1 && lists.every(({ length }) => length === 0);
}

/** A story as filters and topics see it. */
export function filteredStory(
  story: Pick<Story, 'headline'> & {
    readonly publishers: number;
    readonly articles: readonly Pick<Article, 'title' | 'language'>[];
  },
  analysis: Analysis | null,
): FilteredStory {
  const claims = analysis ? [analysis.hook, analysis.whatChanged, ...analysis.takeaways] : [];
  const titles = story.articles.map(({ title }) => title);
  return {
    about: [story.headline, ...titles, ...claims.flatMap((claim) => claim?.text ?? [])],
    publishers: story.publishers,
    languages: new Set(story.articles.flatMap(({ language }) => language ?? [])),
  };
}

/** Why the filter keeps a story out, as a part of a sentence; null where it lets it through. */
export function keptOut(filter: Filter, story: FilteredStory): string | null {
  if (isOpen(filter)) return null;
  const text = story.about.join('\n').slice(0, MOST_TEXT);
  let said: string | undefined;
  const holds = (phrase: string) => {
    said ??= phraseOf(text);
    return holdsPhrase(said, phrase);
  };
  const matches = (pattern: string) => compiled(pattern).matcher(text).find();
  const excluded = filter.exclude.find(holds);
  if (excluded !== undefined) return `it holds “${excluded}”`;
  const refused = filter.unless.find(matches);
  if (refused !== undefined) return `it matches the pattern ${refused}`;
  if (filter.include.length > 0 && !filter.include.some(holds))
    return `it holds none of ${list(filter.include)}`;
  if (filter.match.length > 0 && !filter.match.some(matches))
    return `it matches no pattern of ${filter.match.join(', ')}`;
  if (story.publishers < filter.publishers)
    return `${story.publishers} of at least ${filter.publishers} publishers tell it so far`;
  if (filter.languages.length > 0 && !filter.languages.some((language) => story.languages.has(language)))
    return `it is in none of the languages ${filter.languages.join(', ')}`;
  return null;
}

function list(phrases: readonly string[]): string {
  return phrases.map((phrase) => `“${phrase}”`).join(', ');
}

/** Words apart by one space, with one at both ends. */
function phraseOf(text: string): string {
  return ` ${words(text).join(' ')} `;
}

/** Whole words; `crypto*` is every word that begins so. */
function holdsPhrase(said: string, phrase: string): boolean {
  const wanted = phraseOf(phrase);
  return said.includes(phrase.endsWith('*') ? wanted.trimEnd() : wanted);
}

const patterns = new Map<string, RE2JS>();
const MOST_PATTERNS = 1000;

/** RE2 takes time in proportion to the text, whatever the pattern. */
function compiled(pattern: string): RE2JS {
  const known = patterns.get(pattern);
  if (known) return known;
  const fresh = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(pattern, fresh);
  return fresh;
}

/** Gives a pattern back when it can be used. @throws UsageError with what is wrong with it. */
export function checkPattern(pattern: string): string {
  if (pattern.length > MOST_PATTERN) {
    throw new UsageError(({ wish }) => wish.longPattern(MOST_PATTERN));
  }
  try {
    compiled(pattern);
    return pattern;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^error parsing regexp: /, '') : String(cause);
    throw new UsageError(({ wish }) => wish.badPattern(why), { cause });
  }
}
