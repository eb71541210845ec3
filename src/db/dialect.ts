/** What the databases say differently: each driver has its own. */
import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { Instant } from '../model.ts';

/** What is looked for in articles; see `search.ts`. */
export interface SearchQuestion {
  /** Words for the index. */
  readonly spaced: readonly string[];
  /** Those of them by which what is found is ranked: all, or the rarer ones. */
  readonly ranked: readonly string[];
  /** Runs of scripts without spaces, to be looked for in the texts themselves. */
  readonly unspaced: readonly string[];
  /** Parts of words, to be looked for in the texts, large or small letters. */
  readonly attached: readonly string[];
  /** Whether an article must have all of them, or any. */
  readonly mode: 'all' | 'any';
  readonly since: Instant;
  readonly until: Instant;
  readonly limit: number;
}

/** Which articles of those that hold words are wanted, the newest first: for words that too many hold to rank them. */
export interface NewestQuestion {
  readonly words: readonly string[];
  readonly mode: 'all' | 'any';
  /** Only those that hold them in their title. */
  readonly inTitle: boolean;
  readonly since: Instant;
  readonly until: Instant;
  readonly limit: number;
}

/** The same for some from all of the time: articles whose id is a multiple of `step`, which is as good as chance. */
export interface SampleQuestion extends Pick<NewestQuestion, 'words' | 'mode' | 'inTitle'> {
  readonly step: number;
}

/** SQL that is not the same everywhere. */
export interface Dialect {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** The largest of some values. */
  greatest(...values: readonly (SQLWrapper | number)[]): SQL;
  /** The smallest of some values. */
  least(...values: readonly (SQLWrapper | number)[]): SQL;
  /** Behind a column, in a prepared statement: it is among the numbers of a list that is bound as JSON in one value, whatever its length. */
  readonly amongNumbers: string;
  /** The same for texts. */
  readonly amongTexts: string;
  /** The texts of such a list as rows. */
  readonly textsOfJson: string;
  /** The same for numbers. */
  readonly numbersOfJson: string;
  /** A value to return from a statement that must be on disk, with all before it, once it is answered: others only soon after. */
  readonly flushed: SQL<unknown>;
  /** A question in plain SQL for the last id that a table gave, also to rows that are gone since; 0 for none. */
  lastId(table: string): string;
  /** A statement in plain SQL that lets a table with rows go on counting from the number that is bound. */
  countFrom(table: string): string;
  /** So many articles can be ranked in some hundredths of a second. */
  readonly rankable: number;
  /** The ids (`id`) of the articles that a question finds, best first. */
  search(question: SearchQuestion): SQL;
  /** The same for articles that are not ranked; reads little more than it gives where the words are common. */
  newest(question: NewestQuestion): SQL;
  /** Ids in their order; reads all that hold the words, or all that have such an id, whatever is quicker. */
  sample(question: SampleQuestion): SQL;
}
