import { isOpposite, isPointer } from './reading.ts';
import { stem, type Token, tokens } from './tokens.ts';
import { groupsOf } from './wording.ts';

/** Who may do what to whom: names around a verb, or anything else that both texts have between names. */
interface Deed {
  readonly who: readonly Name[];
  readonly verb: string;
  readonly whom: Name;
}

/** The words of a name in lower case. */
type Name = ReadonlySet<string>;

const BEFORE = 18;
const AFTER = 9;
const AUXILIARY =
  /^(?:is|are|was|were|be|been|being|got|wird|werden|wurde|wurden|worden|fue|fueron|será|serán|sido|es)$/;
const BY = /^(?:by|von|durch|por)$/;
/** What is done with one another has no sides; a word of relation is no deed. */
const MUTUAL =
  /^(?:meet|met|merge|partner|join|agree|sign|talk|settl|cooperat|collaborat|said|say|compet|discuss|team|deal|vereinbar|fusion|kooper|acord|colabor|reun|firm|and|und|y)/;

/** True where the claim has A do to B what the source has B do to A. */
export function swapsRoles(claim: string, quotes: readonly string[]): boolean {
  const known = quotes.flatMap(deeds);
  return deeds(claim).some(({ who, verb, whom }) => {
    const alike = known.filter((other) => isSameVerb(other.verb, verb));
    if (alike.some((other) => meets(who, other.who) && same(whom, other.whom))) return false;
    return alike.some((other) => meets(who, [other.whom]) && meets(other.who, [whom]));
  });
}

/** True where the claim tells a deed from its other side: "B buys from A" for "A sells to B". */
export function isOtherSide(claim: string, quotes: readonly string[]): boolean {
  const known = quotes.flatMap(deeds);
  return deeds(claim).some(({ who, verb, whom }) =>
    known.some(
      (other) => isOpposite(verb, other.verb) && meets(who, [other.whom]) && meets(other.who, [whom]),
    ),
  );
}

const isSameVerb = (a: string, b: string): boolean =>
  stem(a) === stem(b) ||
  groupsOf(stem(a)).some((group) => DEEDS.has(group) && groupsOf(stem(b)).includes(group));

const meets = (some: readonly Name[], others: readonly Name[]): boolean =>
  some.some((name) => others.some((other) => same(name, other)));

/** "Halden" and "Halden Semiconductor" are one; "Team Aurora" and "Team Basalt" are two. */
function same(a: Name, b: Name): boolean {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  return [...short].every((word) => long.has(word));
}

/** Verbs that may stand for one another here. */
const DEEDS = new Set(
  ['buy', 'beat', 'sue', 'fine', 'attack', 'approve', 'reject', 'ban', 'warn'].flatMap((verb) =>
    groupsOf(verb),
  ),
);

function deeds(text: string): Deed[] {
  return text.split(/[;:]\s|(?<=\p{Ll}{2})\.\s/u).flatMap((part) => {
    const words = tokens(part);
    return words.flatMap((word, at) => (isDeed(word) ? deedsAt(words, at, part) : []));
  });
}

/** Verbs with two sides that are in no list of opposites. */
const OTHER_DEEDS = new Set(
  `than lend lends lent give gives gave pay pays paid lead leads led sue sues succeed succeeds replace replaces supply supplies
  follow follows owe owes licence license licenses licences verklagt verklagte ersetzt ersetzte besiegt besiegte beliefert liefert
  lieferte zahlt zahlte beerbt demanda demandó demandará sustituye sustituyó reemplaza reemplazó suministra suministró paga pagó
  presta prestó acusa acusó`.split(/\s+/),
);

function isDeed(token: Token): boolean {
  const { lower } = token;
  if (isName(token) || MUTUAL.test(lower)) return false;
  return (
    OTHER_DEEDS.has(lower) ||
    isPointer(lower) ||
    /^\p{L}{3,}ed$/u.test(lower) ||
    groupsOf(stem(lower)).some((group) => DEEDS.has(group))
  );
}

/** Words up to the next comma: what stands behind it is of another verb. */
function upToComma(words: readonly Token[], text: string): readonly Token[] {
  const end = words.findIndex(({ word, start }) => /^,\s/.test(text.slice(start + word.length)));
  return end < 0 ? words : words.slice(0, end + 1);
}

function deedsAt(words: readonly Token[], at: number, text: string): Deed[] {
  const verb = words[at]?.lower ?? '';
  const after = upToComma(words.slice(at + 1, at + 1 + AFTER), text);
  const left = names(words.slice(Math.max(0, at - BEFORE), at), text);
  const right = names(after, text)[0];
  if (left.length === 0 || !right) return [];
  const nearby = [...words.slice(Math.max(0, at - 4), at), ...after];
  const helped = words.slice(Math.max(0, at - 3), at + 3).some(({ lower }) => AUXILIARY.test(lower));
  const by = nearby.some((word) => isBy(word, words));
  if (!helped || !by) return by ? [] : [{ who: left, verb, whom: right }];
  return left.map((name) => ({ who: [right], verb, whom: name }));
}

/** "By Orbis", and not "por 95 millones" or "for" a price. */
function isBy(word: Token, words: readonly Token[]): boolean {
  if (!BY.test(word.lower)) return false;
  const next = words.slice(words.indexOf(word) + 1);
  return next[0] !== undefined && !/^\p{N}/u.test(next[0].word) && next.slice(0, 4).some(isName);
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

const OPENER = /^(?:The|In|On|At|An|Der|Die|Das|Den|Dem|Ein|Eine|El|La|Los|Las|Un|Una|En)$/;
const isName = ({ word }: Token): boolean => /^\p{Lu}/u.test(word) && word.length > 1 && !OPENER.test(word);
