import type { Card } from '../src/cards/blocks.ts';
import { noticeCard } from '../src/cards/notice.ts';
import { aboutStory, fullStoryCard, storyPartCard } from '../src/cards/story.ts';
import { type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { StoryId } from '../src/model.ts';

const PARTS = ['full', 'insight', 'timeline', 'related', 'sources', 'why'] as const;

/** `/story <words, link or id>`: one card in full, or the part that a button asks for. */
export const story = defineCommand({
  name: 'story',
  summary: 'One story in full, with deep insight and its sources',
  options: {
    words: {
      type: 'text',
      summary: 'Words, a link or the number of the story',
      required: true,
      rest: true,
      suggest: 'story',
    },
    part: { type: 'choice', summary: 'Only this part of it', choices: PARTS, terminalOnly: true },
  },
  examples: ['story beijing tech hub', 'story 42'],
  async run(context, { words, part = 'full' }) {
    const id = await context.queries.findStory(words);
    const view = await context.queries.storyView(id, context.now);
    const { story: found, analysis, audiences, related } = view;
    const data = {
      id,
      headline: found.headline,
      firstPublished: new Date(found.firstPublished).toISOString(),
      updated: new Date(found.updated).toISOString(),
      audiences,
      analysis,
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
    if (part === 'why') return { card: await whyCard(context, id), data };
    return { card: storyPartCard(view, part), data };
  },
});

async function whyCard({ queries, channel }: CommandContext, id: StoryId): Promise<Card> {
  const open = { label: 'Open the story', does: { run: aboutStory('story', id) } };
  return noticeCard(await queries.why(id, channel), [open]);
}

/** `/why <story>`: why a story was, or was not, posted here. */
export const why = defineCommand({
  name: 'why',
  summary: 'Why a story was, or was not, posted in this channel',
  options: {
    words: {
      type: 'text',
      summary: 'Words, a link or the number of the story',
      required: true,
      rest: true,
      suggest: 'story',
    },
  },
  examples: ['why 42'],
  async run(context, { words }) {
    if (words.trim() === '') throw new UsageError('Type /why and a story’s number or words.');
    const id = await context.queries.findStory(words);
    return {
      card: await whyCard(context, id),
      data: { story: id, why: await context.queries.why(id, context.channel) },
    };
  },
});
