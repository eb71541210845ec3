/** The workspace that the page and the platform share: its posts, its readers, its host. */
import type { Card } from '../../src/cards/blocks.ts';
import type { Host } from '../../src/platform/port.ts';
import type { LocalEnv } from './env.ts';
import { notStarted, onStore } from './errors.ts';
import { fitCard } from './limits.ts';
import { Live } from './live.ts';
import { type Post, Posts } from './posts.ts';

/** Holds what stands in the channels, and tells the open pages of every change. */
export class Workspace {
  readonly env: LocalEnv;
  readonly live = new Live();
  #host: Host | null = null;
  #posts: Posts | null = null;

  constructor(env: LocalEnv) {
    this.env = env;
  }

  /** Opens the workspace for posts, commands and readers. */
  open(host: Host): void {
    this.#host = host;
    this.#posts = new Posts(host.store, () => host.now());
  }

  /** Lets every open page go. Safe to call at any time. */
  close(): void {
    this.live.close();
  }

  /** @throws PlatformError before `open`. */
  get host(): Host {
    if (!this.#host) throw notStarted();
    return this.#host;
  }

  /** @throws PlatformError before `open`. */
  get posts(): Posts {
    if (!this.#posts) throw notStarted();
    return this.#posts;
  }

  /** Adds a card to a channel, once per delivery, and shows it on every open page. */
  async post(channel: string, card: Card, delivery: string | null): Promise<Post> {
    const post = await onStore(() => this.posts.add(channel, fitCard(card), delivery));
    this.live.tell({ channel, post: post.id });
    return post;
  }

  /** Replaces a post's card, on every open page too. */
  async edit(channel: string, id: string, card: Card): Promise<void> {
    await onStore(() => this.posts.edit(channel, id, fitCard(card)));
    this.live.tell({ channel, post: id });
  }

  /** The post of a delivery, or null. */
  async find(channel: string, delivery: string): Promise<string | null> {
    const post = await onStore(() => this.posts.find(channel, delivery));
    return post?.id ?? null;
  }
}
