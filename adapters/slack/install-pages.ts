/** The two pages of an installation: one sends people on to Slack, to the other Slack sends them back. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallbackOptions, Installation } from '@slack/oauth';
import type { Log } from '../../src/log.ts';
import type { Installations } from './installations.ts';
import { INSTALL_PATH, REDIRECT_PATH } from './request-path.ts';
import { neededScopes } from './scopes.table.ts';

/** Answers a request for one of the pages; false where it is for none of them. */
export type InstallPages = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Makes them for a Dateline that others reach at `publicUrl`. */
export function createInstallPages({ provider }: Installations, publicUrl: string, log: Log): InstallPages {
  const wanted = {
    scopes: Object.keys(neededScopes(publicUrl)),
    redirectUri: new URL(REDIRECT_PATH, publicUrl).href,
  };
  const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>> = {
    [INSTALL_PATH]: (request, response) => provider.handleInstallPath(request, response, undefined, wanted),
    [REDIRECT_PATH]: (request, response) => provider.handleCallback(request, response, answers(log)),
  };
  return (request, response) => {
    const page = pages[(request.url ?? '').split('?')[0] ?? ''];
    if (!page) return false;
    page(request, response).catch((error: unknown) => {
      log.error({ error }, 'an installation in Slack failed');
      if (!response.headersSent) say(response, 500, 'That did not work; try again in a moment.');
    });
    return true;
  };
}

function answers(log: Log): CallbackOptions {
  return {
    async afterInstallation(installation, _options, _request, response) {
      const why = refusal(installation);
      if (why !== null) say(response as ServerResponse, 400, why);
      return why === null;
    },
    success({ team }, _options, _request, response) {
      log.info({ team: team?.id }, 'installed in a Slack workspace');
      const where = team?.name ?? 'your workspace';
      const next = 'In a channel there, type /invite @Dateline, then /subscribe.';
      say(response as ServerResponse, 200, `Dateline is installed in ${where}. ${next}`);
    },
    failure(error, _options, _request, response) {
      log.warn({ error }, 'an installation in Slack was not finished');
      const why =
        'Slack did not install Dateline: it was cancelled, took over ten minutes, or began elsewhere.';
      say(response as ServerResponse, 400, `${why} Begin again at ${INSTALL_PATH}.`);
    },
  };
}

/** Addresses hold a workspace, and an organisation's installation names none. */
function refusal({ isEnterpriseInstall, team, bot }: Installation): string | null {
  if (isEnterpriseInstall || !team) {
    return 'Dateline is installed for one workspace at a time, not for a whole organisation; choose a workspace and install it there.';
  }
  return bot
    ? null
    : 'Slack gave Dateline no bot in this workspace; install it again and allow all that it asks for.';
}

/** As plain text: the workspace's name is somebody's choice. */
function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(`${sentence}\n`);
}
