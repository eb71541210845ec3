import type { Words } from './english.table.ts';

/** Some of a group's entries. */
export type Group<Name extends keyof Words> = Readonly<Partial<Words[Name]>>;

/** A language other than English: what an entry is missing for is said in English. */
export type Translation = { readonly [Name in keyof Words]?: Group<Name> };
