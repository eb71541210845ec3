import type { Analysis, Claim } from '../model.ts';

/** Every claim of an analysis, those that the card in a channel shows first; the same words may stand twice. */
export function everyClaim(analysis: Analysis): Claim[] {
  const { hook, whatChanged, whyItMatters, whatToDoNext, takeaways, implications, timeline } = analysis;
  const short = [hook, whatChanged, whyItMatters, whatToDoNext].flatMap((claim) => claim ?? []);
  return [...short, ...takeaways, ...implications, ...timeline];
}
