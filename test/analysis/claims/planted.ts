import { checkClaim } from '../../../src/analysis/claims/check.ts';
import type { Article, ArticleId, Claim } from '../../../src/model.ts';
import { type ErrorKind, PLANTED as FIRST, type Planted } from './planted.table.ts';
import { PLANTED_HELD_OUT } from './planted-held-out.table.ts';
import { PLANTED_LATER } from './planted-later.table.ts';
import { PLANTED_UNSEEN } from './planted-unseen.table.ts';

/** The suite that the rules were mended on. */
export const SUITE: readonly Planted[] = [...FIRST, ...PLANTED_LATER, ...PLANTED_HELD_OUT];
/** Passages that no rule was mended on. */
export const UNSEEN: readonly Planted[] = PLANTED_UNSEEN;

/** A claim of the suite with what is known about it. */
export interface Case {
  readonly claim: Claim;
  readonly published: number;
  /** Null for a true claim. */
  readonly error: ErrorKind | null;
}

/** What the checker let through and what it withheld. */
export interface Outcome {
  readonly planted: number;
  readonly withheld: number;
  readonly right: number;
  readonly lost: number;
  readonly byKind: ReadonlyMap<ErrorKind, { readonly planted: number; readonly withheld: number }>;
  /** Errors that were let through, and true claims that were not, for people to read. */
  readonly mistakes: readonly string[];
}

/** The passages' articles, written for this project. */
const articlesOf = (suite: readonly Planted[]): Article[] =>
  suite.map((planted, index) => ({
    id: (index + 1) as ArticleId,
    key: `planted-${index}`,
    feedId: null,
    storyId: null,
    publisher: { name: planted.publisher, region: null },
    url: null,
    title: planted.title,
    text: `${planted.before}\n\n${planted.quote} ${planted.after}`,
    language: planted.language ?? 'en',
    published: Date.parse(planted.published),
    collected: Date.parse(planted.published),
    backlog: false,
    sample: false,
  }));

/** Every claim: as written, each source sentence itself, and errors made by rule from the true ones. */
function cases(suite: readonly Planted[]): Case[] {
  return suite.flatMap((planted, index) => [...written(planted, index), ...made(planted, index, suite)]);
}

function written(planted: Planted, index: number): Case[] {
  const published = Date.parse(planted.published);
  const make = (text: string, error: ErrorKind | null): Case => ({
    claim: cite(text, index, planted),
    published,
    error,
  });
  return [
    make(planted.quote, null),
    ...planted.right.map((text) => make(text, null)),
    ...planted.wrong.map(([kind, text]) => make(text, kind)),
  ];
}

/** A wrong digit, a citation of another passage, and a quote with one word changed, for every true claim. */
function made(planted: Planted, index: number, suite: readonly Planted[]): Case[] {
  const published = Date.parse(planted.published);
  return planted.right.flatMap((text, turn): Case[] => {
    const digit = /\d/.exec(text);
    const altered = digit && text.replace(digit[0], String((Number(digit[0]) + 3) % 10 || 5));
    const elsewhere = (index + 1 + turn) % suite.length;
    return [
      ...(altered ? [{ claim: cite(altered, index, planted), published, error: 'number' } as const] : []),
      { claim: cite(text, elsewhere, suite[elsewhere] ?? planted), published, error: 'citation' },
      {
        claim: { text, citations: [{ article: idOf(index), quote: damage(planted.quote) }] },
        published,
        error: 'citation',
      },
    ];
  });
}

const idOf = (index: number): ArticleId => (index + 1) as ArticleId;

function cite(text: string, index: number, { quote }: Planted): Claim {
  return { text, citations: [{ article: idOf(index), quote }] };
}

function damage(quote: string): string {
  return quote.replace(/(?<=^.{12,}?)[\p{L}]{2}/u, 'xy');
}

/** Runs the checker over a suite. */
export function measure(suite: readonly Planted[] = SUITE): Outcome {
  const articles = articlesOf(suite);
  const byKind = new Map<ErrorKind, { planted: number; withheld: number }>();
  const mistakes: string[] = [];
  let [right, lost] = [0, 0];
  for (const { claim, published, error } of cases(suite)) {
    const verdict = checkClaim(claim, articles, published);
    if (error === null) {
      right += 1;
      if (verdict.ok) continue;
      lost += 1;
      mistakes.push(`lost: ${claim.text} (${verdict.why})`);
    } else {
      const count = byKind.get(error) ?? { planted: 0, withheld: 0 };
      byKind.set(error, { planted: count.planted + 1, withheld: count.withheld + (verdict.ok ? 0 : 1) });
      if (verdict.ok) mistakes.push(`let through (${error}): ${claim.text}`);
    }
  }
  const sum = (pick: 'planted' | 'withheld') =>
    [...byKind.values()].reduce((total, count) => total + count[pick], 0);
  return { planted: sum('planted'), withheld: sum('withheld'), right, lost, byKind, mistakes };
}
