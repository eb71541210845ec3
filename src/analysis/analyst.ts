import type { Analysis, Article, Instant, Story } from '../model.ts';

/** What an analyst may look at beside the story itself. */
export interface AnalysisContext {
  readonly now: Instant;
  /** Earlier articles on the same matter: background that may be cited, never the news itself. */
  readonly related: readonly Article[];
}

/** Works out a story: without a model (`extractiveAnalyst`) or with one. Every claim it returns is cited and checked. */
export interface Analyst {
  analyse(story: Story, context: AnalysisContext): Promise<Analysis>;
}
