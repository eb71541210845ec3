import type { Analysis, Claim, DatedEvent } from '../../model.ts';
import { isUnspaced } from '../claims/tokens.ts';
import { wordCount } from '../extractive/trim.ts';

const HOOK_LENGTH = 120;
const TLDR_WORDS = 75;
const BULLET_WORDS = 45;
const MOST_BULLETS = 3;
const MOST_EVENTS = 8;
const FEWEST_EVENTS = 2;

/** An analysis within the card's bounds: what is too long is left out whole, never cut; what is said twice is said once. */
export function withinBounds(analysis: Analysis): Analysis {
  const said = new Set<string>();
  const fresh = (claim: Claim) => {
    const words = claim.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    if (said.has(words)) return false;
    said.add(words);
    return true;
  };
  const lines = fitLines(analysis);
  for (const line of Object.values(lines)) if (line) fresh(line);
  const bullet = (claim: Claim) => count(claim) <= BULLET_WORDS && fresh(claim);
  const hook = analysis.hook && analysis.hook.text.length <= HOOK_LENGTH && fresh(analysis.hook);
  return {
    ...analysis,
    ...lines,
    hook: hook ? analysis.hook : null,
    takeaways: analysis.takeaways.filter(bullet).slice(0, MOST_BULLETS),
    implications: analysis.implications.filter(bullet).slice(0, MOST_BULLETS),
    timeline: fitTimeline(analysis.timeline),
  };
}

/** What changed comes first, then why it matters; the next step is the first to go. */
function fitLines({ whatChanged, whyItMatters, whatToDoNext }: Analysis) {
  let left = TLDR_WORDS;
  const line = (claim: Claim | null) => {
    if (!claim || count(claim) > left) return null;
    left -= count(claim);
    return claim;
  };
  return {
    whatChanged: line(whatChanged),
    whyItMatters: line(whyItMatters),
    whatToDoNext: line(whatToDoNext),
  };
}

function fitTimeline(events: readonly DatedEvent[]): readonly DatedEvent[] {
  const unique = events.filter(
    (event, i) =>
      count(event) <= BULLET_WORDS &&
      events.findIndex(({ date, text }) => date === event.date && text === event.text) === i,
  );
  if (unique.length < FEWEST_EVENTS) return [];
  return unique.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).slice(-MOST_EVENTS);
}

function count({ text }: Claim): number {
  return wordCount(text, isUnspaced(null, text) ? 'zh' : 'en');
}
