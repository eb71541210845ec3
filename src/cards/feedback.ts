/** What people say of stories, and what the operator is told of it. */
import type { FeedbackKind, MarkedClaim, StoryId } from '../model.ts';
import type { Block, Card, Invocation, Line, Menu } from './blocks.ts';
import { text } from './notice.ts';

/** How often each was said. */
export type FeedbackCounts = Readonly<Record<FeedbackKind, number>>;

const WORDS: Readonly<Record<FeedbackKind, string>> = {
  useful: 'useful',
  'not-for-us': 'not for us',
  wrong: 'wrong',
  duplicate: 'duplicate',
};
/** Choices in a menu: what every platform takes. */
const MOST_CHOICES = 25;
const LISTED = 10;

/** The press of a feedback button. `claim` is the claim's key. */
export function aboutFeedback(what: string, story: StoryId, claim?: string): Invocation {
  const options = { what, words: String(story), ...(claim !== undefined && { claim }) };
  return { command: 'feedback', options };
}

/** "3 useful, 1 not for us"; '' where nothing was said. */
export function countWords(counts: FeedbackCounts): string {
  const kinds = Object.keys(WORDS) as FeedbackKind[];
  return kinds.flatMap((kind) => (counts[kind] > 0 ? [`${counts[kind]} ${WORDS[kind]}`] : [])).join(', ');
}

/** Asks which of a story's statements is wrong. */
export function wrongCard(
  story: StoryId,
  claims: readonly { readonly key: string; readonly text: string }[],
): Card {
  const words = 'Noted as wrong. Which statement is it? The operator is told.';
  const choices = claims
    .slice(0, MOST_CHOICES)
    .map((claim) => ({ label: claim.text, run: aboutFeedback('wrong', story, claim.key) }));
  const back = { label: 'Take it back', does: { run: aboutFeedback('take-back', story) } };
  return {
    kind: 'notice',
    summary: words,
    blocks: [
      { type: 'paragraph', line: text(words) },
      { type: 'actions', buttons: [back], menu: { label: 'Choose the statement', choices } },
    ],
  };
}

/** Claims that readers marked, as the operator's channel gets them. */
export function markedClaimsCard(claims: readonly MarkedClaim[]): Card {
  const title =
    claims.length === 1 ? 'A reader marked a statement as wrong' : 'Readers marked statements as wrong';
  return { kind: 'notice', summary: title, blocks: [heading(title), ...markedBlocks(claims)] };
}

function heading(title: string): Block {
  return { type: 'heading', level: 2, text: title };
}

/** Marked claims as bullets, and a menu that withholds one or shows it again. */
export function markedBlocks(claims: readonly MarkedClaim[]): Block[] {
  if (claims.length === 0) return [];
  const items = claims.slice(0, LISTED).map(markedLine);
  if (claims.length > LISTED) items.push(text(`and ${claims.length - LISTED} more`));
  const choices: Menu['choices'] = claims
    .slice(0, MOST_CHOICES)
    .map(({ key, text: words, story, withheldAt }) => ({
      label: `${withheldAt === null ? 'Withhold' : 'Show again'}: ${words}`,
      run: aboutFeedback(withheldAt === null ? 'withhold' : 'restore', story, key),
    }));
  return [
    { type: 'bullets', items },
    { type: 'actions', buttons: [], menu: { label: 'Withhold a statement', choices } },
  ];
}

function markedLine({ text: words, story, people, withheldAt }: MarkedClaim): Line {
  const who = people === 1 ? '1 person' : `${people} people`;
  const state = withheldAt === null ? '' : ', withheld';
  return text(`“${words}” (story ${story}, ${who}${state})`);
}
