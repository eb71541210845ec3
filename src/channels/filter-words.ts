/** Reads what a channel's filter shall let through, as people type it after `/filter`. */
import { UsageError } from '../errors.ts';
import type { Preference } from '../model.ts';
import { words } from '../text/tokens.ts';
import { checkPattern, FILTER_KINDS } from './filter.ts';
import type { PreferenceChange } from './wishes.ts';

const MOST_PUBLISHERS = 20;
const LONGEST_PHRASE = 80;

/**
 * Reads `include a, b`, `exclude crypto`, `pattern …`, `publishers 2`, `languages en,de`, `remove …` or `clear` into
 * changes of the channel's settings; `current` is what is set.
 * @throws UsageError with one sentence that says what to type.
 */
export function readFilter(typed: string, current: readonly Preference[]): readonly PreferenceChange[] {
  const [first = '', ...more] = typed.trim().split(/\s+/);
  const rest = more.join(' ');
  const word = first.toLowerCase();
  if (word === 'clear') return FILTER_KINDS.map((kind) => ({ does: 'clear', kind }));
  if (!READERS.has(word)) throw new UsageError(({ wish }) => wish.noFilter(typed.trim()));
  if (rest === '') throw new UsageError(({ wish }) => wish.filterNeeds(word));
  return READERS.get(word)?.(rest, current) ?? [];
}

type Reader = (rest: string, current: readonly Preference[]) => readonly PreferenceChange[];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['include', (rest) => phrases('include', rest)],
  ['exclude', (rest) => phrases('exclude', rest)],
  ['pattern', (rest) => [{ does: 'add', kind: 'match', value: checkPattern(rest) }]],
  ['unless', (rest) => [{ does: 'add', kind: 'unless', value: checkPattern(rest) }]],
  ['publishers', publishers],
  ['languages', languages],
  ['language', languages],
  ['remove', remove],
]);

function parts(rest: string): string[] {
  return rest.split(/[,，、]/).flatMap((part) => part.trim() || []);
}

function phrases(kind: 'include' | 'exclude', rest: string): PreferenceChange[] {
  return parts(rest).map((value) => {
    if (value.length > LONGEST_PHRASE || words(value).length === 0) {
      throw new UsageError(({ wish }) => wish.noPhrase(value.slice(0, 40), kind));
    }
    return { does: 'add', kind, value: value.toLowerCase() };
  });
}

function publishers(rest: string): PreferenceChange[] {
  const count = Number(rest);
  if (!Number.isInteger(count) || count < 1 || count > MOST_PUBLISHERS) {
    throw new UsageError(({ wish }) => wish.noPublishers(rest, MOST_PUBLISHERS));
  }
  return [{ does: 'set', kind: 'publishers', value: String(count) }];
}

function languages(rest: string): PreferenceChange[] {
  const codes = rest
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((code) => code !== '');
  const wrong = codes.find((code) => !/^[a-z]{2}$/.test(code));
  if (wrong !== undefined) {
    throw new UsageError(({ wish }) => wish.noLanguageCode(wrong));
  }
  const added = codes.map((value): PreferenceChange => ({ does: 'add', kind: 'language', value }));
  return [{ does: 'clear', kind: 'language' }, ...added];
}

function remove(rest: string, current: readonly Preference[]): PreferenceChange[] {
  const kinds: readonly string[] = FILTER_KINDS;
  const found = current.filter(({ kind, value }) => kinds.includes(kind) && value === rest.toLowerCase());
  const exact = current.filter(({ kind, value }) => kinds.includes(kind) && value === rest);
  const removed = exact.length > 0 ? exact : found;
  if (removed.length === 0) {
    throw new UsageError(({ wish }) => wish.notHeld(rest));
  }
  return removed.map(({ kind, value }) => ({ does: 'clear', kind, value }));
}
