/** Which language a text is in, by its script and its most frequent small words. */

/** Words that make up much of any text of a language, and are rare in the others. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to that is was for with on by are this from have has it its which said will been not they we who what how your you new as at be an after over',
  de: 'der die das und ist nicht mit von für den dem des ein eine einer einen auf sich auch wird werden im zu zum zur bei nach aus wie über oder sie es wurde hat',
  es: 'el los las una del que por con para como más pero sus se su al lo ha este esta entre cuando también sobre según desde sin muy ya son fue y en la de un',
  fr: 'le les des une du est dans pour que qui sur pas avec plus par sont aux mais cette ces été ont nous vous elle être et la un au ce il son ses leur',
  it: 'il che di per una con non sono del della dei delle gli nel alla più anche come è si ha questo dal ma lo le un i al loro stato',
  pt: 'que não uma para com os as dos das por mais como foi ao ele ela são também pelo pela seu sua está um na no em do da o e à',
  nl: 'het een van de en dat niet is op te voor met zijn aan ook door wordt naar bij nog uit maar deze als er heeft worden om',
  sv: 'och att det som en är på för av med den till inte har ett om men från var kan ska de sig vid eller nya',
};
/** Each small word with the languages that it belongs to. */
const LANGUAGES_OF = new Map<string, string[]>();
for (const [code, words] of Object.entries(SMALL_WORDS)) {
  for (const word of words.split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), code]);
}

/** Scripts that one language, or one above all, is written in. Kana before Han: Japanese uses both. */
const SCRIPTS: readonly (readonly [code: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['uk', /[іїєґ]/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
];
/** Of a text's letters so many tell its script: names and products in Latin letters stand in any text. */
const SCRIPT_SHARE = 0.1;
const READ_CHARACTERS = 2000;
/** Of an ordinary text the beginning is enough: where one language has so many points, and so many times those of any other. */
const BEGINNING = 600;
const CLEAR = { points: 6, times: 3 };
/**
 * Where the scripts above stand in Unicode, with half pairs and with letters that are no words. Most texts have none of
 * it: then nothing need be counted, and a pattern without the `u` flag, three times as fast, finds the words.
 */
const BEYOND_LATIN = /[\u0370-\u1fff\u2071\u207f\u2090-\u209c\u2100-\u218f\u2c00-\uffff]/;
const LATIN_WORD =
  /[a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u02c6-\u02d1\u02e0-\u02e4\u02ec\u02ee]+/g;

/** The language of a text as ISO 639-1; null where the text is too short or in none that is known here. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, READ_CHARACTERS).toLowerCase();
  return (BEYOND_LATIN.test(sample) ? scriptLanguage(sample) : null) ?? latinLanguage(sample);
}

function scriptLanguage(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [code, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / (letters || 1);
    // Ukrainian differs from Russian in a few letters only.
    if (share >= (code === 'uk' ? SCRIPT_SHARE / 5 : SCRIPT_SHARE)) return code;
  }
  return null;
}

function latinLanguage(sample: string): string | null {
  const beginning = judged(sample.slice(0, BEGINNING));
  const { points, times } = CLEAR;
  const clear = beginning.best >= points && beginning.best >= times * beginning.second;
  if (beginning.code !== null && clear) return beginning.code;
  return judged(sample).code;
}

/** The language that a text's small words speak for, with its points and those of the second. */
function judged(text: string): { code: string | null; best: number; second: number } {
  const words = text.match(BEYOND_LATIN.test(text) ? /\p{L}+/gu : LATIN_WORD) ?? [];
  const scores = new Map<string, number>();
  for (const word of words) {
    const codes = LANGUAGES_OF.get(word) ?? [];
    // A word of several languages says less of each.
    for (const code of codes) scores.set(code, (scores.get(code) ?? 0) + 1 / codes.length);
  }
  const [[code = null, best = 0] = [], [, second = 0] = []] = [...scores].sort((a, b) => b[1] - a[1]);
  // A text without small words is a list of names; as many of two languages is a mixture.
  const unclear = best < 1.5 || best === second || best < words.length / 12;
  return { code: unclear ? null : code, best, second };
}
