import { SYNONYMS } from './paraphrase.table.ts';
import { remember } from './remember.ts';
import { contentTerms, isUnspaced, stem } from './tokens.ts';

/** Share of a claim's words that its sources must have, in these words, their other forms or their synonyms. */
const ENOUGH = 0.4;
/** Share of a claim's words that each single citation must have: less bears on something else. */
const BEARS = 0.2;

const GROUPS = new Map<string, number[]>();
SYNONYMS.forEach((line, group) => {
  for (const word of new Set(line.split(' ').map(stem)))
    GROUPS.set(word, [...(GROUPS.get(word) ?? []), group]);
});

/** The synonym groups that a stem belongs to. */
export const groupsOf = (term: string): readonly number[] => GROUPS.get(term) ?? [];

interface Meaning {
  readonly terms: ReadonlySet<string>;
  readonly groups: ReadonlySet<number>;
}

/** What a text says, as terms, for `shareOf`; two-character pieces where nothing is spaced. */
function meaning(text: string, language: string): Meaning {
  return isUnspaced(language) ? measured(pieces(text)) : spaced(language)(text);
}

/** One memory per language. */
const readers = new Map<string, (text: string) => Meaning>();

function spaced(language: string): (text: string) => Meaning {
  const known = readers.get(language) ?? remember((text) => measured(contentTerms(text, language)));
  readers.set(language, known);
  return known;
}

function measured(found: readonly string[]): Meaning {
  const terms = new Set(found);
  return { terms, groups: new Set([...terms].flatMap(groupsOf)) };
}

function pieces(text: string): string[] {
  const plain = text.replace(/[\p{P}\p{Z}\s]/gu, '');
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2));
}

/** How much of a claim's wording is in a source, 0 to 1. */
export function shareOf(claim: string, source: string, language: string): number {
  const wanted = meaning(claim, language);
  const known = meaning(source, language);
  if (wanted.terms.size === 0) return 0;
  const has = (term: string) =>
    known.terms.has(term) ||
    groupsOf(term).some((group) => known.groups.has(group)) ||
    hasPart(term, known.terms);
  return [...wanted.terms].filter(has).length / wanted.terms.size;
}

/** "Regulators" beside "regulatory", "Sicherheitslücken" beside "Sicherheitslücke": the same first letters. */
function hasPart(term: string, known: ReadonlySet<string>): boolean {
  if (term.length < 6) return false;
  const start = term.slice(0, Math.max(5, Math.ceil(term.length * 0.7)));
  return [...known].some((other) => other.startsWith(start));
}

/** Whether a cited sentence speaks of what the claim says at all. */
export function bearsOn(claim: string, quote: string, language: string): boolean {
  return shareOf(claim, quote, language) >= BEARS;
}

/** Why the sources' wording does not carry the claim; null where it does. */
export function unsupportedWording(
  claim: string,
  quotes: readonly string[],
  language: string,
): string | null {
  if (quotes.some((quote) => !bearsOn(claim, quote, language))) return 'a citation is about something else';
  return shareOf(claim, quotes.join('\n'), language) < ENOUGH ? 'the cited words say something else' : null;
}
