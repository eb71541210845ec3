/** The story card: sections 1–7 and 11–14 as a channel gets it; 8–10 on demand (product.md, "The story card"). */
import type { Analysis, Claim, StoryId } from '../model.ts';
import type { Block, Button, Card, Inline, Invocation, Line } from './blocks.ts';
import { numberCitations } from './citations.ts';
import { insightBlocks } from './insight.ts';
import { text } from './notice.ts';
import {
  latencyWords,
  newestOf,
  original,
  publishersOf,
  type StoryPart,
  type StoryView,
  sourceWords,
} from './story-view.ts';

/** A command with a story's id, as the card's buttons carry it. */
export function aboutStory(command: string, id: StoryId, part?: string): Invocation {
  return { command, options: { words: String(id), ...(part !== undefined && { part }) } };
}

function sourceLine({ story, updated }: StoryView): Block {
  const latency = latencyWords(story);
  const parts: Line[] = [text(sourceWords(story)), [{ type: 'freshness', newest: newestOf(story) }]];
  if (latency) parts.push(text(latency));
  if (publishersOf(story).length === 1) parts.push(text('single source'));
  if (story.sample) parts.push([{ type: 'text', text: 'Sample', strong: true }]);
  if (updated) {
    parts.push([
      { type: 'text', text: 'updated ' },
      { type: 'time', at: updated.at, style: 'clock' },
    ]);
    if (updated.what !== '') parts.push(text(updated.what));
  }
  return { type: 'context', parts };
}

function headline({ story }: StoryView): Block {
  const url = original(story)?.url;
  return { type: 'heading', level: 1, text: story.headline, ...(url && { url }) };
}

function hook(analysis: Analysis | null, cite: (claim: Claim) => readonly Inline[]): Block[] {
  if (!analysis?.hook) return [];
  const line: Line = [{ type: 'text', text: analysis.hook.text }, ...cite(analysis.hook)];
  return [{ type: 'paragraph', mark: '💡', line }];
}

const TLDR = [
  ['What changed', 'whatChanged'],
  ['Why it matters', 'whyItMatters'],
  ['What to do next', 'whatToDoNext'],
] as const;

function tldr(analysis: Analysis | null, cite: (claim: Claim) => readonly Inline[]): Block[] {
  const rows = TLDR.flatMap(([label, section]) => {
    const claim = analysis?.[section];
    return claim ? [{ label, line: [{ type: 'text' as const, text: claim.text }, ...cite(claim)] }] : [];
  });
  return rows.length > 0 ? [{ type: 'labelled', rows }] : [];
}

function audienceLine({ audiences }: StoryView): Block[] {
  if (audiences.length === 0) return [];
  return [{ type: 'context', parts: [text(`👥 ${audiences.join(' · ')}`)] }];
}

function actions({ story, analysis, related }: StoryView): Block {
  const run = (label: string, invocation: Invocation): Button => ({ label, does: { run: invocation } });
  const buttons: Button[] = [];
  const hasInsight = analysis && analysis.takeaways.length + analysis.implications.length > 0;
  if (hasInsight)
    buttons.push({ ...run('Deep insight', aboutStory('story', story.id, 'insight')), primary: true });
  if (analysis && analysis.timeline.length > 0) {
    buttons.push(run('Timeline', aboutStory('story', story.id, 'timeline')));
  }
  if (related.length > 0)
    buttons.push(run(`Related · ${related.length}`, aboutStory('story', story.id, 'related')));
  buttons.push(run('📰 This week’s recap', { command: 'recap', options: {} }));
  const choices = [
    { label: 'Why is this here?', run: aboutStory('why', story.id) },
    { label: 'All sources', run: aboutStory('story', story.id, 'sources') },
  ];
  return { type: 'actions', buttons, menu: { label: 'More', choices } };
}

/** Section 14: how the card was made, truthfully. */
function methodWords(analysis: Analysis | null, articles: number): string {
  const from = `${articles} ${articles === 1 ? 'article' : 'articles'}`;
  if (!analysis || analysis.method.kind === 'extractive') return `extracted from ${from}`;
  const { model, verified, claims } = analysis.method;
  return `written by ${model} from ${from}, ${verified} of ${claims} claims verified`;
}

function attribution({ story, analysis }: StoryView): Block {
  const source = original(story);
  const name = source?.publisher.name ?? 'unknown';
  const link: Inline = source?.url
    ? { type: 'link', text: `${name} ↗`, url: source.url }
    : { type: 'text', text: name };
  const parts: Line[] = [
    [{ type: 'text', text: 'Original source: ' }, link],
    text('content rights belong to the publishers'),
    text(methodWords(analysis, story.articles.length)),
  ];
  if (story.sample) parts.push(text('sample edition, written for Dateline'));
  return { type: 'context', parts };
}

/** The card's one plain sentence. */
function summary({ story, analysis }: StoryView): string {
  const hookText = analysis?.hook?.text;
  const says = hookText && hookText !== story.headline ? `: ${hookText}` : '';
  return `${story.headline}${says} (${sourceWords(story)})`;
}

function card(view: StoryView, blocks: readonly Block[]): Card {
  const { story } = view;
  return { kind: 'story', summary: summary(view), story: story.id, newest: newestOf(story), blocks };
}

/** The card as it is posted into a channel. */
export function storyCard(view: StoryView): Card {
  const quiet = () => [];
  return card(view, [
    sourceLine(view),
    headline(view),
    ...hook(view.analysis, quiet),
    ...tldr(view.analysis, quiet),
    ...audienceLine(view),
    actions(view),
    attribution(view),
  ]);
}

/** The card in full, every claim with its source: `/story` and the story's page. */
export function fullStoryCard(view: StoryView): Card {
  const numbers = numberCitations([...view.story.articles, ...view.cited]);
  const head = [
    sourceLine(view),
    headline(view),
    ...hook(view.analysis, numbers.refer),
    ...tldr(view.analysis, numbers.refer),
    ...audienceLine(view),
  ];
  const insight = insightBlocks(view, numbers);
  return card(view, [...head, ...insight, shareActions(view), attribution(view)]);
}

function shareActions({ story }: StoryView): Block {
  return {
    type: 'actions',
    buttons: [
      { label: '📰 This week’s recap', does: { run: { command: 'recap', options: {} } } },
      { label: 'Share to channel', does: { run: { ...aboutStory('story', story.id), share: true } } },
    ],
  };
}

/** One part of the deep insight, under the story's headline. */
export function storyPartCard(view: StoryView, part: StoryPart): Card {
  const numbers = numberCitations([...view.story.articles, ...view.cited]);
  const blocks = insightBlocks(view, numbers, part);
  return card(view, [headline(view), ...blocks, attribution(view)]);
}
