/** What is kept of a text when the whole is not: passages word for word, in their order, a paragraph each. */

/** A span of a text, UTF-16 units; `end` is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An excerpt, and where a place of the text that it keeps stands in it. */
export interface Excerpt {
  readonly text: string;
  /** @throws RangeError for a place that was not kept. */
  placeOf(start: number): number;
}

const BETWEEN = '\n\n';

/** The spans of `text` as an excerpt; those with next to nothing between them stay one passage. */
export function excerptOf(text: string, spans: readonly Span[]): Excerpt {
  const passages = merged(
    text,
    spans.filter(({ start, end }) => start < end),
  );
  let length = 0;
  const kept = passages.map(({ start, end }) => {
    const at = length;
    length += end - start + BETWEEN.length;
    return { start, end, at };
  });
  return {
    text: kept.map(({ start, end }) => text.slice(start, end)).join(BETWEEN),
    placeOf(start) {
      const passage = kept.find((one) => one.start <= start && start < one.end);
      if (!passage) throw new RangeError(`Nothing was kept at ${start}.`);
      return passage.at + start - passage.start;
    },
  };
}

/** A gap as short as the break that would stand for it is kept, so that no passage moves back. */
function merged(text: string, spans: readonly Span[]): Span[] {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    const near = last && start - last.end <= BETWEEN.length;
    if (last && (near || text.slice(last.end, start).trim() === '')) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}
