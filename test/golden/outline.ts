/** A message as a list of what stands in it, a line each: long ones stay short enough to be read by people. */

const SHOWN = 72;

/** A text with its length where it is cut: `Headline 1 and so … (3000)`. */
export function cutWords(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const characters = [...line];
  return characters.length <= SHOWN ? line : `${characters.slice(0, SHOWN).join('')} … (${text.length})`;
}

/** Labels in brackets, a menu by its first choice and their number. */
export function controls(labels: readonly string[], choices: readonly string[] = []): string {
  const menu = choices.length > 0 ? [`▾ ${choices.length}: ${cutWords(choices[0] ?? '')}`] : [];
  return [...labels.map((label) => `[${cutWords(label)}]`), ...menu].join(' ');
}
