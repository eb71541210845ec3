/** A channel's settings as people read them. */
import { english, type Words } from '../cards/words/index.ts';
import type { Preference, PreferenceKind } from '../model.ts';
import { cardLanguages, readCardLanguage } from '../text/card-languages.ts';

/** One setting, as a label and what it is set to. */
export interface SettingWords {
  readonly label: string;
  readonly value: string;
}

const quoted = (values: readonly string[]) => values.map((value) => `“${value}”`).join(', ');
const plain = ([value = '']: readonly string[]) => value;

type Say = (values: readonly string[], setting: Words['setting']) => string;

/** In the order in which they are shown; what only the operator sets is left out. */
const SHOWN: readonly (readonly [Exclude<PreferenceKind, 'notices'>, Say])[] = [
  ['deliver', ([value = ''], { recapOnly, asDigest }) => (value === 'recap' ? recapOnly : asDigest(value))],
  ['quiet', ([value = ''], { quietThen }) => quietThen(value)],
  ['limit', ([value = ''], { limitThen }) => limitThen(value)],
  ['briefing', plain],
  ['recap', plain],
  ['zone', plain],
  ['post', ([value], { asForum, asThreads }) => (value === 'forum' ? asForum : asThreads)],
  ['publish', (_, { toFollowers }) => toFollowers],
  ['include', quoted],
  ['exclude', quoted],
  ['match', (values, { or }) => values.join(or)],
  ['unless', (values, { or }) => values.join(or)],
  ['written', ([value = '']) => cardLanguages[readCardLanguage(value) ?? 'en']],
  ['publishers', ([value = ''], { atLeast }) => atLeast(value)],
  ['language', (values) => values.join(', ')],
];

/** What is set, one line a kind. */
export function settingsWords(
  preferences: readonly Preference[],
  { setting }: Words = english,
): SettingWords[] {
  return SHOWN.flatMap(([kind, say]) => {
    const values = preferences.flatMap((preference) => (preference.kind === kind ? [preference.value] : []));
    return values.length === 0 ? [] : [{ label: setting[kind], value: say(values, setting) }];
  });
}
