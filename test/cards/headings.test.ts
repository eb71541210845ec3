import { expect, it } from 'vitest';
import { loneHeadings, type Role } from '../../src/cards/headings.ts';

const ROLES: Readonly<Record<string, Role>> = { H: 'heading', c: 'content', '|': 'end' };

/** Pieces as letters, those that were cut as dots below; gives the places of lone headings. */
function lone(pieces: string, kept: string): number[] {
  const roles = [...pieces].map((letter) => ROLES[letter] ?? 'end');
  return [
    ...loneHeadings(
      roles,
      [...kept].map((letter) => letter !== '.'),
    ),
  ].sort((a, b) => a - b);
}

it.each([
  ['nothing was cut', 'HccHc|', 'HccHc|', []],
  ['one of two is left', 'Hcc|', 'Hc.|', []],
  ['all of it is gone', 'HccHc|', 'H..Hc|', [0]],
  ['a heading over headings goes with the last of them', 'HHcHc|', 'HH.H.|', [0, 1, 3]],
  ['a heading over headings stays for one that is left', 'HHcHc|', 'HH.Hc|', [1]],
  ['a heading over headings ends where they end', 'HHc|c', 'HH.|c', [0, 1]],
  ['a heading over buttons only', 'H|', 'H|', []],
  ['a heading at the end', 'cH', 'cH', []],
  ['a heading that was cut itself', 'Hc|', '..|', []],
] as const)('%s', (_, pieces, kept, places) => {
  expect(lone(pieces, kept)).toEqual(places);
});
