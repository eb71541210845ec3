/** One workspace as its token reaches it. */
import type { WebClient } from '@slack/web-api';
import type { Host } from '../../src/platform/port.ts';
import { createPeople, type Person } from './people.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createPosts, type Posts } from './posts.ts';

/** Who a bot token belongs to. */
export interface Identity {
  readonly team: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** A workspace with all that can be done there. */
export interface Workspace extends Identity {
  readonly token: string;
  readonly client: WebClient;
  readonly posts: Posts;
  readonly pictures: Pictures;
  readonly person: (user: string) => Promise<Person>;
}

/** Makes it over a client that makes every call once. */
export function createWorkspace(
  client: WebClient,
  identity: Identity & { readonly token: string },
  host: Host,
): Workspace {
  const pictures = createPictures(client, host);
  return {
    ...identity,
    client,
    pictures,
    posts: createPosts(client, identity, pictures),
    person: createPeople(client, () => host.now(), host.log),
  };
}
