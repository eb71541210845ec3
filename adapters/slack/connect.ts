/** Joins the parts of a running Slack adapter: tokens checked, handlers registered, socket or requests open. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type HTTPReceiver, type Logger } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { describe } from '../../src/errors.ts';
import type { Host } from '../../src/platform/port.ts';
import { listen } from './commands.ts';
import type { SlackEnv } from './env.ts';
import { explainToken } from './errors.ts';
import { bridgeLog } from './log-bridge.ts';
import { createOnce } from './once.ts';
import { createMembership } from './people.ts';
import { createPosts, type Posts } from './posts.ts';
import { createRequests, handleRequest } from './requests.ts';
import { createSocket, type Socket } from './socket.ts';

/** A call that takes longer than this counts as lost. */
const CALL_MS = 15_000;
/** Answers under way at a stop get this long. */
const STOP_MS = 5000;

/** A running adapter. */
export interface Connection extends Posts {
  /** Takes a request of Slack. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  stop(): Promise<void>;
}

/** A client that makes every call once: no retries, no waiting on 429. */
export function createClient(env: SlackEnv, logger: Logger): WebClient {
  return new WebClient(env.botToken, {
    slackApiUrl: env.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
    logger,
  });
}

/** Who the bot token belongs to. */
interface Identity {
  readonly team: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** Connects. @throws SettingError for a refused token, PlatformError where Slack cannot be reached. */
export async function connect(env: SlackEnv, host: Host): Promise<Connection> {
  const logger = bridgeLog(host.log);
  const client = createClient(env, logger);
  const identity = await identify(client);
  const work = createWork();
  const intake = openIntake(env, host, logger);
  const app = createApp(env, identity, intake.receiver, logger);
  app.error(async (error) => host.log.error({ error }, `a Slack handler failed: ${describe(error)}`));
  listen(app, {
    host,
    team: identity.team,
    firstTime: createOnce(() => host.now()),
    isFullMember: createMembership(client, () => host.now(), host.log),
    keep: work.keep,
  });
  await intake.open();
  return {
    ...track(
      createPosts(client, identity.botId, () => host.now()),
      work.keep,
    ),
    handle: intake.handle,
    async stop() {
      await intake.close();
      await work.settled();
    },
  };
}

async function identify(client: WebClient): Promise<Identity> {
  try {
    const who = await client.auth.test();
    return { team: who.team_id ?? '', botId: who.bot_id ?? '', botUserId: who.user_id ?? '' };
  } catch (error) {
    const advice = 'copy the Bot User OAuth Token again from OAuth & Permissions of your Slack app.';
    throw explainToken(error, 'SLACK_BOT_TOKEN', advice);
  }
}

function createApp(env: SlackEnv, identity: Identity, receiver: Intake['receiver'], logger: Logger): App {
  return new App({
    receiver,
    logger,
    convoStore: false,
    clientOptions: { slackApiUrl: env.apiUrl, retryConfig: { retries: 0 }, timeout: CALL_MS },
    authorize: async () => ({
      botToken: env.botToken,
      botId: identity.botId,
      botUserId: identity.botUserId,
    }),
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
function track({ post, edit, remove, find }: Posts, keep: Work['keep']): Posts {
  const kept = <T>(work: Promise<T>): Promise<T> => {
    keep(work);
    return work;
  };
  return {
    post: (...given) => kept(post(...given)),
    edit: (...given) => kept(edit(...given)),
    remove: (...given) => kept(remove(...given)),
    find: (...given) => kept(find(...given)),
  };
}
