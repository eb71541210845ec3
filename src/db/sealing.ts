/** Encryption of what is kept at rest: AES-256-GCM, by keys of which the newest writes and all read. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { SettingError } from '../errors.ts';

/** A text sealed under a key; `key` names it, the rest is base64. */
export interface Sealed {
  readonly key: string;
  readonly iv: string;
  readonly tag: string;
  readonly text: string;
}

/** Seals and opens. `place` is bound to what is sealed: moved elsewhere, it does not open. */
export interface Sealer {
  seal(text: string, place: string): Sealed;
  /** @throws SettingError where no key opens it. */
  open(sealed: Sealed, place: string): string;
  /** True where it was sealed with an older key than the newest. */
  isOld(sealed: Sealed): boolean;
}

/** 96 bits, new for every text (NIST SP 800-38D, 8.2.2). */
const IV_BYTES = 12;
const CIPHER = 'aes-256-gcm';

/** Makes it over keys of 32 bytes, the newest first; at least one. */
export function createSealer(keys: readonly Uint8Array[]): Sealer {
  const named = new Map(keys.map((key) => [nameOf(key), key]));
  const [newest] = named;
  if (!newest) throw new SettingError('The setting SECRETS_KEY is missing; see .env.example.');
  const [name, key] = newest;
  return {
    seal(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { key: name, iv: base64(iv), tag: base64(cipher.getAuthTag()), text: base64(sealed) };
    },
    open(sealed, place) {
      const one = named.get(sealed.key);
      if (!one) throw unknownKey();
      return decipher(sealed, one, place);
    },
    isOld: (sealed) => sealed.key !== name,
  };
}

function decipher({ iv, tag, text }: Sealed, key: Uint8Array, place: string): string {
  try {
    const opened = createDecipheriv(CIPHER, key, Buffer.from(iv, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from(place))
      .setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([opened.update(Buffer.from(text, 'base64')), opened.final()]).toString('utf8');
  } catch (cause) {
    throw new SettingError('A stored secret was changed by something else; restore a backup.', { cause });
  }
}

function unknownKey(): SettingError {
  return new SettingError(
    'Stored secrets were encrypted with a key that SECRETS_KEY does not name; add it there, after the newest and a comma.',
  );
}

/** Tells keys apart and tells nothing about them. */
function nameOf(key: Uint8Array): string {
  return createHash('sha256').update('dateline key').update(key).digest('hex').slice(0, 12);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
