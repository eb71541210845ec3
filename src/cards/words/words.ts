/** By age of a story's newest source; a renderer may colour by it. */
export type Freshness = 'breaking' | 'fresh' | 'recent' | 'aging' | 'stale';

/** How a card was made by a model: of so many articles, so many of its claims verified. */
export interface Written {
  readonly model: string;
  readonly articles: number;
  readonly verified: number;
  readonly claims: number;
}

/** Every word of a story's card that is not its sources'. A label of a button or a row is 40 characters at most. */
export interface CardWords {
  readonly whatChanged: string;
  readonly whyItMatters: string;
  readonly whatToDoNext: string;

  /** Behind the first publisher's name: "+2 sources". */
  readonly moreSources: (count: number) => string;
  readonly unknownPublisher: string;
  /** `length` is "16m", "3h". */
  readonly collectedIn: (length: string) => string;
  readonly singleSource: string;
  readonly sample: string;
  /** Before a clock time. */
  readonly updated: string;
  readonly freshness: Readonly<Record<Freshness, string>>;
  readonly retracted: (publisher: string) => string;
  readonly corrected: (publisher: string) => string;

  readonly deepInsight: string;
  readonly timeline: string;
  readonly related: (count: number) => string;
  readonly weekRecap: string;
  readonly allSources: string;
  readonly share: string;
  readonly useful: string;
  readonly more: string;
  readonly whyHere: string;
  readonly somethingWrong: string;
  readonly duplicate: string;
  readonly notForUs: string;
  readonly follow: string;

  readonly keyTakeaways: string;
  readonly futureImplications: string;
  readonly relatedUpdates: string;
  readonly sources: string;
  readonly earlier: string;
  readonly later: string;
  /** By when a prediction can be checked, in the source's words. */
  readonly by: (horizon: string) => string;
  readonly cameTrue: string;
  readonly didNot: string;
  readonly lapsed: string;

  /** Before the first source's name. */
  readonly originalSource: string;
  readonly rights: string;
  readonly extracted: (articles: number) => string;
  readonly written: (how: Written) => string;
  readonly withheld: (statements: number) => string;
  readonly sampleEdition: string;
}
