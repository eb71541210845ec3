import { fullStoryCard, storyCard, storyPartCard } from '../src/cards/story.ts';
import { defineCommand } from '../src/command.ts';

/** `card` is the story as channels get it. */
const PARTS = ['full', 'card', 'insight', 'timeline', 'related', 'sources'] as const;

/** How a story is named. */
export const storyWords = {
  type: 'text',
  summary: 'Words, a link or the number of the story',
  required: true,
  rest: true,
  suggest: 'story',
} as const;

/** `/story <words, link or id>`: one card in full, or the part that a button asks for. */
export const story = defineCommand({
  name: 'story',
  summary: 'One story in full, with deep insight and its sources',
  options: {
    words: storyWords,
    part: { type: 'choice', summary: 'Only this part of it', choices: PARTS, terminalOnly: true },
  },
  examples: ['story beijing tech hub', 'story 42'],
  async run(context, { words, part = 'full' }) {
    const id = await context.queries.findStory(words);
    const view = await context.queries.storyView(id, context.now, context.subscriber?.id);
    const { story: found, analysis, audiences, related, predictions } = view;
    const data = {
      id,
      headline: found.headline,
      firstPublished: new Date(found.firstPublished).toISOString(),
      updated: new Date(found.updated).toISOString(),
      audiences,
      analysis,
      predictions,
      related,
      articles: found.articles.map(({ id: articleId, key, url, title, publisher, published }) => ({
        articleId,
        id: key,
        url,
        title,
        publisher,
        published: published === null ? null : new Date(published).toISOString(),
      })),
    };
    if (part === 'full') return { card: fullStoryCard(view), data };
    if (part === 'card') return { card: storyCard(view), data };
    return { card: storyPartCard(view, part), data };
  },
});
