/** Deep insight: key takeaways, future implications, timeline, related updates, sources (sections 8–10, 12). */
import type { Analysis } from '../model.ts';
import type { Block, Inline, Line, Source } from './blocks.ts';
import type { CitationNumbers } from './citations.ts';
import type { RelatedStory, StoryPart, StoryView } from './story-view.ts';

/** The blocks of deep insight, or of one part of it; with the numbered sources at the end. */
export function insightBlocks(view: StoryView, numbers: CitationNumbers, part?: StoryPart): Block[] {
  const { analysis } = view;
  const wants = (name: StoryPart) => part === undefined || part === name;
  const blocks: Block[] = [];
  if (part === undefined && analysis && analysis.takeaways.length + analysis.implications.length > 0) {
    blocks.push({ type: 'divider' }, { type: 'heading', level: 2, mark: '🧠', text: 'Deep insight' });
  }
  if (analysis && wants('insight'))
    blocks.push(...takeaways(analysis, numbers), ...implications(analysis, numbers));
  if (analysis && (wants('timeline') || part === 'insight')) blocks.push(...timeline(analysis, numbers));
  if (wants('related')) blocks.push(...related(view.related));
  if (part === 'sources') return [...blocks, ...sources('Sources', allSources(view))];
  return [...blocks, ...sources('Sources', numbers.sources())];
}

function takeaways(analysis: Analysis, numbers: CitationNumbers): Block[] {
  if (analysis.takeaways.length === 0) return [];
  const items = analysis.takeaways.map(
    (claim): Line => [{ type: 'text', text: claim.text }, ...numbers.refer(claim)],
  );
  return [
    { type: 'heading', level: 2, mark: '🔑', text: 'Key takeaways' },
    { type: 'bullets', items },
  ];
}

function implications(analysis: Analysis, numbers: CitationNumbers): Block[] {
  if (analysis.implications.length === 0) return [];
  const items = analysis.implications.map((claim): Line => {
    const line: Inline[] = [{ type: 'text', text: claim.text, strong: true }];
    if (claim.rationale) line.push({ type: 'text', text: ` ${claim.rationale}` });
    if (claim.horizon) line.push({ type: 'text', text: ` (by ${claim.horizon})`, emphasis: true });
    return [...line, ...numbers.refer(claim)];
  });
  return [
    { type: 'heading', level: 2, mark: '🔮', text: 'Future implications' },
    { type: 'bullets', items },
  ];
}

function timeline(analysis: Analysis, numbers: CitationNumbers): Block[] {
  if (analysis.timeline.length === 0) return [];
  const events = analysis.timeline.map((event) => ({
    date: event.date,
    text: event.text,
    planned: event.planned,
    references: numbers.refer(event).map(({ number, url }) => ({ number, url })),
  }));
  return [
    { type: 'heading', level: 2, mark: '⏳', text: 'Timeline' },
    { type: 'timeline', events },
  ];
}

function related(stories: readonly RelatedStory[]): Block[] {
  if (stories.length === 0) return [];
  const rows = stories.map(({ id, headline, at, when }) => ({
    lead: null,
    title: headline,
    url: null,
    aside: [
      { type: 'text' as const, text: `${when} · ` },
      { type: 'time' as const, at, style: 'age' as const },
    ],
    detail: '',
    open: { command: 'story', options: { words: String(id) } },
  }));
  return [
    { type: 'heading', level: 2, mark: '🔗', text: 'Related updates' },
    { type: 'rows', rows },
  ];
}

function sources(title: string, list: readonly Source[]): Block[] {
  if (list.length === 0) return [];
  return [
    { type: 'heading', level: 2, text: title },
    { type: 'sources', sources: list },
  ];
}

function allSources({ story }: StoryView): Source[] {
  return story.articles.map((article, i) => ({
    number: i + 1,
    publisher: article.publisher.name,
    title: article.title,
    url: article.url,
    quote: null,
  }));
}
