import { stem, type Token, tokens } from './tokens.ts';
import { groupsOf } from './wording.ts';

/** Who may do what to whom, where names stand close around a verb that `paraphrase.table.ts` knows. */
interface Deed {
  readonly who: readonly Name[];
  readonly group: number;
  readonly whom: Name;
}

/** The words of a name in lower case. */
type Name = ReadonlySet<string>;

const BEFORE = 6;
const AFTER = 5;
const AUXILIARY = /^(?:is|are|was|were|be|been|being|got)$/;

/** True where the claim has A do to B what the source has B do to A. */
export function swapsRoles(claim: string, quotes: readonly string[]): boolean {
  const known = quotes.flatMap(deeds);
  return deeds(claim).some(({ who, group, whom }) => {
    const alike = known.filter((other) => other.group === group);
    if (alike.some((other) => meets(who, other.who) && same(whom, other.whom))) return false;
    return alike.some((other) => meets(who, [other.whom]) && meets(other.who, [whom]));
  });
}

const meets = (some: readonly Name[], others: readonly Name[]): boolean =>
  some.some((name) => others.some((other) => same(name, other)));

/** "Halden" and "Halden Semiconductor" are one; "Team Aurora" and "Team Basalt" are two. */
function same(a: Name, b: Name): boolean {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  return [...short].every((word) => long.has(word));
}

/** Verbs whose two sides must not be exchanged. */
const DEEDS = new Set(
  ['buy', 'beat', 'sue', 'fine', 'attack', 'approve', 'reject', 'ban', 'warn'].flatMap((verb) =>
    groupsOf(verb),
  ),
);

function deeds(text: string): Deed[] {
  const words = tokens(text);
  return words.flatMap((word, at) => {
    const groups = isName(word) ? [] : groupsOf(stem(word.lower)).filter((group) => DEEDS.has(group));
    return groups.length === 0 ? [] : deedsAt(words, at, text, groups);
  });
}

function deedsAt(words: readonly Token[], at: number, text: string, groups: readonly number[]): Deed[] {
  const after = words.slice(at + 1, at + 1 + AFTER);
  const left = names(words.slice(Math.max(0, at - BEFORE), at), text);
  const right = names(after, text)[0];
  if (left.length === 0 || !right) return [];
  const helped = words.slice(Math.max(0, at - 3), at).some(({ lower }) => AUXILIARY.test(lower));
  const passive = helped && after.some(({ lower }) => lower === 'by');
  return groups.flatMap((group) =>
    passive ? left.map((name) => ({ who: [right], group, whom: name })) : [{ who: left, group, whom: right }],
  );
}

/** Names among words: neighbours with nothing but a space or hyphen between are one. */
function names(words: readonly Token[], text: string): Name[] {
  const found: { words: Set<string>; end: number }[] = [];
  for (const token of words.filter(isName)) {
    const last = found.at(-1);
    const end = token.start + token.word.length;
    if (last && /^[ -]$/.test(text.slice(last.end, token.start))) {
      last.words.add(token.lower);
      last.end = end;
    } else found.push({ words: new Set([token.lower]), end });
  }
  return found.map((name) => name.words);
}

const isName = ({ word }: Token): boolean =>
  /^\p{Lu}/u.test(word) && word.length > 1 && !/^(?:The|In|On|At|An)$/.test(word);
