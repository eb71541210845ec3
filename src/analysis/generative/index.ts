import { ModelError } from '../../errors.ts';
import type { Analysis, Article, Story } from '../../model.ts';
import { type CardLanguage, cardLanguages } from '../../text/card-languages.ts';
import type { AnalysisContext, Analyst } from '../analyst.ts';
import { type AudienceTable, scoreAudiences } from '../audiences.ts';
import { checkAnalysis, type Withheld } from '../claims/check.ts';
import { everyClaim } from '../every-claim.ts';
import { withinBounds } from './bounds.ts';
import { type Draft, readDraft } from './draft.ts';
import type { LanguageModel, Reply } from './language-model.ts';
import { askAbout } from './prompt.ts';
import { type ShownArticle, showSources } from './sources.ts';
import { screen, toAnalysis } from './statements.ts';
import { translate } from './translation.ts';

export interface GenerativeOptions {
  readonly model: LanguageModel;
  readonly audiences: AudienceTable;
  /** The language to write in where the context names none; the sources' own where it is not given. */
  readonly language?: CardLanguage | undefined;
  /** Told of every statement that was not let through. */
  readonly onWithheld?: (story: Story, withheld: readonly Withheld[]) => void;
}

/** Of the statements that a model wrote so many must hold, or none is used: the rest would be luck. */
const ENOUGH_VERIFIED = 0.5;

/**
 * The analyst that has a language model write. The model sees the sources as numbered sentences and cites
 * them as it writes; what the claim checker does not let through is withheld alone and counted.
 * `analyse` throws a ModelError where there is no analysis worth having.
 */
export function generativeAnalyst(options: GenerativeOptions): Analyst {
  return {
    async analyse(story, context) {
      const shown = showSources(story, context.related);
      if (shown.length === 0) throw new ModelError('answer', 'The sources have no text for a model to read.');
      const asked = { ...options, language: context.language ?? options.language };
      const { draft, target, reply } = await write(shown, asked, context);
      const { analysis, withheld } = judge(draft, shown, story, target, asked);
      options.onWithheld?.(story, withheld);
      refusePoor(analysis, withheld);
      await reply.keep?.();
      return withinBounds(analysis);
    },
  };
}

async function write(
  shown: readonly ShownArticle[],
  { model, audiences, language }: GenerativeOptions,
  { signal }: AnalysisContext,
): Promise<{ draft: Draft; target: CardLanguage | null; reply: Reply }> {
  const target = language !== undefined && language !== shown[0]?.article.language ? language : null;
  const translateTo = target && cardLanguages[target];
  const question = askAbout(shown, { model: model.name, audiences, translateTo });
  const reply = await model.ask({ ...question, signal });
  const draft = await readDraft(reply.text);
  if (draft) return { draft, target, reply };
  const said = reply.text.replace(/\s+/g, ' ').trim().slice(0, 80);
  throw new ModelError(
    'answer',
    said === '' ? 'The model answered nothing.' : `The model answered no JSON: “${said}”.`,
  );
}

/** Checks every statement; those that fall are left out of the analysis and listed. */
function judge(
  draft: Draft,
  shown: readonly ShownArticle[],
  story: Story,
  target: CardLanguage | null,
  { model, audiences, language }: GenerativeOptions,
): { analysis: Analysis; withheld: readonly Withheld[] } {
  const articles: readonly Article[] = shown.map(({ article }) => article);
  const known = new Set(audiences.map(({ tag }) => tag));
  const scored = scoreAudiences(story, audiences);
  const written = toAnalysis(draft, shown, {
    method: { kind: 'model', model: model.name, verified: 0, claims: 0 },
    audiences: tagsFrom(
      draft.audiences.filter((tag) => known.has(tag)),
      scored,
    ),
  });
  const screened = screen(written, story);
  const checked = checkAnalysis(screened.analysis, articles);
  const translated =
    target === null
      ? { analysis: checked.analysis, withheld: [] }
      : translate(checked.analysis, draft, articles, target);
  const withheld = [...screened.withheld, ...checked.withheld, ...translated.withheld];
  const claims = everyClaim(written).length;
  const verified = claims - withheld.length;
  const method = {
    kind: 'model' as const,
    model: model.name,
    claims,
    verified,
    ...(language && { language }),
  };
  return { analysis: { ...translated.analysis, method }, withheld };
}

const MOST_TAGS = 3;
/** The score of a tag that only the model gives: as much as the threshold. */
const TAG_BY_MODEL = 0.5;

/** The model's tags with the scores that the words of the sources give them; those of the words where it gave none. */
function tagsFrom(tags: readonly string[], scored: Analysis['audiences']): Analysis['audiences'] {
  if (tags.length === 0) return scored;
  return [...new Set(tags)]
    .slice(0, MOST_TAGS)
    .map((tag) => scored.find((match) => match.tag === tag) ?? { tag, score: TAG_BY_MODEL });
}

function refusePoor({ whatChanged, method }: Analysis, withheld: readonly Withheld[]): void {
  if (method.kind !== 'model') return;
  const { claims, verified } = method;
  if (whatChanged !== null && verified >= claims * ENOUGH_VERIFIED) return;
  const first = withheld[0];
  const reason = first ? `, such as “${first.claim.slice(0, 80)}”: ${first.why}` : '';
  throw new ModelError(
    'answer',
    `Of ${claims} statements by the model ${verified} hold, too few to use${reason}.`,
  );
}
