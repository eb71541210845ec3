/** What a model might write, made from the sentences that a question shows it. */

/** A sentence as the question shows it. */
export interface Shown {
  readonly id: string;
  readonly text: string;
}

interface WrittenClaim {
  text: string;
  cites: string[];
  [more: string]: unknown;
}

/** A draft as a model sends it. */
export interface WrittenDraft {
  whatChanged: WrittenClaim | null;
  whyItMatters: WrittenClaim | null;
  whatToDoNext: WrittenClaim | null;
  hook: WrittenClaim | null;
  takeaways: WrittenClaim[];
  implications: WrittenClaim[];
  timeline: WrittenClaim[];
  audiences: string[];
}

/** The numbered sentences of a question. */
export function shownIn(prompt: string): Shown[] {
  return [...prompt.matchAll(/^\[(\d+\.\d+)\] (.*)$/gm)].map(([, id = '', text = '']) => ({ id, text }));
}

/** A draft with nothing but what is given. */
export function draft(given: Partial<WrittenDraft> = {}): WrittenDraft {
  return {
    whatChanged: null,
    whyItMatters: null,
    whatToDoNext: null,
    hook: null,
    takeaways: [],
    implications: [],
    timeline: [],
    audiences: [],
    ...given,
  };
}

/** A statement that says what its sentence says. */
export function repeat({ id, text }: Shown): WrittenClaim {
  return { text, cites: [id] };
}

/** The work of an honest model: the first sentences of the first source, each cited. */
export function honestDraft(prompt: string): WrittenDraft {
  const [first, second, ...more] = shownIn(prompt).filter(({ id }) => id.startsWith('1.') && id !== '1.0');
  return draft({
    whatChanged: first ? repeat(first) : null,
    whyItMatters: second ? repeat(second) : null,
    takeaways: more.slice(0, 2).map(repeat),
    audiences: ['developers'],
  });
}

/** What comes after "say that" and its like in a sentence: an order to a model. */
const ORDER = /(?:say|write|state|report|claim|add|put|post)(?: \w+){0,4}?(?: that|:) (.+?)\.?$/i;

/** The work of a model that does what any sentence of the data tells it, in whatever section it is told of. */
export function obedientDraft(prompt: string): WrittenDraft {
  const orders = shownIn(prompt).flatMap(({ id, text }) => {
    const told = ORDER.exec(text)?.[1];
    return told ? [{ text: `${told}.`, cites: [id] }] : [];
  });
  const [first] = orders;
  const honest = honestDraft(prompt);
  if (!first) return honest;
  return {
    ...honest,
    hook: first,
    whyItMatters: first,
    takeaways: orders,
    audiences: ['investors', 'everyone', 'policy'],
  };
}
