/** The fake's routes for threads: started from messages, posts of forums, lists, opening them again. */
import { isForum, missing, postRefusal, wireChannel } from './channels.ts';
import type { Fault } from './fault.ts';
import { ok, type Reply, refusal } from './reply.ts';
import {
  asList,
  asObject,
  type FakeChannel,
  type FakeMessage,
  type Json,
  PERMISSION,
  type World,
} from './world.ts';

const DURATIONS: readonly unknown[] = [undefined, 60, 1440, 4320, 10_080];

/** What is wrong with the parameters of a thread. */
export function threadFaults(forum: FakeChannel | null, body: Json): Fault[] {
  const { name, auto_archive_duration: duration, applied_tags: tags } = body;
  const found: Fault[] = [];
  if (typeof name !== 'string' || name.trim().length < 1 || name.length > 100) {
    const message = 'Must be between 1 and 100 in length.';
    found.push({ path: 'name', code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  if (!DURATIONS.includes(duration)) {
    const message = 'Value must be one of (60, 1440, 4320, 10080).';
    found.push({ path: 'auto_archive_duration', code: 'BASE_TYPE_CHOICES', message });
  }
  const unknown = asList(tags).some((id) => !forum?.tags.some((tag) => tag.id === id));
  if (asList(tags).length > 5 || unknown) {
    found.push({
      path: 'applied_tags',
      code: 'BASE_TYPE_BAD_LENGTH',
      message: 'Must be 5 or fewer known tags.',
    });
  }
  return found;
}

/** Starts a thread from a message (resources/channel#start-thread-from-message). */
export function startThread(world: World, channel: FakeChannel, message: string, body: Json): Reply {
  const lacking = missing(channel, PERMISSION.startThreads);
  if (lacking !== null) return refusal(lacking);
  if (![0, 5].includes(channel.type)) return refusal(50024);
  if (!channel.messages.some(({ id }) => id === message)) return refusal(10008);
  if (world.channels.some(({ id }) => id === message)) return refusal(160004);
  const duration = Number(body.auto_archive_duration ?? 4320);
  const thread = world.openThread(channel, message, String(body.name), { autoArchive: duration });
  world.announce('THREAD_CREATE', wireChannel(world, thread));
  return { ...ok(wireChannel(world, thread)), status: 201 };
}

/** Why a forum refuses a post; null where it takes it. */
export function forumRefusal(forum: FakeChannel, body: Json): Reply | null {
  if (!isForum(forum)) return refusal(50024);
  const code = postRefusal(forum, asList(body.applied_tags).map(String));
  return code === null ? null : refusal(code);
}

/** Makes a forum's post: a thread whose first message has its id. */
export function makePost(
  world: World,
  forum: FakeChannel,
  body: Json,
): { thread: FakeChannel; message: FakeMessage } {
  const more = {
    appliedTags: asList(body.applied_tags).map(String),
    autoArchive: Number(body.auto_archive_duration ?? 4320),
  };
  const thread = world.openThread(forum, world.id(), String(body.name), more);
  const message = world.store(thread.id, asObject(body.message), false, thread.id);
  world.announce('THREAD_CREATE', wireChannel(world, thread));
  return { thread, message };
}

/** The threads of the server, or the archived ones of a channel, newest first. */
export function listThreads(world: World, archived: boolean, parent?: string): Reply {
  const threads = world.channels.filter(
    ({ thread }) => thread?.archived === archived && (parent === undefined || thread.parent === parent),
  );
  const body = { threads: threads.reverse().map((one) => wireChannel(world, one)), members: [] };
  return ok(archived ? { ...body, has_more: false } : body);
}

/** Changes a thread: only opening it again, and archiving it, are known here. */
export function changeThread(world: World, channel: FakeChannel, body: Json): Reply {
  if (!channel.thread) return refusal(50013);
  if (channel.thread.locked) return refusal(50013);
  if (typeof body.archived === 'boolean') channel.thread.archived = body.archived;
  return ok(wireChannel(world, channel));
}
