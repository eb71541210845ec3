/** The shape of the sample edition's articles, and the invented publishers behind them. */
import type { Publisher } from '../model.ts';

/** One article of the sample edition. Its age is given, not its date: the edition is always about the last four weeks. */
export interface SampleArticle {
  /** Unique in the edition; the outside sees it as `sample-KEY`. */
  readonly key: string;
  readonly publisher: Publisher;
  readonly title: string;
  /** Always under `.example` (RFC 2606), so that no link can lead to a real site. */
  readonly url: string;
  /** Age at the moment of loading. */
  readonly hoursAgo: number;
  /** From publication to collection. */
  readonly minutesToCollect: number;
  /** ISO 639-1. */
  readonly language: string;
  /** Plain text, paragraphs separated by one empty line. */
  readonly text: string;
}

/** Text written with line breaks and indentation for the eye: an empty line ends a paragraph, any other break is a space. */
export function prose(wrapped: string): string {
  return wrapped
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .join('\n\n');
}
