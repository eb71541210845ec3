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
  async run({ queries, subscriber, now, words: say }, { words }) {
    const story = await queries.findStory(words);
    const reasons = await queries.why(story, subscriber, now);
    const open = { label: say.help.openStory, does: { run: aboutStory('story', story) } };
    const sources = { label: say.help.allSources, does: { run: aboutStory('story', story, 'sources') } };
    return { card: noticeCard(reasons, [open, sources]), data: { story, why: reasons } };
  },
});
