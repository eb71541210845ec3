/** Which sentences tell an event: exact quotes that stand alone, say what happened, and do not repeat one another. */
import { sentences } from '../../text/sentences.ts';
import { firstDay } from '../dates/calendar.ts';
import type { DateEvidence, Mention, Witness } from './evidence.ts';
import type { TopicSight } from './topic.ts';

/** A quote and who says it. */
export interface Quote {
  readonly sentence: string;
  readonly witness: Witness;
  readonly planned: boolean;
}

/** An event that the answer already has. */
export interface ToldEvent {
  readonly date: string;
  readonly sentences: readonly string[];
}

interface Candidate extends Quote {
  readonly score: number;
}

/** First words that point back to a sentence that the reader does not see. */
const DANGLING =
  /^\W*(?:he|she|it|they|we|i|you|his|her|hers|its|their|this|that|these|those|but|and|so|or|yet|then|there|here|however|also|meanwhile|instead|such|both|which|who|what|when|why|how|because|nor|still|indeed|therefore|thus|if|later|another|él|ella|ellos|esto|esta|este|pero|y|sin embargo|además|er|sie|es|dies|diese|dieser|aber|und|doch|zudem|他|她|它|这|這|但|而且|此外|彼|彼女|これ|それ|しかし|また|そして)(?![\p{L}'’])/iu;

/** Talk, not an event: the speaker's own voice, a question, an aside to the reader. */
const TALK =
  /(?<![\p{L}])(?:I|we|my|our|you|your|click|read more|photograph|picture[ds]?)(?![\p{L}])|[?？]/iu;

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** Fewest and most characters of a telling sentence; Chinese and Japanese say in a third what English needs. */
const LENGTHS = { fewest: 40, most: 300 };
const CJK_LENGTHS = { fewest: 12, most: 130 };
/** Two sentences that share so many of their words say the same. */
const SAME = 0.5;
/** What a sentence with the one before it is worth, beside 3 for one that stands alone. */
const GROUNDED = 1.5;
/** Days within which two dates may tell of one event. */
const CLOSE = 3;
/** Most sentences of one date that are compared. */
const MOST = 80;

/** True where a reader who sees only this sentence understands it, as far as its form can tell. */
export function standsAlone(sentence: string): boolean {
  const { fewest, most } = CJK.test(sentence) ? CJK_LENGTHS : LENGTHS;
  if (sentence.length < fewest || sentence.length > most) return false;
  if (DANGLING.test(sentence) || TALK.test(sentence)) return false;
  if (!/^["'“‘«「『([]?[\p{Lu}\p{Lo}\p{N}]/u.test(sentence) || !/[.!。！”"’')\]」』]$/u.test(sentence))
    return false;
  return !unclosed(sentence);
}

/** A quotation that begins or ends outside the sentence. */
function unclosed(sentence: string): boolean {
  const count = (mark: RegExp) => sentence.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 1 || count(/[“「『«]/g) !== count(/[”」』»]/g);
}

/**
 * The best quotes for a date, at most `most`. What `told` events close to it already say is passed over, so that
 * days of reports on one event do not tell it twice; none where nothing new is left to say.
 */
export function quotesFor(
  evidence: DateEvidence,
  sight: TopicSight,
  most: number,
  told: readonly ToldEvent[],
): Quote[] {
  const near = told.filter(({ date }) => Math.abs(firstDay(date) - firstDay(evidence.date)) <= CLOSE);
  const used = new Set(told.flatMap((event) => event.sentences));
  const candidates = [...fromMentions(evidence), ...fromReports(evidence, sight)]
    .filter(({ sentence }) => sentence.length >= 12 && !used.has(sentence))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST);
  const shared = sharedWords(candidates);
  const ranked = candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + support(candidate, shared) }))
    .sort((a, b) => b.score - a.score);
  const chosen: Quote[] = [];
  for (const { sentence, witness, planned } of ranked) {
    if (chosen.length === most) break;
    if (DANGLING.test(sentence)) continue;
    if (chosen.length > 0 && !standsAlone(sentence)) continue;
    if (chosen.some((other) => alike(other.sentence, sentence))) continue;
    if (near.some((event) => event.sentences.some((other) => alike(other, sentence)))) continue;
    chosen.push({ sentence, witness, planned });
  }
  return chosen;
}

function fromMentions({ mentions }: DateEvidence): Candidate[] {
  return mentions.map((mention) => ({ ...mention, ...grounded(mention) }));
}

/** A sentence that points back ("It will fly …") is quoted together with the one before it, where that stands alone. */
function grounded(mention: Mention): { sentence: string; score: number } {
  const { sentence, start, witness } = mention;
  const score = tells(mention);
  if (!DANGLING.test(sentence)) return { sentence, score };
  const from = Math.max(0, start - LENGTHS.most);
  const text = witness.source.text.slice(from, start);
  const before = sentences(text).at(-1);
  if (!before || !standsAlone(before.text) || /\n\s*\n/.test(text.slice(before.start)))
    return { sentence, score };
  return {
    sentence: witness.source.text.slice(from + before.start, start + sentence.length),
    score: score + GROUNDED,
  };
}

function tells(mention: Mention): number {
  const { sentence, onTopic, subject, event, planned, start, witness } = mention;
  let score = standsAlone(sentence) ? 3 : 0;
  if (onTopic) score += 1.5;
  if (subject) score += 0.5;
  if (event) score += 1;
  if (planned) score -= 1;
  return score + witness.relevance + Math.exp(-start / 800);
}

/** What an article published that day begins with; its title where the text has no sentence that stands alone. */
function fromReports({ reports }: DateEvidence, sight: TopicSight): Candidate[] {
  return reports
    .filter(({ leads }) => leads)
    .map((witness): Candidate => {
      const lead = witness.lead.find(({ text }) => standsAlone(text) && sight.first(text) >= 0);
      const sentence = lead?.text ?? (witness.source.title || witness.lead[0]?.text) ?? '';
      return { witness, sentence, planned: false, score: (lead ? 4 : 0) + witness.relevance };
    });
}

/** Its words of four letters or more; pairs of characters where there are no spaces. */
function termsOf(sentence: string): Set<string> {
  return new Set(
    sentence
      .toLowerCase()
      .match(
        /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{1,2}|[^\P{L}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4,}|\d+/gu,
      ),
  );
}

function sharedWords(candidates: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sentence } of candidates) {
    for (const word of termsOf(sentence)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** How much of the sentence other sentences of the same date say too, 0 to 2. */
function support({ sentence }: Candidate, shared: ReadonlyMap<string, number>): number {
  const terms = [...termsOf(sentence)];
  if (terms.length === 0) return 0;
  const echoed = terms.filter((word) => (shared.get(word) ?? 0) > 1).length;
  return (2 * echoed) / Math.max(8, terms.length);
}

function alike(a: string, b: string): boolean {
  const [first, second] = [termsOf(a), termsOf(b)];
  const common = [...first].filter((word) => second.has(word)).length;
  return common >= SAME * Math.min(first.size, second.size);
}
