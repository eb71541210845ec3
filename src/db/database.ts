/** What an open database is to the files of this folder. */
import type { SQL } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Dialect } from './dialect.ts';
import type * as tables from './schema/sqlite.ts';

/** What asks and writes: a database, or a transaction that is open on it. */
export interface Session {
  readonly orm: BetterSQLite3Database<typeof tables>;
  readonly tables: typeof tables;
  /** What this database says in its own way. */
  readonly dialect: Dialect;
  /** Rows of a question that only plain SQL can ask, as objects by the names that the question gives its columns. */
  rows<Row>(question: SQL): PromiseLike<Row[]>;
  /**
   * A statement in plain SQL with `?` for values, prepared once and kept: for what runs many times for each article,
   * where preparing would take longer than running. Rows come as arrays (`Row`).
   */
  prepared<Row extends readonly unknown[]>(text: string): PreparedStatement<Row>;
  /** Writes many rows in the fastest way that the database knows. Two of them may not have the same key. */
  insertRows(into: RowTarget, rows: readonly (readonly unknown[])[]): PromiseLike<void>;
  /** Changes many rows in the same way; gives how many were there to be changed. */
  updateRows(of: RowChange, rows: readonly (readonly unknown[])[]): PromiseLike<number>;
}

/** Where rows go: the table, the columns in the order of their values, and what becomes of a row whose key is there. */
export interface RowTarget {
  readonly table: string;
  readonly columns: readonly string[];
  /** What stands behind `on conflict`. */
  readonly onConflict: string;
}

/** Which rows are changed, and how. The values of a row are its id, then those of `columns`, then those of `where`. */
export interface RowChange {
  readonly table: string;
  /** What is set. */
  readonly columns: readonly string[];
  /** Columns that must still have these values: other rows stay as they are. */
  readonly where?: readonly string[];
  /** What is set beside that, as SQL. */
  readonly also?: string;
}

/** An open database. Files in this folder use what is in it; everybody else passes it along. */
export interface Database extends Session {
  /**
   * Does work in one transaction: all of it or, where it throws, nothing. The work is a generator that is given the
   * transaction and yields its queries (`run`); what it does beside them must bear repeating.
   *
   * A generator, because SQLite has one connection: the work runs to its end at once there, and no other task's query
   * comes in between. Never give Drizzle's own `transaction` an async callback on better-sqlite3: it throws and the
   * rows stay written.
   */
  atomically<T>(work: (tx: Session) => Work<T>): Promise<T>;
  /** Reads one value, to see that the database answers. */
  ping(): Promise<void>;
  /** Which database this is, for people: its kind, version and place, nothing secret. */
  describe(): string;
  close(): Promise<void>;
}

/**
 * Work inside a transaction: it yields queries and is given what they return. Work of a function is done by `yield*`;
 * a call alone does nothing.
 */
export type Work<T> = Generator<PromiseLike<unknown>, T, unknown>;

/** Runs a query inside a transaction: `const rows = yield* run(tx.orm.select()…)`. */
export function* run<T>(query: PromiseLike<T>): Work<T> {
  return (yield query) as T;
}

/** A prepared statement; values go by position. Nothing runs before it is awaited, or given to `run`. */
export interface PreparedStatement<Row extends readonly unknown[]> {
  all(...values: readonly unknown[]): PromiseLike<Row[]>;
  /** Asks the same for many lists of values, in one journey to the database; gives the rows of each. */
  each(lists: readonly (readonly (number | string)[])[]): PromiseLike<Row[][]>;
  run(...values: readonly unknown[]): PromiseLike<void>;
}

/** Keeps what `make` builds for each session: statements that are prepared once, and what gathers writes. */
export function oncePerSession<T, S extends Session = Session>(make: (session: S) => T): (session: S) => T {
  const made = new WeakMap<S, T>();
  return (session) => {
    const found = made.get(session) ?? make(session);
    made.set(session, found);
    return found;
  };
}
