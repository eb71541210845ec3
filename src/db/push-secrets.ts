/** What hubs sign their pushes with, encrypted at rest where there is a key: in the column's text, as JSON. */
import { and, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { PushSubscription } from './push-subscriptions.ts';
import { createSealer, type Sealed } from './sealing.ts';

type Kept = Pick<PushSubscription, 'secret' | 'callback'>;

/** The secrets of subscriptions at hubs; each is bound to its callback. */
export interface PushSecrets {
  /** As it is to be kept; plain where there is no key. */
  seal(secret: string, callback: string): string;
  /** @throws SettingError where the key that it was sealed with is not there. */
  open(kept: Kept): string;
  /** Seals what is plain, or sealed with an older key, with the newest; gives how many. @throws SettingError as `open`. */
  renew(): Promise<number>;
}

/** Secrets are base64: none begins so. */
const isSealed = (secret: string) => secret.startsWith('{');
const placeOf = (callback: string) => `push subscription\n${callback}`;

/** Makes it. @param keys 32 bytes each, the newest first; none: what is new is kept as it is. */
export function pushSecrets(db: Database, keys: readonly Uint8Array[]): PushSecrets {
  // Made when it is needed: it refuses where there is no key.
  const sealer = () => createSealer(keys);
  const seal: PushSecrets['seal'] = (secret, callback) =>
    keys.length === 0 ? secret : JSON.stringify(sealer().seal(secret, placeOf(callback)));
  const open = ({ secret, callback }: Kept) =>
    isSealed(secret) ? sealer().open(JSON.parse(secret) as Sealed, placeOf(callback)) : secret;
  const isOld = (secret: string) => !isSealed(secret) || sealer().isOld(JSON.parse(secret) as Sealed);
  return {
    seal,
    open,
    async renew() {
      const { pushSubscriptions: t } = db.tables;
      const all = await db.orm.select({ id: t.id, secret: t.secret, callback: t.callback }).from(t);
      const opened = all.map((row) => ({ ...row, plain: open(row) }));
      const old = keys.length === 0 ? [] : opened.filter(({ secret }) => isOld(secret));
      for (const { id, secret, callback, plain } of old) {
        const change = { secret: seal(plain, callback) };
        // Another process may have done so by now.
        await db.orm
          .update(t)
          .set(change)
          .where(and(eq(t.id, id), eq(t.secret, secret)));
      }
      return old.length;
    },
  };
}
