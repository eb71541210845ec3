/** A card's own words in every language that cards are written in. */
import { describe, expect, it } from 'vitest';
import { plainCard } from '../../src/cards/plain.ts';
import { fullStoryCard, storyCard } from '../../src/cards/story.ts';
import type { StoryView } from '../../src/cards/story-view.ts';
import { type CardWords, wordsIn } from '../../src/cards/words/index.ts';
import { type CardLanguage, cardLanguageCodes } from '../../src/text/card-languages.ts';
import { NOON } from '../fakes/news.ts';
import { view } from '../fixtures/story-view.ts';

const FOREIGN = cardLanguageCodes.filter((code) => code !== 'en');

/** The longest card, written by a model in a language. */
function viewIn(language: CardLanguage): StoryView {
  const method = { kind: 'model' as const, model: 'some-model', verified: 11, claims: 12, language };
  const { analysis } = view();
  return view({ analysis: analysis && { ...analysis, method }, withheld: 2 });
}

/** Every label that is no function, with its key. */
const plainWords = (words: CardWords) =>
  Object.entries(words).flatMap(([key, word]) => (typeof word === 'string' ? [[key, word] as const] : []));

describe.each(FOREIGN)('a card in %s', (language) => {
  const words = wordsIn(language).story;

  it('says nothing in English but what its sources say', () => {
    const cards = [storyCard, fullStoryCard].map((make) => make(viewIn(language)));
    const said = cards.map((card) => `${plainCard(card, NOON)}\n${labelsOf(card)}`).join('\n');
    for (const [key, english] of plainWords(wordsIn('en').story)) {
      // A single word such as "more" may be a source's.
      if (english.includes(' ')) expect(said, key).not.toContain(english);
      else expect(said.split('\n'), key).not.toContain(english);
    }
    for (const word of [words.whatChanged, words.keyTakeaways, words.sources, words.deepInsight, words.share])
      expect(said).toContain(word);
  });

  it('keeps its labels short enough for a button', () => {
    for (const [key, word] of plainWords(words)) {
      if (key !== 'lapsed') expect(word.length, key).toBeLessThanOrEqual(45);
    }
  });
});

function labelsOf({ blocks }: ReturnType<typeof storyCard>): string {
  return blocks
    .flatMap((block) =>
      block.type === 'actions'
        ? [...block.buttons, ...(block.menu ? [block.menu, ...block.menu.choices] : [])]
        : [],
    )
    .map(({ label }) => label)
    .join('\n');
}
