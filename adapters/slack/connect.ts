/** Joins the parts of a running Slack adapter: tokens checked, handlers registered, socket or requests open. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type HTTPReceiver, type Logger } from '@slack/bolt';
import { describe } from '../../src/errors.ts';
import type { Host } from '../../src/platform/port.ts';
import { clientOptions } from './client.ts';
import { listenToCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import type { ManyWorkspaces, OneWorkspace, SlackEnv } from './env.ts';
import { listenToForms } from './forms.ts';
import { listenToHome } from './home.ts';
import { createInstallPages, type InstallPages } from './install-pages.ts';
import { createInstallations, needSecrets } from './installations.ts';
import { bridgeLog } from './log-bridge.ts';
import { listenToLinks, listenToShortcut } from './messages.ts';
import type { Posts } from './posts.ts';
import { createRequests, handleRequest } from './requests.ts';
import { createSocket, type Socket } from './socket.ts';
import { listenToUninstall } from './uninstall.ts';
import { manyWorkspaces, oneWorkspace, postsOf, type Workspaces } from './workspaces.ts';

/** Answers under way at a stop get this long. */
const STOP_MS = 5000;

/** A running adapter. */
export interface Connection extends Posts {
  /** Takes a request of Slack. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  stop(): Promise<void>;
}

/** Connects. @throws SettingError for a refused token, PlatformError where Slack cannot be reached. */
export async function connect(env: SlackEnv, host: Host): Promise<Connection> {
  const logger = bridgeLog(host.log);
  const { workspaces, installed, pages } = await openTenancy(env, host, logger);
  const work = createWork();
  const intake = openIntake(env, host, logger);
  const app = createApp(env, workspaces, intake.receiver, logger);
  app.error(async (error) => host.log.error({ error }, `a Slack handler failed: ${describe(error)}`));
  const desk: Desk = {
    host,
    workspace: workspaces.of,
    person: workspaces.person,
    once: (id, carryOut) => work.keep(once(host, id, carryOut)),
    keep: work.keep,
  };
  listenToCommands(app, desk);
  listenToForms(app, desk);
  listenToHome(app, desk);
  listenToShortcut(app, desk);
  if (env.publicUrl) listenToLinks(app, desk, env.publicUrl);
  if (installed) listenToUninstall(app, desk, installed.forget);
  await intake.open();
  return {
    ...track(postsOf(workspaces), work.keep),
    handle(request, response) {
      if (!pages?.(request, response)) intake.handle(request, response);
    },
    async stop() {
      await intake.close();
      await work.settled();
    },
  };
}

async function once(
  { once: first, log }: Host,
  id: string | undefined,
  carryOut: () => Promise<void>,
): Promise<void> {
  try {
    if (id === undefined || (await first(id))) await carryOut();
  } catch (error) {
    log.error({ error }, `what Slack sent was not carried out: ${describe(error)}`);
  }
}

/** The same for posts alone: nothing comes in. */
export async function connectToPost(env: SlackEnv, host: Host): Promise<Connection> {
  const { workspaces } = await openTenancy(env, host, bridgeLog(host.log));
  const work = createWork();
  return {
    ...track(postsOf(workspaces), work.keep),
    handle: (_request, response) => void response.writeHead(404).end(),
    stop: work.settled,
  };
}

interface Tenancy {
  readonly workspaces: Workspaces;
  /** Those that came by OAuth; null for the one of a token. */
  readonly installed: ReturnType<typeof createInstallations> | null;
  readonly pages: InstallPages | null;
}

async function openTenancy(env: SlackEnv, host: Host, logger: Logger): Promise<Tenancy> {
  const { tenancy } = env;
  if (tenancy.kind === 'one') return openOne({ ...env, tenancy }, host, logger);
  return openMany({ ...env, tenancy }, host, logger);
}

async function openOne(
  env: SlackEnv & { tenancy: OneWorkspace },
  host: Host,
  logger: Logger,
): Promise<Tenancy> {
  return { workspaces: await oneWorkspace(env, host, logger), installed: null, pages: null };
}

async function openMany(
  env: SlackEnv & { tenancy: ManyWorkspaces },
  host: Host,
  logger: Logger,
): Promise<Tenancy> {
  const secrets = needSecrets(host.secrets);
  const renewed = await secrets.renew();
  if (renewed > 0)
    host.log.info({ renewed }, 'tokens of Slack workspaces were encrypted with the newest key');
  const installed = createInstallations(env, secrets, logger);
  return {
    workspaces: manyWorkspaces(env, installed, host, logger),
    installed,
    pages: createInstallPages(installed, env.tenancy.publicUrl, host.log),
  };
}

function createApp(env: SlackEnv, { of }: Workspaces, receiver: Intake['receiver'], logger: Logger): App {
  return new App({
    receiver,
    logger,
    convoStore: false,
    clientOptions: { ...clientOptions(env), rejectRateLimitedCalls: false },
    authorize: async ({ teamId }) => {
      const { token: botToken, botId, botUserId } = await of(teamId);
      return { botToken, botId, botUserId };
    },
  });
}

interface Intake {
  readonly receiver: Socket['receiver'] | HTTPReceiver;
  readonly handle: Connection['handle'];
  open(): Promise<void>;
  close(): Promise<void>;
}

function openIntake({ intake, apiUrl }: SlackEnv, { log }: Host, logger: Logger): Intake {
  if (intake.kind === 'socket') {
    const socket = createSocket({ appToken: intake.appToken, apiUrl, log, logger });
    return { ...socket, handle: (_request, response) => void response.writeHead(404).end() };
  }
  const receiver = createRequests(intake.signingSecret, logger);
  return {
    receiver,
    handle: (request, response) => handleRequest(receiver, request, response, log),
    open: async () => {},
    close: async () => {},
  };
}

interface Work {
  readonly keep: (work: Promise<unknown>) => void;
  /** Resolves when all of it is done, or after a while. */
  settled(): Promise<void>;
}

function createWork(): Work {
  const open = new Set<Promise<unknown>>();
  return {
    keep(work) {
      const done: Promise<void> = work.then(
        () => void open.delete(done),
        () => void open.delete(done),
      );
      open.add(done);
    },
    async settled() {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([Promise.all(open), limit]);
      clearTimeout(timer);
    },
  };
}

/** Posts under way are waited for at a stop, too. */
function track({ post, edit, remove, find, direct }: Posts, keep: Work['keep']): Posts {
  const kept = <T>(work: Promise<T>): Promise<T> => {
    keep(work);
    return work;
  };
  return {
    post: (...given) => kept(post(...given)),
    edit: (...given) => kept(edit(...given)),
    remove: (...given) => kept(remove(...given)),
    find: (...given) => kept(find(...given)),
    direct: (...given) => kept(direct(...given)),
  };
}
