/**
 * Cuts the endings that reports of one event vary in: planet/planets, launch/launched/launching.
 * A light stemmer: it joins what is surely one word and leaves the rest, because joining different words
 * costs more than keeping two forms apart. Takes and gives lower case.
 */
export function stem(word: string): string {
  const bare = word.replace(/['’]s?$/, '');
  if (bare.length < 4 || /\d/.test(bare)) return bare;
  return bare
    .replace(/ies$/, 'y')
    .replace(/(?<=..[^su])s$/, '')
    .replace(/(?<=.{4})(?:ing|ed)$/, '')
    .replace(/(?<=.{3})e$/, '');
}
