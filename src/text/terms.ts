/** The terms of a text: stemmed words, numbers, and pairs of characters where a script has no spaces. */
import { hash32 } from './hash.ts';
import { stem } from './stem.ts';

/** One term where it stands. */
export interface Term {
  readonly term: string;
  /** Of the term. */
  readonly hash: number;
  /** True for a word that begins with a capital letter (in German every noun does). */
  readonly capital: boolean;
}

/** A run of letters, or of digits with what keeps numbers and versions together: 1,200 · 5.2 · gpt-5.2. */
const RUN = /[\p{L}\p{M}\p{N}]+(?:(?:[.,'’](?=[\p{L}\p{N}])|-(?=\d))[\p{L}\p{M}\p{N}]+)*/gu;
/** Kana and Han characters, by range: a test that every run goes through. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Words of a text as terms, in order. */
export function terms(text: string): Term[] {
  const found: Term[] = [];
  const unspaced = UNSPACED.test(text);
  for (const [run] of text.matchAll(RUN)) {
    if (unspaced && UNSPACED.test(run)) for (const pair of characterPairs(run)) found.push(termOf(pair));
    else if (run.length > 1) found.push(termOf(run));
  }
  return found;
}

/** Terms kept of the runs met lately, and as many of those before: what is met again and again is never lost. */
const CACHED_TERMS = 25_000;
let cache = new Map<string, Term>();
let older = new Map<string, Term>();

function termOf(run: string): Term {
  const known = cache.get(run);
  if (known) return known;
  if (cache.size >= CACHED_TERMS) {
    older = cache;
    cache = new Map();
  }
  const made = older.get(run) ?? readTerm(run);
  cache.set(run, made);
  return made;
}

function readTerm(run: string): Term {
  const term = stem(folded(run).replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''));
  return { term, hash: hash32(term), capital: /^\p{Lu}/u.test(run) };
}

/** Letters without accents are as they are. */
const PLAIN = /^[ -~]*$/;

/** Lower case without accents, which headlines and wires leave out as they please; other scripts keep their marks. */
function folded(run: string): string {
  const lower = run.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC');
}

/** Characters that are grammar, not content, in Chinese, and every hiragana: words end at them. */
const GRAMMAR =
  /[的了是在和也就不与及或并对将被把从向于为以这那其我你他她它们个之而但已会能可要有\p{Script=Hiragana}]+/u;

/**
 * Overlapping pairs of characters of each piece between grammar: what searching Chinese and Japanese without
 * a dictionary rests on. Latin words, numbers and katakana words inside such a run stay whole.
 */
function characterPairs(run: string): string[] {
  const found: string[] = [];
  for (const piece of run.split(GRAMMAR)) {
    for (const [part] of piece.matchAll(
      /\p{Script=Han}+|[\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Katakana}ー]+/gu,
    )) {
      if (!/^\p{Script=Han}/u.test(part)) {
        if (part.length > 1) found.push(part.toLowerCase());
        continue;
      }
      const characters = [...part];
      for (let i = 0; i + 1 < characters.length; i += 1) found.push(`${characters[i]}${characters[i + 1]}`);
    }
  }
  return found;
}
