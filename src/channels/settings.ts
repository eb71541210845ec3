/** A channel's settings as people read them. */
import type { Preference, PreferenceKind } from '../model.ts';
import { cardLanguages, readCardLanguage } from '../text/card-languages.ts';

/** One setting, with what takes it back when it is typed. */
export interface SettingWords {
  readonly label: string;
  readonly words: string;
}

const quoted = (values: readonly string[]) => values.map((value) => `“${value}”`).join(', ');

type Words = readonly [label: string, words: (values: readonly string[]) => string];

/** In the order in which they are shown; what only the operator sets is left out. */
const WORDS: readonly (readonly [PreferenceKind, Words])[] = [
  ['deliver', ['Cards', ([value]) => (value === 'recap' ? 'none, only the recap' : `as a digest, ${value}`)]],
  ['quiet', ['Quiet hours', ([value]) => `${value}, then what waited as one list`]],
  ['limit', ['At most', ([value]) => `${value} posts an hour, the rest as one list`]],
  ['briefing', ['Briefing', ([value]) => String(value)]],
  ['recap', ['Recap', ([value]) => String(value)]],
  ['zone', ['Time zone', ([value]) => String(value)]],
  ['post', ['Posts', ([value]) => (value === 'forum' ? 'as posts of a forum' : 'each as a thread')]],
  ['publish', ['Published', () => 'to all who follow this channel']],
  ['include', ['Only with', (values) => quoted(values)]],
  ['exclude', ['Not with', (values) => quoted(values)]],
  ['match', ['Only matching', (values) => values.join('  or  ')]],
  ['unless', ['Not matching', (values) => values.join('  or  ')]],
  ['written', ['Written in', ([value = '']) => cardLanguages[readCardLanguage(value) ?? 'en']]],
  ['publishers', ['Told by', ([value]) => `at least ${value} publishers`]],
  ['language', ['Languages', (values) => values.join(', ')]],
];

/** What is set, one line a kind. */
export function settingsWords(preferences: readonly Preference[]): SettingWords[] {
  return WORDS.flatMap(([kind, [label, words]]) => {
    const values = preferences.flatMap((preference) => (preference.kind === kind ? [preference.value] : []));
    return values.length === 0 ? [] : [{ label, words: words(values) }];
  });
}
