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
const TELLING = Object.entries(SMALL_WORDS).map(
  ([code, words]) => [code, new Set(words.split(' '))] as const,
);

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

/** The language of a text as ISO 639-1; null where the text is too short or in none that is known here. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, READ_CHARACTERS).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [code, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / (letters || 1);
    // Ukrainian differs from Russian in a few letters only.
    if (share >= (code === 'uk' ? SCRIPT_SHARE / 5 : SCRIPT_SHARE)) return code;
  }
  return latinLanguage(sample.match(/\p{L}+/gu) ?? []);
}

function latinLanguage(words: readonly string[]): string | null {
  const scores = new Map<string, number>();
  for (const word of words) {
    const codes = TELLING.filter(([, small]) => small.has(word)).map(([code]) => code);
    // A word of several languages says less of each.
    for (const code of codes) scores.set(code, (scores.get(code) ?? 0) + 1 / codes.length);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  // A text without small words is a list of names; as many of two languages is a mixture.
  if (!best || best[1] < 1.5 || best[1] === second?.[1] || best[1] < words.length / 12) return null;
  return best[0];
}
