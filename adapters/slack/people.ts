/** Who may change what a channel gets. */
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../src/log.ts';
import { explain } from './errors.ts';

const REMEMBER_MS = 10 * 60_000;

/**
 * Makes the check of who manages channels: every full member of the workspace, as with inviting an app to a
 * channel; not guests, not people of other workspaces, not bots. Slack has no role for a channel that a bot could
 * ask for. Answers are remembered for ten minutes. Where Slack does not say who somebody is, nobody manages.
 */
export function createMembership(
  client: WebClient,
  now: () => number,
  log: Log,
): (user: string) => Promise<boolean> {
  const known = new Map<string, { readonly full: boolean; readonly at: number }>();
  return async (user) => {
    const before = known.get(user);
    if (before && now() - before.at < REMEMBER_MS) return before.full;
    try {
      const full = isFullMember((await client.users.info({ user })).user);
      if (known.size > 10_000) known.clear();
      known.set(user, { full, at: now() });
      return full;
    } catch (error) {
      log.warn({ error: explain(error) }, 'Slack did not say who asks, so they may change nothing for now');
      return false;
    }
  };
}

interface Member {
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
}

function isFullMember(user: Member | undefined): boolean {
  if (!user) return false;
  return !(user.deleted || user.is_bot || user.is_restricted || user.is_ultra_restricted || user.is_stranger);
}
