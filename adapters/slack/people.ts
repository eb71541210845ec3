/** Who somebody is: whether they may change what a channel gets, and their language. */
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../src/log.ts';
import { explain } from './errors.ts';

const REMEMBER_MS = 10 * 60_000;

/** What Slack says of somebody. */
export interface Person {
  readonly isFullMember: boolean;
  /** `en-US`; undefined where Slack does not say. */
  readonly language: string | undefined;
}

/**
 * Makes the check of who manages channels: every full member of the workspace, as with inviting an app to a
 * channel; not guests, not people of other workspaces, not bots. Slack has no role for a channel that a bot could
 * ask for. Answers are remembered for ten minutes. Where Slack does not say who somebody is, nobody manages.
 */
export function createPeople(
  client: WebClient,
  now: () => number,
  log: Log,
): (user: string) => Promise<Person> {
  const known = new Map<string, { readonly person: Person; readonly at: number }>();
  return async (user) => {
    const before = known.get(user);
    if (before && now() - before.at < REMEMBER_MS) return before.person;
    try {
      const said = (await client.users.info({ user, include_locale: true })).user;
      const person = { isFullMember: isFullMember(said), language: said?.locale };
      if (known.size > 10_000) known.clear();
      known.set(user, { person, at: now() });
      return person;
    } catch (error) {
      log.warn({ error: explain(error) }, 'Slack did not say who asks, so they may change nothing for now');
      return { isFullMember: false, language: undefined };
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
