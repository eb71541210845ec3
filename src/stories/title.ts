/** What a title says about being one of a series, or about a numbered thing. */

const MONTH =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|januar|februar|märz|mai|juni|juli|oktober|dezember|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b/giu;

/** A title without dates, numbers and punctuation: the same for every issue of a column or a daily post. */
export function templateOf(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(MONTH, ' ')
    .replace(/\p{N}+(?:st|nd|rd|th)?/gu, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** A name, then a number that belongs to it: GPT-5.2, Claude Opus 5, iPhone 17, Llama 3.3, CVE-2026-1234. */
const NUMBERED = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}]*)[ -]?[vV]?(\d+(?:[.-]\d+)*)(?![\p{L}\p{N}%.,]*\p{N})/gu;
/** Capitalised in headlines without being a name, or followed by a count, an age or a date. */
const NOT_A_NAME =
  /^(?:at|aged?|in|on|of|by|for|to|from|over|under|after|about|nearly|almost|around|than|top|the|and|with|least|least|only|all|part|day|week|year|issue|episode|volume|q|h|kills?|mi|jan\w*|feb\w*|mar|march|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|januar|februar|märz|mai|juni|juli|dezember)$/iu;

/** The numbered names of a title, lower case, as `name number`. */
export function numberedNames(title: string): string[] {
  const found = new Set<string>();
  for (const [, name = '', number = ''] of title.matchAll(NUMBERED)) {
    if (!NOT_A_NAME.test(name)) found.add(`${name.toLowerCase()} ${number}`);
  }
  return [...found];
}
