/** Words after which a full stop does not end a sentence (English, German, Spanish), without their stop. */
const ABBREVIATION =
  /(?:^|[\s("'“‘\-.])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Rev|Hon|Inc|Ltd|Corp|vs|No|Nr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|approx|bzw|z\.B|Sra|Dra|ca|\p{Lu})$/u;

/** Where a sentence may end: closing marks of Latin, Chinese and Japanese script, with the quotes that follow, or a line's end. */
const END = /[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？｡]+[」』”’）]*|\n/g;

/** A lower-case letter, or a closing quote's reporting clause, goes on with the sentence. */
const GOES_ON = /^[ \t]*(?:\p{Ll}|[,;:])/u;

/** A day of a month in German: "am 11. Februar". */
const ORDINAL = /(?:^|\s)\d{1,2}$/;
const GERMAN_MONTH =
  /^\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)/;

/** A sentence and where it stands: `text.slice(start, start + sentence.text.length) === sentence.text`. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  /** Index of its paragraph, from 0. */
  readonly paragraph: number;
}

/**
 * Splits plain text into sentences, each an exact span of `text` without surrounding space.
 * A line's end always ends one: what feeds give is paragraphs and headings, not wrapped lines. Own rules
 * rather than Intl.Segmenter, which breaks after every abbreviation and takes twenty times as long.
 */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  let paragraph = 0;
  let blank = true;
  const take = (to: number) => {
    const span = text.slice(from, to);
    const trimmed = span.trim();
    if (trimmed !== '') {
      found.push({ text: trimmed, start: from + span.indexOf(trimmed), paragraph });
      blank = false;
    }
    from = to;
  };
  for (const mark of text.matchAll(END)) {
    const end = mark.index + mark[0].length;
    if (mark[0] !== '\n') {
      if (endsSentence(text, mark.index, end, mark[0])) take(end);
      continue;
    }
    take(end);
    if (!blank && /^[^\S\n]*(?:\n|$)/.test(text.slice(end, end + 40))) {
      paragraph += 1;
      blank = true;
    }
  }
  take(text.length);
  return found;
}

function endsSentence(text: string, at: number, end: number, mark: string): boolean {
  if (!mark.startsWith('.') && !mark.startsWith('…')) return !GOES_ON.test(text.slice(end, end + 3));
  const after = text.slice(end, end + 14);
  if (GOES_ON.test(after)) return false;
  if (mark !== '.') return true;
  const before = text.slice(Math.max(0, at - 12), at);
  if (ABBREVIATION.test(before)) return false;
  return !(ORDINAL.test(before) && GERMAN_MONTH.test(after));
}
