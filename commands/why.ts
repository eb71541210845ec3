import { noticeCard } from '../src/cards/notice.ts';
import { aboutStory } from '../src/cards/story.ts';
import { defineCommand } from '../src/command.ts';
import { storyWords } from './story.ts';

/** `/why <story>`: why a story was, or was not, posted here. */
export const why = defineCommand({
  name: 'why',
  summary: 'Why a story was, or was not, posted in this channel',
  options: {
    words: storyWords,
  },
  examples: ['why 42'],
  async run({ queries, channel }, { words }) {
    const story = await queries.findStory(words);
    const reasons = await queries.why(story, channel);
    const open = { label: 'Open the story', does: { run: aboutStory('story', story) } };
    return { card: noticeCard(reasons, [open]), data: { story, why: reasons } };
  },
});
