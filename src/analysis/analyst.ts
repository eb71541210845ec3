import type { Analysis, Article, Instant, Story } from '../model.ts';
import type { CardLanguage } from '../text/card-languages.ts';

/** What an analyst may look at beside the story itself. */
export interface AnalysisContext {
  readonly now: Instant;
  /** Earlier articles on the same matter: background that may be cited, never the news itself. */
  readonly related: readonly Article[];
  /** The language that a model shall write in; without one what is said in the sources stays as it is. */
  readonly language?: CardLanguage | undefined;
  /** Ends the work early, where it takes long. */
  readonly signal?: AbortSignal | undefined;
}

/** Works out a story: without a model (`extractiveAnalyst`) or with one. Every claim it returns is cited and checked. */
export interface Analyst {
  analyse(story: Story, context: AnalysisContext): Promise<Analysis>;
}
