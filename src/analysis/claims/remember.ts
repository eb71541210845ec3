/** Texts longer than this are not kept: they are read once. */
const LONGEST = 1000;

/**
 * Keeps the results of a pure function of a text. A story's sentences are read again by every check; `most`
 * results are kept, then all are dropped.
 */
export function remember<V>(read: (text: string) => V, most = 2000): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const made = read(text);
    if (text.length > LONGEST) return made;
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
