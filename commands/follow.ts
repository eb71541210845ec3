import type { Button } from '../src/cards/blocks.ts';
import { aboutFollow, followStory } from '../src/cards/follow-up.ts';
import { followsCard } from '../src/cards/follows.ts';
import { noticeCard } from '../src/cards/notice.ts';
import { followWords, readTarget, type TypedTarget } from '../src/channels/follow-words.ts';
import { type Answer, type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { Channel, Follow } from '../src/model.ts';

/** `/follow <story or topic>`: its follow-ups come by direct message; with no argument, what one follows. */
export const follow = defineCommand({
  name: 'follow',
  summary: 'Follow a story or a topic: what is new comes by direct message',
  options: {
    what: {
      type: 'text',
      summary: 'A topic, or a story’s number or link; alone, what you follow',
      rest: true,
      suggest: 'followable',
    },
  },
  changes: true,
  examples: ['follow', 'follow open weights', 'follow 42'],
  async run(context, { what }) {
    if (what === undefined) return listOf(context);
    const { target, headline } = await resolve(context, readTarget(what));
    const { follow: made, isNew } = await context.channels.follow(
      await directOf(context),
      target,
      context.now,
    );
    const { words } = context;
    const named = followWords(made, headline, words);
    const outcome = !isNew ? 'already' : target.kind === 'topic' ? 'newTopic' : 'newStory';
    const other = target.kind === 'topic' ? await storyInstead(context, target.value) : [];
    const buttons = [
      ...other,
      { label: words.follow.whatYouFollow, does: { run: { command: 'follow', options: {} } } },
    ];
    const wait = {
      label: words.follow.snoozeForADay,
      does: { run: aboutFollow('snooze', made.id, { for: '1d' }) },
    };
    const undo = { label: words.follow.unfollow, does: { run: aboutFollow('unfollow', made.id) } };
    return {
      card: noticeCard(words.follow[outcome](named), [...buttons, wait, undo]),
      data: { follow: made, isNew },
    };
  },
});

/** What one follows, as `/follow`, `/unfollow` and `/snooze` alone show it. */
export async function listOf({ queries, asker, direct, now, words }: CommandContext): Promise<Answer> {
  const view = await queries.follows(asker);
  if (view.follows.length === 0 && direct === null) throw new UsageError(({ follow: say }) => say.noDirect);
  return { card: followsCard(view, now, words), data: view };
}

/** The target with the headline, where it is a story. @throws UsageError when no story matches. */
export async function resolve(
  { queries, now }: CommandContext,
  { kind, words }: TypedTarget,
): Promise<{ target: Pick<Follow, 'kind' | 'value'>; headline: string | null }> {
  if (kind === 'topic') return { target: { kind, value: words }, headline: null };
  const id = await queries.findStory(words);
  const { story } = await queries.storyView(id, now);
  return { target: { kind, value: String(id) }, headline: story.headline };
}

/** Where follow-ups go. @throws UsageError where there are no direct messages. */
export async function directOf({ direct }: CommandContext): Promise<Channel> {
  const channel = await direct?.();
  if (channel) return channel;
  throw new UsageError(({ follow: say }) => say.noDirect);
}

/** Who names a topic may mean a story. */
async function storyInstead({ queries, now, words }: CommandContext, topic: string): Promise<Button[]> {
  const [found] = await queries.suggest('story', topic, null);
  if (!found) return [];
  const { story } = await queries.storyView(await queries.findStory(found.value), now);
  return [{ label: words.follow.followNamed(story.headline), does: { run: followStory(story.id) } }];
}

/** The follow that was meant, by its number from a button or as typed; null where the asker has none such. */
export async function followMeant(
  context: CommandContext,
  meant: { readonly what: string | undefined; readonly follow: string | undefined },
): Promise<(Follow & { readonly headline: string | null }) | null> {
  const { follows } = await context.queries.follows(context.asker);
  if (meant.follow !== undefined) return follows.find(({ id }) => String(id) === meant.follow) ?? null;
  const { kind, words } = readTarget(meant.what ?? '');
  const named = kind === 'story' ? storyNamed(words) : words;
  const found = follows.find((one) => one.kind === kind && one.value === named);
  if (found || kind === 'topic')
    return found ?? follows.find(({ headline }) => holds(headline, words)) ?? null;
  const id = String(await context.queries.findStory(words));
  return follows.find((one) => one.kind === 'story' && one.value === id) ?? null;
}

function storyNamed(words: string): string {
  return words.replace(/^#/, '');
}

function holds(headline: string | null, words: string): boolean {
  return headline?.toLowerCase().includes(words) ?? false;
}
