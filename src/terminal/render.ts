import { adapters } from '../../adapters/index.ts';
import { plainCard } from '../cards/plain.ts';
import { fullStoryCard, storyCard } from '../cards/story.ts';
import { UsageError } from '../errors.ts';
import { print, printJson, withStories } from './session.ts';

/** `dateline render STORY --as FORM`: one card as that platform gets it. */
export async function render(words: string[], options: { as: string }): Promise<void> {
  const adapter = adapters.find(({ name, form }) => (form ?? name) === options.as);
  if (!adapter && !['text', 'json'].includes(options.as)) {
    const forms = [...adapters.map(({ name, form }) => form ?? name), 'text', 'json'];
    throw new UsageError(`“${options.as}” is no form of a card; type --as ${forms.join(', --as ')}.`);
  }
  await withStories(async ({ queries, now }) => {
    const view = await queries.storyView(await queries.findStory(words.join(' ')), now());
    if (options.as === 'text') return print(plainCard(fullStoryCard(view), now()));
    if (options.as === 'json') return printJson(storyCard(view));
    const rendered = adapter?.render(storyCard(view), now());
    return typeof rendered === 'string' ? print(rendered) : printJson(rendered);
  });
}
