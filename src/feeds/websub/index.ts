/** WebSub (W3C recommendation): feeds that name a hub have their news pushed here, where others can reach this Dateline. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pushSecrets } from '../../db/push-secrets.ts';
import { listenFrom, pollAsUsual, removePushesElsewhere } from '../../db/push-subscriptions.ts';
import { type CallbackDeps, createCallback } from './callback.ts';
import { keepSubscriptions, type SubscribeDeps } from './subscribe.ts';

/** What pushing needs. */
export interface PushingDeps
  extends Omit<SubscribeDeps, 'callbackBase' | 'secrets'>,
    Pick<CallbackDeps, 'maxBytes' | 'take'> {
  /** PUBLIC_URL; null where nobody can reach this Dateline. */
  readonly publicUrl: string | null;
  /** 32 bytes each, the newest first: what hubs sign with is encrypted with it; none: it is kept as it is. */
  readonly secretKeys: readonly Uint8Array[];
}

/** WebSub at work. */
export interface Pushing {
  /** For the HTTP server; hubs bring no token. */
  readonly routes: readonly {
    readonly prefix: string;
    handle(request: IncomingMessage, response: ServerResponse): void;
  }[];
  /** Asks, renews and takes back what is due. */
  keep(signal?: AbortSignal): Promise<void>;
}

const PATH = '/websub/';
const HOUR = 3_600_000;

/**
 * Begins to listen; null without a public address, and then every feed is polled as usual. What came out while nobody
 * listened is looked for by a poll, in the feed's usual time.
 */
export async function startPushing(deps: PushingDeps): Promise<Pushing | null> {
  const { db, now, publicUrl } = deps;
  const at = publicUrl === null ? null : new URL(publicUrl);
  const path = at === null ? PATH : at.pathname.replace(/\/+$/, '') + PATH;
  const callbackBase = at && at.origin + path;
  await pollAsUsual(db, HOUR);
  await removePushesElsewhere(db, callbackBase);
  if (callbackBase === null) return null;
  const secrets = pushSecrets(db, deps.secretKeys);
  const renewed = await secrets.renew();
  if (renewed > 0) deps.log.info({ renewed }, 'what hubs sign with was encrypted with the newest key');
  await listenFrom(db, now());
  const handle = createCallback({ ...deps, callbackBase, secrets });
  // A proxy may pass the path of the public address on, or leave it out.
  const routes = [...new Set([path, PATH])].map((prefix) => ({ prefix, handle }));
  return { routes, keep: (signal) => keepSubscriptions({ ...deps, callbackBase, secrets }, signal) };
}
