/** Abbreviations after which a full stop does not end a sentence (English, German, Spanish). */
const ABBREVIATION =
  /(?:^|[\s("'“‘])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Rev|Hon|Inc|Ltd|Co|Corp|vs|No|Nr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|e\.g|i\.e|approx|bzw|z\.B|Sra|Dra|\p{Lu})\.$/u;

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string): Intl.Segmenter {
  let found = segmenters.get(language);
  if (!found) {
    found = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, found);
  }
  return found;
}

/** A sentence and where it stands: `text.slice(start, start + sentence.text.length) === sentence.text`. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  /** Index of its paragraph, from 0. */
  readonly paragraph: number;
}

/**
 * Splits plain text into sentences, each an exact span of `text` without surrounding space.
 * Unicode's rules (UAX #29, by Intl.Segmenter), mended after abbreviations; a paragraph always ends one.
 */
export function sentences(text: string, language = 'en'): Sentence[] {
  const found: Sentence[] = [];
  let paragraph = 0;
  for (const { 0: block, index } of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
    for (const span of joinAbbreviations(block, language)) {
      const trimmed = span.text.trim();
      if (trimmed === '') continue;
      found.push({ text: trimmed, start: index + span.start + span.text.indexOf(trimmed), paragraph });
    }
    paragraph += 1;
  }
  return found;
}

function joinAbbreviations(block: string, language: string): { text: string; start: number }[] {
  const joined: { text: string; start: number }[] = [];
  for (const { segment, index } of segmenter(language).segment(block)) {
    const last = joined.at(-1);
    if (last && ABBREVIATION.test(last.text.trimEnd())) last.text += segment;
    else joined.push({ text: segment, start: index });
  }
  return joined;
}
