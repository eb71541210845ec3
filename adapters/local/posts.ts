/** The posts of the local workspace: cards kept as data, drawn anew whenever they are shown. */
import type { Card } from '../../src/cards/blocks.ts';
import { RefusedError } from '../../src/errors.ts';
import type { Instant } from '../../src/model.ts';
import type { Store } from '../../src/platform/port.ts';
import { postNames } from './address.ts';

/** One card in one channel. */
export interface Post {
  /** Sorts as text by age; the port's "message". */
  readonly id: string;
  readonly channel: string;
  readonly card: Card;
  readonly posted: Instant;
  /** When the card was last replaced, or null. */
  readonly edited: Instant | null;
  /** The delivery that it answers to; null for a shared answer. */
  readonly delivery: string | null;
}

/** A channel keeps this many posts; older ones go. */
export const KEPT_POSTS = 500;
/** Pruning reads the whole channel, so it is done once in this many posts. */
const PRUNE_EVERY = 25;

/** Posts over the host's durable store. */
export class Posts {
  readonly #store: Store;
  readonly #now: () => Instant;
  readonly #name = postNames();
  readonly #sincePruned = new Map<string, number>();

  constructor(store: Store, now: () => Instant) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * Adds a card to a channel. A delivery gets one post however often it is added: its name is kept before the
   * post itself, so a crash between the two leads to the same name again.
   */
  async add(channel: string, card: Card, delivery: string | null): Promise<Post> {
    const known = delivery === null ? null : await this.#nameOf(channel, delivery);
    const standing = known ? await this.get(channel, known) : null;
    if (standing) return standing;
    const posted = this.#now();
    const id = known ?? this.#name(posted);
    if (delivery !== null && !known) await this.#store.put(deliveryKey(channel, delivery), id);
    const post: Post = { id, channel, card, posted, edited: null, delivery };
    await this.#store.put(postKey(channel, id), post);
    await this.#prune(channel);
    return post;
  }

  /** Replaces a post's card. @throws RefusedError where the post is gone. */
  async edit(channel: string, id: string, card: Card): Promise<Post> {
    const post = await this.get(channel, id);
    if (!post) throw new RefusedError('The post is no longer in the local workspace.');
    const edited: Post = { ...post, card, edited: this.#now() };
    await this.#store.put(postKey(channel, id), edited);
    return edited;
  }

  /** The post of a delivery, or null. */
  async find(channel: string, delivery: string): Promise<Post | null> {
    const id = await this.#nameOf(channel, delivery);
    return id ? this.get(channel, id) : null;
  }

  /** One post by its name, or null. */
  async get(channel: string, id: string): Promise<Post | null> {
    return ((await this.#store.get(postKey(channel, id))) as Post | undefined) ?? null;
  }

  /** The newest posts of a channel, oldest first; those older than `before` where it is given. */
  async latest(channel: string, limit: number, before?: string): Promise<readonly Post[]> {
    const entries = await this.#store.list(postKey(channel, ''), before ? KEPT_POSTS : limit);
    const posts = entries.map(({ value }) => value as Post);
    const wanted = before ? posts.filter(({ id }) => id < before) : posts;
    return wanted.slice(0, limit).reverse();
  }

  async #nameOf(channel: string, delivery: string): Promise<string | null> {
    const name = await this.#store.get(deliveryKey(channel, delivery));
    return typeof name === 'string' ? name : null;
  }

  async #prune(channel: string): Promise<void> {
    const since = this.#sincePruned.get(channel) ?? PRUNE_EVERY;
    this.#sincePruned.set(channel, since >= PRUNE_EVERY ? 1 : since + 1);
    if (since < PRUNE_EVERY) return;
    const entries = await this.#store.list(postKey(channel, ''), KEPT_POSTS + 2 * PRUNE_EVERY);
    for (const { key, value } of entries.slice(KEPT_POSTS)) {
      const { delivery } = value as Post;
      await this.#store.delete(key);
      if (delivery !== null) await this.#store.delete(deliveryKey(channel, delivery));
    }
  }
}

const postKey = (channel: string, id: string) => `post/${channel}/${id}`;
const deliveryKey = (channel: string, delivery: string) => `delivery/${channel}/${delivery}`;
