/** The workspace that the page and the platform share: its posts, its readers, its host. */
import type { Card } from '../../src/cards/blocks.ts';
import type { Host } from '../../src/platform/port.ts';
import { places } from './address.ts';
import type { LocalEnv } from './env.ts';
import { notStarted, onStore } from './errors.ts';
import { fitCard } from './limits.ts';
import { Live } from './live.ts';
import { type Post, Posts } from './posts.ts';

/** How often other processes' posts are looked for, and how many of a channel at most. */
const LOOK_MS = 2_000;
const RECENT = 20;

/** Holds what stands in the channels, and tells the open pages of every change. */
export class Workspace {
  readonly env: LocalEnv;
  readonly live = new Live();
  #host: Host | null = null;
  #posts: Posts | null = null;
  #following: NodeJS.Timeout | undefined;
  /** When each of the latest posts was edited, at the last look. */
  #versions: ReadonlyMap<string, number | null> | null = null;

  constructor(env: LocalEnv) {
    this.env = env;
  }

  /** Opens the workspace for posts, commands and readers. */
  open(host: Host): void {
    this.#host = host;
    this.#posts = new Posts(host.store, () => host.now());
  }

  /** From now on tells open pages also what other processes post. */
  async follow(): Promise<void> {
    await this.#tellOthers();
    this.#following = setInterval(() => void this.#tellOthers(), LOOK_MS);
  }

  /** Lets every open page go. Safe to call at any time. */
  close(): void {
    clearInterval(this.#following);
    this.live.close();
  }

  /** What this process posted is told twice, and drawn in its own place. */
  async #tellOthers(): Promise<void> {
    try {
      const before = this.#versions;
      const lists = await Promise.all(places.map(({ address }) => this.posts.latest(address, RECENT)));
      const posts = lists.flat();
      this.#versions = new Map(posts.map(({ id, edited }) => [id, edited]));
      if (!before) return;
      for (const { channel, id, edited } of posts)
        if (before.get(id) !== edited) this.live.tell({ channel, post: id });
    } catch (error) {
      this.host.log.warn({ error }, 'what other processes post was not told to open pages');
    }
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
