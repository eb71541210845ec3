const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The words of a text in order, lower case, compatibility forms folded (NFKC), without punctuation.
 * Works for languages without spaces too (Unicode word boundaries with ICU's dictionaries).
 */
export function words(text: string, language = 'en'): string[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC'))) {
    if (isWordLike) found.push(segment.toLowerCase());
  }
  return found;
}
