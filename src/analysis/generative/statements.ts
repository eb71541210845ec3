/** A model's draft as an analysis with citations, and what is sorted out before the claim checker sees it. */
import type { Analysis, Claim, DatedEvent, DatePrecision, Implication, Story } from '../../model.ts';
import type { Withheld } from '../claims/check.ts';
import { addressIn } from './addresses.ts';
import { type Draft, type DraftClaim, type DraftEvent, type DraftImplication, tidy } from './draft.ts';
import { citationsOf, type ShownArticle } from './sources.ts';

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const PRECISIONS: Readonly<Record<number, DatePrecision>> = { 4: 'year', 7: 'month', 10: 'day' };

/** The draft with the cited sentences in place of their ids. */
export function toAnalysis(
  draft: Draft,
  shown: readonly ShownArticle[],
  rest: Pick<Analysis, 'method' | 'audiences'>,
): Analysis {
  const claim = ({ text, cites }: DraftClaim): Claim => ({
    text: tidy(text),
    citations: citationsOf(cites, shown),
  });
  const one = (drafted: DraftClaim | null) => drafted && claim(drafted);
  return {
    ...rest,
    hook: one(draft.hook),
    whatChanged: one(draft.whatChanged),
    whyItMatters: one(draft.whyItMatters),
    whatToDoNext: one(draft.whatToDoNext),
    takeaways: draft.takeaways.map(claim),
    implications: draft.implications.map((drafted) => ({ ...claim(drafted), ...outlook(drafted) })),
    timeline: draft.timeline.flatMap((drafted) => {
      const dated = dateOf(drafted);
      const made = claim(drafted);
      return dated ? [{ ...made, ...dated, planned: isPlanned(dated.date, made, shown) }] : [];
    }),
  };
}

function outlook({ rationale, horizon }: DraftImplication): Pick<Implication, 'rationale' | 'horizon'> {
  return {
    rationale: rationale ? tidy(rationale) : null,
    horizon: horizon && DATE.test(horizon) ? horizon : null,
  };
}

function dateOf({ date }: DraftEvent): Pick<DatedEvent, 'date' | 'precision'> | null {
  const precision = DATE.test(date) ? PRECISIONS[date.length] : undefined;
  return precision ? { date, precision } : null;
}

/** Still to come when the source told of it: worked out, not asked of the model. */
function isPlanned(date: string, { citations }: Claim, shown: readonly ShownArticle[]): boolean {
  const told = shown.filter(({ article }) => citations.some((citation) => citation.article === article.id));
  return told.some(
    ({ article: { published } }) =>
      published !== null && date > new Date(published).toISOString().slice(0, date.length),
  );
}

/** Takes out statements with an address, and news that rests on background alone. */
export function screen(
  analysis: Analysis,
  story: Story,
): { analysis: Analysis; withheld: readonly Withheld[] } {
  const withheld: Withheld[] = [];
  const own = new Set(story.articles.map(({ id }) => id));
  const passes = (isNews: boolean) => (claim: Claim) => {
    const why = faultOf(claim, isNews, own);
    if (why !== null) withheld.push({ claim: claim.text, why });
    return why === null;
  };
  const news = passes(true);
  const one = (claim: Claim | null) => (claim && news(claim) ? claim : null);
  const screened = {
    ...analysis,
    hook: one(analysis.hook),
    whatChanged: one(analysis.whatChanged),
    whyItMatters: one(analysis.whyItMatters),
    whatToDoNext: one(analysis.whatToDoNext),
    takeaways: analysis.takeaways.filter(passes(false)),
    implications: analysis.implications.filter(news),
    timeline: analysis.timeline.filter(passes(false)),
  };
  return { analysis: screened, withheld };
}

function faultOf(claim: Claim | Implication, isNews: boolean, own: ReadonlySet<number>): string | null {
  const quotes = claim.citations.map(({ quote }) => quote);
  const reason = 'rationale' in claim ? (claim.rationale ?? '') : '';
  const address = addressIn(`${claim.text} ${reason}`, quotes);
  if (address !== null) return `it holds an address (${address})`;
  const rests = claim.citations.some(({ article }) => own.has(article));
  return isNews && claim.citations.length > 0 && !rests
    ? 'it is told as news and cites background alone'
    : null;
}
