import { BRIEFING_LINES, briefingCard } from '../src/cards/briefing.ts';
import { type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { Instant } from '../src/model.ts';
import { readSince, SINCE_WORD, type Since } from '../src/queries/since.ts';

const DAY = 86_400_000;

/** `/briefing [audience] [since]`: the stories since then, ranked, one line each. */
export const briefing = defineCommand({
  name: 'briefing',
  summary: 'The stories since a moment, ranked, one line each',
  options: {
    audience: { type: 'text', summary: 'Only what this audience should care about', suggest: 'audience' },
    since: {
      type: 'text',
      summary: 'From when: 24h, 3d, yesterday, monday, 2026-11-01',
      pattern: SINCE_WORD,
    },
    lines: { type: 'integer', summary: 'How many stories to list', min: 1, max: 25 },
  },
  examples: ['briefing', 'briefing developers 3d'],
  async run(context, options) {
    const audience = options.audience === undefined ? undefined : findAudience(context, options.audience);
    const since = await from(context, options.since);
    const lines = options.lines ?? BRIEFING_LINES;
    const view = await context.queries.briefing({ since, until: context.now, audience, lines });
    const again = {
      command: 'briefing',
      options: {
        ...(audience !== undefined && { audience }),
        since: options.since ?? new Date(since.at).toISOString().slice(0, 10),
      },
    };
    if (options.since === undefined) again.options.since = sinceSpan(since.at, context.now);
    return { card: briefingCard({ ...view, again }, lines), data: view };
  },
});

/** The given moment; else the channel's last briefing, a day ago at the latest; else a day ago. */
async function from(context: CommandContext, typed: string | undefined): Promise<Since> {
  const last = context.channel ? await context.channels.takeBriefing(context.channel, context.now) : null;
  if (typed !== undefined) return readSince(typed, context.now);
  if (last === null || last > context.now - DAY) return readSince('24h', context.now);
  return { at: last, words: `since ${new Date(last).toISOString().slice(0, 16).replace('T', ' ')} UTC` };
}

/** A span that reaches back to `at` when it is asked again soon: whole hours. */
function sinceSpan(at: Instant, now: Instant): string {
  return `${Math.ceil((now - at) / 3_600_000)}h`;
}

/** The tag that a person's words name: the tag itself or the audience's name. */
function findAudience({ queries }: Pick<CommandContext, 'queries'>, words: string): string {
  const wanted = words.trim().toLowerCase();
  const found = queries.audiences.find(
    ({ tag, name }) => tag === wanted || name.toLowerCase() === wanted || tag.replaceAll('-', ' ') === wanted,
  );
  if (found) return found.tag;
  throw new UsageError(
    `“${words}” is no audience; type one of ${queries.audiences.map(({ tag }) => tag).join(', ')}.`,
  );
}
