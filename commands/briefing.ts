import { BRIEFING_LINES, briefingCard, EVERYTHING } from '../src/cards/briefing.ts';
import { type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import { readSince, SINCE_WORD, type Since, spanBack } from '../src/queries/since.ts';

const DAY = 86_400_000;

/** `/briefing [audience] [since]`: the stories since then that the channel gets, ranked, one line each. */
export const briefing = defineCommand({
  name: 'briefing',
  summary: 'The stories since a moment, ranked, one line each',
  options: {
    audience: {
      type: 'text',
      summary: 'What this audience should care about, or everything, in place of what this channel gets',
      suggest: 'audience',
    },
    since: {
      type: 'text',
      summary: 'From when: 24h, 3d, yesterday, monday, 2026-11-01',
      pattern: SINCE_WORD,
    },
    lines: { type: 'integer', summary: 'How many stories to list', min: 1, max: 25 },
  },
  examples: ['briefing', 'briefing developers 3d'],
  async run(context, options) {
    const named = options.audience === undefined ? undefined : findAudience(context, options.audience);
    const audience = named === EVERYTHING ? undefined : named;
    const channel = named === undefined ? context.subscriber?.id : undefined;
    const since = await from(context, options.since);
    const lines = options.lines ?? BRIEFING_LINES;
    const view = await context.queries.briefing({ since, until: context.now, audience, channel, lines });
    const again = {
      command: 'briefing',
      options: {
        ...(named !== undefined && { audience: named }),
        since: options.since ?? spanBack(since.at, context.now),
      },
    };
    return { card: briefingCard({ ...view, again }, lines, context.words), data: view };
  },
});

/** The given moment; else the channel's last briefing, a day ago at the latest; else a day ago. */
async function from(context: CommandContext, typed: string | undefined): Promise<Since> {
  const { subscriber } = context;
  const last = subscriber ? await context.channels.takeBriefing(subscriber, context.now) : null;
  const { now, words } = context;
  if (typed !== undefined) return readSince(typed, now, words);
  if (last === null || last > now - DAY) return readSince('24h', now, words);
  const moment = `${new Date(last).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return { at: last, words: words.list.since(moment) };
}

/** The tag that a person's words name, by the tag itself or by the audience's name; or everything. */
function findAudience({ queries }: Pick<CommandContext, 'queries'>, words: string): string {
  const wanted = words.trim().toLowerCase();
  if (wanted === EVERYTHING) return EVERYTHING;
  const found = queries.audiences.find(
    ({ tag, name }) => tag === wanted || name.toLowerCase() === wanted || tag.replaceAll('-', ' ') === wanted,
  );
  if (found) return found.tag;
  const tags = [...queries.audiences.map(({ tag }) => tag), EVERYTHING];
  throw new UsageError(({ channel }) => channel.noAudience(words, tags));
}
