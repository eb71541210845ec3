import * as z from 'zod';
import { SettingError } from '../errors.ts';
import type { AudienceMatch, Story } from '../model.ts';
import { type AudienceTable, defaultAudiences } from './audiences.table.ts';
import { tokens } from './claims/tokens.ts';

export { type AudienceTable, defaultAudiences };

const DEFAULT_THRESHOLD = 0.5;
/** Sum of weights at which a score reaches 63 %; with 3, a sum of 2.1 reaches the threshold. */
const SATURATION = 3;
const TITLE = 2;
const LEAD = 1;
const BODY = 0.4;
/** Characters of an article that count as its lead: about two paragraphs. */
const LEAD_LENGTH = 700;
const MOST_TAGS = 3;
const LONGEST_PHRASE = 4;
/** More text than this says nothing new about who should care. */
const MOST_TEXT = 4000;

const audienceShape = z.strictObject({
  tag: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/, 'a tag is 2 to 32 of a-z, 0-9 and -'),
  name: z.string().min(1).max(60),
  summary: z.string().max(200),
  terms: z
    .record(z.string().min(1), z.number().positive().max(10))
    .refine((terms) => Object.keys(terms).length > 0, 'an audience needs a term'),
  threshold: z.number().gt(0).lt(1).optional(),
});
const tableShape = z.array(audienceShape).min(1).max(100);

/**
 * Reads a user's own table: the parsed JSON of a list of audiences as in `audiences.table.ts`.
 * Throws a SettingError that names the first entry at fault; a tag given twice is one.
 */
export function readAudiences(json: unknown): AudienceTable {
  const read = tableShape.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new SettingError(`Audience table: ${issue?.path.join('.') || 'list'}: ${issue?.message}`);
  }
  const tags = read.data.map((audience) => audience.tag);
  const twice = tags.find((tag, index) => tags.indexOf(tag) !== index);
  if (twice !== undefined) throw new SettingError(`Audience table: the tag "${twice}" is given twice.`);
  return read.data;
}

/** What of a text counts for its audiences: titles count double, the lead once, the rest less. */
interface Zone {
  readonly text: string;
  readonly factor: number;
}

/**
 * Who should care about a story, best first, at most three.
 *
 * Score: every term of an audience that occurs counts once per story, with its weight times the best place
 * it was found in (title 2, lead 1, body 0.4); the sum s becomes 1 − e^(−s/3), between 0 and 1. A tag is
 * given from its threshold (0.5 unless the table says otherwise, about two points). Terms match whole words,
 * singular and plural alike; in Chinese and Japanese, spans of characters.
 */
export function scoreAudiences(source: Story | string, table: AudienceTable): AudienceMatch[] {
  const sums = sumTerms(
    typeof source === 'string' ? textZones('', source) : storyZones(source),
    index(table),
  );
  return table
    .map((audience) => ({ audience, score: 1 - Math.exp(-(sums.get(audience.tag) ?? 0) / SATURATION) }))
    .filter(({ audience, score }) => score >= (audience.threshold ?? DEFAULT_THRESHOLD))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TAGS)
    .map(({ audience, score }) => ({ tag: audience.tag, score: Math.round(score * 100) / 100 }));
}

function storyZones(story: Story): Zone[] {
  const seen = new Set<string>();
  return story.articles.slice(0, 6).flatMap((article) => {
    if (seen.has(article.text)) return [];
    seen.add(article.text);
    return textZones(article.title, article.text);
  });
}

function textZones(title: string, text: string): Zone[] {
  return [
    { text: title, factor: TITLE },
    { text: text.slice(0, LEAD_LENGTH), factor: LEAD },
    { text: text.slice(LEAD_LENGTH, MOST_TEXT), factor: BODY },
  ];
}

interface Phrase {
  readonly tag: string;
  readonly weight: number;
}
interface TermIndex {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** The first word of every phrase. */
  readonly firsts: ReadonlySet<string>;
  /** Terms in scripts without spaces, looked for as spans. */
  readonly spans: readonly (Phrase & { readonly span: string })[];
}

const indexes = new WeakMap<AudienceTable, TermIndex>();

function index(table: AudienceTable): TermIndex {
  const known = indexes.get(table);
  if (known) return known;
  const phrases = new Map<string, Phrase[]>();
  const spans: (Phrase & { span: string })[] = [];
  for (const { tag, terms } of table) {
    for (const [term, weight] of Object.entries(terms)) {
      if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(term)) {
        spans.push({ tag, weight, span: term });
        continue;
      }
      const key = tokens(term).map(keyOf).join(' ');
      phrases.set(key, [...(phrases.get(key) ?? []), { tag, weight }]);
    }
  }
  const firsts = new Set([...phrases.keys()].map((key) => key.split(' ')[0] ?? key));
  const made = { phrases, firsts, spans };
  indexes.set(table, made);
  return made;
}

/** Singular and plural meet; anything further ("secure", "security") stays apart. */
const keyOf = ({ lower }: { lower: string }): string =>
  lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss')
    ? lower.replace(/ies$/, 'y').replace(/s$/, '')
    : lower;

function sumTerms(zones: readonly Zone[], { phrases, firsts, spans }: TermIndex): Map<string, number> {
  const best = new Map<string, number>();
  const note = (term: string, { tag, weight }: Phrase, factor: number) => {
    const key = `${tag}\n${term}`;
    best.set(key, Math.max(best.get(key) ?? 0, weight * factor));
  };
  for (const { text, factor } of zones) {
    for (const key of phrasesIn(text, firsts))
      for (const phrase of phrases.get(key) ?? []) note(key, phrase, factor);
    for (const span of spans) if (text.includes(span.span)) note(span.span, span, factor);
  }
  const sums = new Map<string, number>();
  for (const [key, value] of best) {
    const tag = key.slice(0, key.indexOf('\n'));
    sums.set(tag, (sums.get(tag) ?? 0) + value);
  }
  return sums;
}

/** The phrases of a text that may be terms: those that begin with a term's first word. */
function* phrasesIn(text: string, firsts: ReadonlySet<string>): Generator<string> {
  const keys = tokens(text).map(keyOf);
  for (let start = 0; start < keys.length; start++) {
    if (!firsts.has(keys[start] ?? '')) continue;
    let phrase = '';
    for (let length = 0; length < LONGEST_PHRASE && start + length < keys.length; length++) {
      phrase = length === 0 ? (keys[start] ?? '') : `${phrase} ${keys[start + length]}`;
      yield phrase;
    }
  }
}
