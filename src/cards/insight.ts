/** Deep insight: key takeaways, future implications, timeline, related updates, sources (sections 8–10, 12). */
import type { Analysis, Implication, Prediction } from '../model.ts';
import type { Block, Inline, Line, Source } from './blocks.ts';
import type { CitationNumbers } from './citations.ts';
import { outcomeWords } from './predictions.ts';
import { type RelatedStory, type StoryPart, type StoryView, wordsOf } from './story-view.ts';
import type { CardWords } from './words/index.ts';

/** The blocks of deep insight, or of one part of it; with the numbered sources at the end. */
export function insightBlocks(view: StoryView, numbers: CitationNumbers, part?: StoryPart): Block[] {
  const { analysis } = view;
  const words = wordsOf(view);
  const wants = (name: StoryPart) => part === undefined || part === name;
  const blocks: Block[] = [];
  if (part === undefined && analysis && analysis.takeaways.length + analysis.implications.length > 0) {
    blocks.push({ type: 'divider' }, { type: 'heading', level: 2, mark: '🧠', text: words.deepInsight });
  }
  if (analysis && wants('insight')) blocks.push(...takeaways(analysis, numbers, words));
  if (wants('insight')) blocks.push(...implications(view, numbers));
  if (analysis && (wants('timeline') || part === 'insight'))
    blocks.push(...timeline(analysis, numbers, words));
  if (wants('related')) blocks.push(...related(view.related, words));
  if (part === 'sources') return [...blocks, ...sources(words.sources, allSources(view))];
  return [...blocks, ...sources(words.sources, numbers.sources())];
}

function takeaways(analysis: Analysis, numbers: CitationNumbers, words: CardWords): Block[] {
  if (analysis.takeaways.length === 0) return [];
  const items = analysis.takeaways.map(
    (claim): Line => [{ type: 'text', text: claim.text }, ...numbers.refer(claim)],
  );
  return [
    { type: 'heading', level: 2, mark: '🔑', text: words.keyTakeaways },
    { type: 'bullets', items },
  ];
}

/** The analysis's predictions with what came of them, and earlier ones that were decided. */
function implications({ analysis, predictions = [] }: StoryView, numbers: CitationNumbers): Block[] {
  const words = wordsOf({ analysis });
  const shown = analysis?.implications ?? [];
  const record = new Map(predictions.map((kept) => [kept.statement, kept]));
  const now = new Set(shown.map(({ text }) => text));
  const past = predictions.filter(({ statement, state }) => state !== 'open' && !now.has(statement));
  if (shown.length + past.length === 0) return [];
  const items = [
    ...shown.map(
      (claim): Line => [
        ...foretold(claim, numbers, words),
        ...recorded(record.get(claim.text), numbers, words),
      ],
    ),
    ...past.map((kept): Line => {
      const claim = { ...kept, text: kept.statement, citations: [kept.source] };
      return [...foretold(claim, numbers, words), ...recorded(kept, numbers, words)];
    }),
  ];
  return [
    { type: 'heading', level: 2, mark: '🔮', text: words.futureImplications },
    { type: 'bullets', items },
  ];
}

function foretold(claim: Implication, numbers: CitationNumbers, words: CardWords): Inline[] {
  const line: Inline[] = [{ type: 'text', text: claim.text, strong: true }];
  if (claim.rationale) line.push({ type: 'text', text: ` ${claim.rationale}` });
  if (claim.horizon) line.push({ type: 'text', text: ` (${words.by(claim.horizon)})`, emphasis: true });
  return [...line, ...numbers.refer(claim)];
}

/** What came of it, with the words that show it. */
function recorded(kept: Prediction | undefined, numbers: CitationNumbers, words: CardWords): Inline[] {
  const outcome = kept && outcomeWords(kept, words);
  if (!kept || outcome === null || outcome === undefined) return [];
  const said: Inline[] = [{ type: 'text', text: ` → ${outcome}`, strong: true }];
  if (!kept.outcome) return said;
  const quote = `“${kept.outcome.quote}”`;
  const shown = numbers.refer({ text: quote, citations: [kept.outcome] });
  return [...said, { type: 'text', text: `: ${quote}` }, ...shown];
}

function timeline(analysis: Analysis, numbers: CitationNumbers, words: CardWords): Block[] {
  if (analysis.timeline.length === 0) return [];
  const events = analysis.timeline.map((event) => ({
    date: event.date,
    text: event.text,
    planned: event.planned,
    references: numbers.refer(event).map(({ number, url }) => ({ number, url })),
  }));
  return [
    { type: 'heading', level: 2, mark: '⏳', text: words.timeline },
    { type: 'timeline', events },
  ];
}

function related(stories: readonly RelatedStory[], words: CardWords): Block[] {
  if (stories.length === 0) return [];
  const rows = stories.map(({ id, headline, at, when }) => ({
    lead: null,
    title: headline,
    url: null,
    aside: [
      { type: 'text' as const, text: `${words[when]} · ` },
      { type: 'time' as const, at, style: 'age' as const },
    ],
    detail: '',
    open: { command: 'story', options: { words: String(id) } },
  }));
  return [
    { type: 'heading', level: 2, mark: '🔗', text: words.relatedUpdates },
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
