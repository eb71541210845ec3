/** Each adapter's secrets (tokens that it was given), encrypted at rest; shaped as the port's `SecretStore`. */
import type { Database } from './database.ts';
import { platformStore } from './platform-state.ts';
import { createSealer, type Sealed } from './sealing.ts';

/** More entries than any platform has. */
const ALL = 1_000_000;

/**
 * The secrets of one platform, apart from its other storage and from every other's.
 * @param keys 32 bytes each, the newest first.
 */
export function platformSecrets(db: Database, platform: string, keys: readonly Uint8Array[]) {
  // Names of platforms are one word, so that this shelf is no platform's own.
  const shelf = `secrets of ${platform}`;
  const store = platformStore(db, shelf);
  const sealer = createSealer(keys);
  const place = (key: string) => `${shelf}\n${key}`;
  const open = (key: string, value: unknown): unknown => JSON.parse(sealer.open(value as Sealed, place(key)));
  const put = (key: string, value: unknown) => store.put(key, sealer.seal(JSON.stringify(value), place(key)));
  return {
    async get(key: string): Promise<unknown> {
      const value = await store.get(key);
      return value === undefined ? undefined : open(key, value);
    },
    put,
    delete: (key: string) => store.delete(key),
    async list(prefix: string, limit: number): Promise<{ key: string; value: unknown }[]> {
      return (await store.list(prefix, limit)).map(({ key, value }) => ({ key, value: open(key, value) }));
    },
    /** Seals anew what older keys sealed, so that they can be dropped; gives how many entries. */
    async renew(): Promise<number> {
      const all = await store.list('', ALL);
      for (const { key, value } of all) open(key, value);
      const old = all.filter(({ value }) => sealer.isOld(value as Sealed));
      for (const { key, value } of old) await put(key, open(key, value));
      return old.length;
    },
  };
}
