/** Word from Slack that a workspace took the app away: its tokens are forgotten, and posts there stop. */
import type { App } from '@slack/bolt';
import { type Desk, quietly } from './desk.ts';

/** Listens for it; the two events come together, in any order (reference/events/app_uninstalled). */
export function listenToUninstall(app: App, desk: Desk, forget: (team: string) => Promise<void>): void {
  const take = (team: string, id: string) => {
    desk.once(id, () => {
      desk.host.log.info({ team }, 'a Slack workspace took Dateline away');
      return quietly(desk, () => forget(team));
    });
  };
  app.event('app_uninstalled', async ({ body }) => take(body.team_id, body.event_id));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) take(body.team_id, body.event_id);
  });
}
