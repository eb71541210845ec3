import type { Analysis, Story } from '../../model.ts';
import type { AnalysisContext, Analyst } from '../analyst.ts';
import { type AudienceTable, scoreAudiences } from '../audiences.ts';
import { checkAnalysis } from '../claims/check.ts';
import { timeline } from './history.ts';
import { choosePredictions, takeaways, toImplication } from './insight.ts';
import { readCorpus } from './passages.ts';
import { score } from './salience.ts';
import { type Chosen, toClaim } from './selection.ts';
import { summarise } from './summary.ts';

/**
 * The analyst that needs no model: every statement is a sentence of a source, shortened by leaving parts
 * out, with that sentence as its citation. A section that no sentence speaks for stays empty.
 */
export function extractiveAnalyst(options: { readonly audiences: AudienceTable }): Analyst {
  return {
    async analyse(story, context) {
      const articles = [...story.articles, ...context.related];
      const { analysis } = checkAnalysis(extract(story, context, options.audiences), articles);
      return analysis;
    },
  };
}

function extract(story: Story, context: AnalysisContext, audiences: AudienceTable): Analysis {
  const corpus = readCorpus(story, context.related);
  const scored = score(corpus);
  const summary = summarise(scored, corpus);
  const claim = (chosen: Chosen | null) => chosen && toClaim(chosen, corpus);
  const used = Object.values(summary) as readonly (Chosen | null)[];
  const predictions = choosePredictions(scored, [
    summary.whatChanged,
    summary.whyItMatters,
    summary.whatToDoNext,
  ]);
  return {
    method: { kind: 'extractive' },
    hook: claim(summary.hook),
    whatChanged: claim(summary.whatChanged),
    whyItMatters: claim(summary.whyItMatters),
    whatToDoNext: claim(summary.whatToDoNext),
    audiences: scoreAudiences(story, audiences),
    takeaways: takeaways(scored, corpus, [...used, ...predictions]),
    implications: predictions.map((chosen) => toImplication(chosen, corpus)),
    timeline: timeline(scored, corpus, predictions),
  };
}
