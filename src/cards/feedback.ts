/** What people say of stories, and what the operator is told of it. */
import type { FeedbackKind, MarkedClaim, StoryId } from '../model.ts';
import type { Block, Card, Invocation, Line, Menu } from './blocks.ts';
import { text } from './notice.ts';
import { english, type Words } from './words/index.ts';

/** How often each was said. */
export type FeedbackCounts = Readonly<Record<FeedbackKind, number>>;

const WORDS = {
  useful: 'useful',
  'not-for-us': 'notForUs',
  wrong: 'wrong',
  duplicate: 'duplicate',
} as const satisfies Readonly<Record<FeedbackKind, keyof Words['feedback']>>;
/** Choices in a menu: what every platform takes. */
const MOST_CHOICES = 25;
const LISTED = 10;

/** The press of a feedback button. `claim` is the claim's key. */
export function aboutFeedback(what: string, story: StoryId, claim?: string): Invocation {
  const options = { what, words: String(story), ...(claim !== undefined && { claim }) };
  return { command: 'feedback', options };
}

/** "3 useful, 1 not for us"; '' where nothing was said. */
export function countWords(counts: FeedbackCounts, { feedback }: Words = english): string {
  const kinds = Object.keys(WORDS) as FeedbackKind[];
  return kinds
    .flatMap((kind) => (counts[kind] > 0 ? [feedback.count(counts[kind], feedback[WORDS[kind]])] : []))
    .join(', ');
}

/** Asks which of a story's statements is wrong. */
export function wrongCard(
  story: StoryId,
  claims: readonly { readonly key: string; readonly text: string }[],
  { feedback }: Words = english,
): Card {
  const choices = claims
    .slice(0, MOST_CHOICES)
    .map((claim) => ({ label: claim.text, run: aboutFeedback('wrong', story, claim.key) }));
  const back = { label: feedback.takeBack, does: { run: aboutFeedback('take-back', story) } };
  return {
    kind: 'notice',
    summary: feedback.whichStatement,
    blocks: [
      { type: 'paragraph', line: text(feedback.whichStatement) },
      { type: 'actions', buttons: [back], menu: { label: feedback.chooseStatement, choices } },
    ],
  };
}

/** Claims that readers marked, as the operator's channel gets them. */
export function markedClaimsCard(claims: readonly MarkedClaim[], words: Words = english): Card {
  const title = claims.length === 1 ? words.feedback.markedOne : words.feedback.markedSeveral;
  return { kind: 'notice', summary: title, blocks: [heading(title), ...markedBlocks(claims, words)] };
}

function heading(title: string): Block {
  return { type: 'heading', level: 2, text: title };
}

/** Marked claims as bullets, and a menu that withholds one or shows it again. */
export function markedBlocks(claims: readonly MarkedClaim[], words: Words = english): Block[] {
  const { feedback, shared } = words;
  if (claims.length === 0) return [];
  const items = claims.slice(0, LISTED).map((claim) => markedLine(claim, words));
  if (claims.length > LISTED) items.push(text(shared.andMore(claims.length - LISTED)));
  const choices: Menu['choices'] = claims
    .slice(0, MOST_CHOICES)
    .map(({ key, text: said, story, withheldAt }) => ({
      label: withheldAt === null ? feedback.withholdNamed(said) : feedback.showNamed(said),
      run: aboutFeedback(withheldAt === null ? 'withhold' : 'restore', story, key),
    }));
  return [
    { type: 'bullets', items },
    { type: 'actions', buttons: [], menu: { label: feedback.withholdOne, choices } },
  ];
}

function markedLine({ text: said, story, people, withheldAt }: MarkedClaim, { feedback }: Words): Line {
  const say = withheldAt === null ? feedback.marked : feedback.markedWithheld;
  return text(say(said, story, people));
}
