/** The story card: sections 1–7 and 11–14 as a channel gets it; 8–10 on demand (product.md, "The story card"). */
import type { Analysis, Claim, StoryId } from '../model.ts';
import type { Block, Button, Card, Inline, Invocation, Line } from './blocks.ts';
import { type CitationNumbers, numberCitations } from './citations.ts';
import { aboutFeedback } from './feedback.ts';
import { followStory } from './follow-up.ts';
import { insightBlocks } from './insight.ts';
import { text } from './notice.ts';
import {
  languageOf,
  latencyWords,
  newestOf,
  noticeWords,
  original,
  publishersOf,
  type StoryPart,
  type StoryView,
  sourceWords,
  wordsOf,
} from './story-view.ts';

/** A command with a story's id, as the card's buttons carry it. */
export function aboutStory(command: string, id: StoryId, part?: string): Invocation {
  return { command, options: { words: String(id), ...(part !== undefined && { part }) } };
}

/** With its day where the card stands by itself: a sentence's "today" and "on Tuesday" are of that day. */
function sourceLine(view: StoryView, dated = false): Block {
  const { story, analysis, updated } = view;
  const words = wordsOf(view);
  const latency = latencyWords(story, words);
  const fresh = { type: 'freshness', newest: newestOf(story), language: languageOf(analysis) } as const;
  const parts: Line[] = [text(sourceWords(story, words)), [fresh]];
  if (dated) parts.push([{ type: 'time', at: newestOf(story), style: 'date' }]);
  if (latency) parts.push(text(latency));
  if (publishersOf(story).length === 1) parts.push(text(words.singleSource));
  if (story.sample) parts.push([{ type: 'text', text: words.sample, strong: true }]);
  if (updated) {
    parts.push([
      { type: 'text', text: `${words.updated} ` },
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

/** A report that was put right or taken back is said before anything that rests on it. */
function noticeLine(view: StoryView): Block[] {
  const said = noticeWords(view.notices ?? [], wordsOf(view));
  return said.length === 0 ? [] : [{ type: 'context', parts: [text(`⚠️ ${said.join('; ')}`)] }];
}

function hook(analysis: Analysis | null, cite: (claim: Claim) => readonly Inline[]): Block[] {
  if (!analysis?.hook) return [];
  const line: Line = [{ type: 'text', text: analysis.hook.text }, ...cite(analysis.hook)];
  return [{ type: 'paragraph', mark: '💡', line }];
}

const TLDR = ['whatChanged', 'whyItMatters', 'whatToDoNext'] as const;

function tldr({ analysis }: StoryView, cite: (claim: Claim) => readonly Inline[]): Block[] {
  const words = wordsOf({ analysis });
  const rows = TLDR.flatMap((section) => {
    const claim = analysis?.[section];
    return claim
      ? [{ label: words[section], line: [{ type: 'text' as const, text: claim.text }, ...cite(claim)] }]
      : [];
  });
  return rows.length > 0 ? [{ type: 'labelled', rows }] : [];
}

function audienceLine({ audiences }: StoryView): Block[] {
  if (audiences.length === 0) return [];
  return [{ type: 'context', parts: [text(`👥 ${audiences.join(' · ')}`)] }];
}

function actions({ story, analysis, related }: StoryView): Block {
  const words = wordsOf({ analysis });
  const run = (label: string, invocation: Invocation): Button => ({ label, does: { run: invocation } });
  const buttons: Button[] = [];
  const hasInsight = analysis && analysis.takeaways.length + analysis.implications.length > 0;
  if (hasInsight)
    buttons.push({ ...run(words.deepInsight, aboutStory('story', story.id, 'insight')), primary: true });
  if (analysis && analysis.timeline.length > 0) {
    buttons.push(run(words.timeline, aboutStory('story', story.id, 'timeline')));
  }
  if (related.length > 0)
    buttons.push(run(words.related(related.length), aboutStory('story', story.id, 'related')));
  buttons.push(run(`📰 ${words.weekRecap}`, { command: 'recap', options: {} }));
  buttons.push(run(words.useful, aboutFeedback('useful', story.id)));
  const choices = [
    { label: words.whyHere, run: aboutStory('why', story.id) },
    { label: words.somethingWrong, run: aboutFeedback('wrong', story.id) },
    { label: words.duplicate, run: aboutFeedback('duplicate', story.id) },
    { label: words.notForUs, run: aboutFeedback('not-for-us', story.id) },
    { label: words.follow, run: followStory(story.id) },
  ];
  return { type: 'actions', buttons, menu: { label: words.more, choices } };
}

/** Section 14: how the card was made, truthfully. */
function methodWords(analysis: Analysis | null, articles: number): string {
  const words = wordsOf({ analysis });
  if (!analysis || analysis.method.kind === 'extractive') return words.extracted(articles);
  return words.written({ ...analysis.method, articles });
}

function attribution({ story, analysis, withheld = 0 }: StoryView): Block {
  const words = wordsOf({ analysis });
  const source = original(story);
  const name = source?.publisher.name ?? words.unknownPublisher;
  const link: Inline = source?.url
    ? { type: 'link', text: `${name} ↗`, url: source.url }
    : { type: 'text', text: name };
  const parts: Line[] = [
    [{ type: 'text', text: `${words.originalSource}: ` }, link],
    text(words.rights),
    text(methodWords(analysis, story.articles.length)),
  ];
  if (withheld > 0) parts.push(text(words.withheld(withheld)));
  if (story.sample) parts.push(text(words.sampleEdition));
  return { type: 'context', parts };
}

/** The card's one plain sentence. */
function summary({ story, analysis }: StoryView): string {
  const hookText = analysis?.hook?.text;
  const says = hookText && hookText !== story.headline ? `: ${hookText}` : '';
  return `${story.headline}${says} (${sourceWords(story, wordsOf({ analysis }))})`;
}

function card(view: StoryView, blocks: readonly Block[]): Card {
  const { story, analysis } = view;
  const audiences = (analysis?.audiences ?? []).map(({ tag }, i) => ({
    tag,
    name: view.audiences[i] ?? tag,
  }));
  const about = { story: story.id, newest: newestOf(story), audiences };
  return { kind: 'story', summary: summary(view), ...about, blocks };
}

/** The card as it is posted into a channel. */
export function storyCard(view: StoryView): Card {
  const quiet = () => [];
  return card(view, [
    sourceLine(view),
    headline(view),
    ...noticeLine(view),
    ...hook(view.analysis, quiet),
    ...tldr(view, quiet),
    ...audienceLine(view),
    actions(view),
    attribution(view),
  ]);
}

/** What a correction or retraction says, in its own words. */
function noticeQuotes({ notices = [] }: StoryView, numbers: CitationNumbers): Block[] {
  if (notices.length === 0) return [];
  const items = notices.map((notice): Line => {
    const words = `“${notice.quote}”`;
    return [{ type: 'text', text: words }, ...numbers.refer({ text: words, citations: [notice] })];
  });
  return [{ type: 'bullets', items }];
}

/** The card in full, every claim with its source: `/story` and the story's page. */
export function fullStoryCard(view: StoryView): Card {
  const numbers = numberCitations([...view.story.articles, ...view.cited]);
  const head = [
    sourceLine(view, true),
    headline(view),
    ...noticeLine(view),
    ...noticeQuotes(view, numbers),
    ...hook(view.analysis, numbers.refer),
    ...tldr(view, numbers.refer),
    ...audienceLine(view),
  ];
  const insight = insightBlocks(view, numbers);
  return card(view, [...head, ...insight, shareActions(view), attribution(view)]);
}

function shareActions({ story, analysis }: StoryView): Block {
  const words = wordsOf({ analysis });
  return {
    type: 'actions',
    buttons: [
      { label: `📰 ${words.weekRecap}`, does: { run: { command: 'recap', options: {} } } },
      { label: words.allSources, does: { run: aboutStory('story', story.id, 'sources') } },
      { label: words.follow, does: { run: followStory(story.id) } },
      { label: words.share, does: { run: { ...aboutStory('story', story.id), share: true } } },
    ],
  };
}

/** One part of the deep insight, under the story's headline. */
export function storyPartCard(view: StoryView, part: StoryPart): Card {
  const numbers = numberCitations([...view.story.articles, ...view.cited]);
  const blocks = insightBlocks(view, numbers, part);
  return card(view, [headline(view), ...blocks, attribution(view)]);
}
