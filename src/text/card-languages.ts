/** Languages whose dates, numbers and negations can be read: the only ones that a card can be written and checked in. */
export const cardLanguages = {
  en: 'English',
  de: 'German',
  es: 'Spanish',
  zh: 'Simplified Chinese',
  ja: 'Japanese',
} as const;

/** ISO 639-1. */
export type CardLanguage = keyof typeof cardLanguages;

/** The codes, English first. */
export const cardLanguageCodes = Object.keys(cardLanguages) as readonly CardLanguage[];

/** The language that a code or an English name says; null for any other word. */
export function readCardLanguage(typed: string): CardLanguage | null {
  const word = typed.trim().toLowerCase();
  const isMeant = (code: CardLanguage) =>
    code === word || cardLanguages[code].toLowerCase().split(' ').at(-1) === word;
  return cardLanguageCodes.find(isMeant) ?? null;
}
