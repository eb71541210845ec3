import type { Card, Line } from '../src/cards/blocks.ts';
import { aboutFollow } from '../src/cards/follow-up.ts';
import { noticeCard } from '../src/cards/notice.ts';
import { followWords, readSnooze, readTarget, type TypedSnooze } from '../src/channels/follow-words.ts';
import { type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { Follow, Instant } from '../src/model.ts';
import { directOf, followMeant, listOf, resolve } from './follow.ts';
import { followNumber } from './unfollow.ts';

/** `/snooze <story or topic> [for]`: follow-ups wait until then, and come as one message; with no argument, what one follows. */
export const snooze = defineCommand({
  name: 'snooze',
  summary: 'Let follow-ups on a story or a topic wait, then come as one message',
  options: {
    what: {
      type: 'text',
      summary: 'A story or topic, and for how long: open weights 3d; alone, what you follow',
      rest: true,
      suggest: 'followed',
    },
    for: { type: 'text', summary: 'For how long: 3h, 2d, 1w; off ends it. A day without it' },
    follow: followNumber,
  },
  changes: true,
  examples: ['snooze', 'snooze open weights 3d'],
  async run(context, { what = '', for: span, follow }) {
    if (what === '' && follow === undefined) return listOf(context);
    const asked = readSnooze(what, span);
    const meant =
      (await followMeant(context, { what: asked.what, follow })) ??
      (await followFirst(context, asked, follow));
    const until = asked.ms === null ? null : context.now + asked.ms;
    await context.channels.snooze(meant, until);
    return {
      card: snoozedCard(meant, until, context.words),
      data: { follow: { ...meant, snoozedUntil: until } },
    };
  },
});

type Meant = Follow & { readonly headline: string | null };

/** Who snoozes what they do not follow wants to hear of it later. */
async function followFirst(
  context: CommandContext,
  { what, ms }: TypedSnooze,
  number: string | undefined,
): Promise<Meant> {
  if (number !== undefined || ms === null) {
    throw new UsageError((say) => say.follow.notFollowed);
  }
  const { target, headline } = await resolve(context, readTarget(what));
  const { follow } = await context.channels.follow(await directOf(context), target, context.now);
  return { ...follow, headline };
}

function snoozedCard(follow: Meant, until: Instant | null, words: CommandContext['words']): Card {
  const { follow: say } = words;
  const named = followWords(follow, follow.headline, words);
  if (until === null) return noticeCard(say.atOnceAgain(named));
  const { before, after } = say.waits(named);
  const line: Line = [
    { type: 'text', text: before },
    { type: 'time', at: until, style: 'date' },
    { type: 'text', text: ' ' },
    { type: 'time', at: until, style: 'clock' },
    { type: 'text', text: after },
  ];
  const end = { label: say.endSnooze, does: { run: aboutFollow('snooze', follow.id, { for: 'off' }) } };
  const stop = { label: say.unfollow, does: { run: aboutFollow('unfollow', follow.id) } };
  return {
    kind: 'notice',
    summary: say.snoozed(named),
    blocks: [
      { type: 'paragraph', line },
      { type: 'actions', buttons: [end, stop] },
    ],
  };
}
