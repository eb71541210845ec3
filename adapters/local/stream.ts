/** Live updates: server-sent events of what changes in the channels. */
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type LocalPlace, places } from './address.ts';
import type { Happening } from './live.ts';
import { postItem } from './page/posts.ts';
import type { Post } from './posts.ts';
import type { Workspace } from './workspace.ts';

const HEARTBEAT_MS = 25_000;
const RETRY_MS = 2_000;
/** A page that was away for longer than this many posts is missing some until it is loaded again. */
const CATCH_UP = 50;

/**
 * The stream of a channel's page: whole posts of its own channel, and the names of new ones in the others. First
 * comes what changed since the page was made (`since`) or since the last event it saw.
 */
export function liveStream(c: Context, workspace: Workspace, place: LocalPlace): Response {
  const since = Number(c.req.header('last-event-id') ?? c.req.query('since'));
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const ended = new AbortController();
    stream.onAbort(() => ended.abort());
    const beat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
    try {
      const happenings = workspace.live.listen(ended.signal);
      await stream.writeSSE({ event: 'ready', data: '', retry: RETRY_MS });
      for (const post of await missed(workspace, place, since)) await send(stream, workspace, post, place);
      for await (const happening of happenings) await pass(stream, workspace, happening, place);
    } catch (error) {
      workspace.host.log.warn({ error }, 'A page lost its live updates; it connects again by itself');
    } finally {
      ended.abort();
      clearInterval(beat);
    }
  });
}

/** What changed in this channel since then, and the newest post of every other one. */
async function missed({ posts }: Workspace, place: LocalPlace, since: number): Promise<readonly Post[]> {
  if (!Number.isFinite(since)) return [];
  const latest = await Promise.all(
    places.map(({ address }) => posts.latest(address, address === place.address ? CATCH_UP : 1)),
  );
  return latest.flat().filter(({ posted, edited }) => (edited ?? posted) >= since);
}

async function pass(
  stream: SSEStreamingApi,
  workspace: Workspace,
  { channel, post: id }: Happening,
  place: LocalPlace,
): Promise<void> {
  const post = await workspace.posts.get(channel, id);
  if (post) await send(stream, workspace, post, place);
}

async function send(
  stream: SSEStreamingApi,
  { host }: Workspace,
  post: Post,
  place: LocalPlace,
): Promise<void> {
  const now = host.now();
  const html = post.channel === place.address ? String(postItem(post, now)) : null;
  const data = JSON.stringify({ channel: post.channel, post: post.id, html });
  await stream.writeSSE({ event: 'post', data, id: String(post.edited ?? post.posted) });
}
