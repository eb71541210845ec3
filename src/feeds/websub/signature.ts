import { createHmac, timingSafeEqual } from 'node:crypto';

/** The methods that WebSub names (section 7.1.1); others are refused. */
const SIGNATURE = /^(sha1|sha256|sha384|sha512)=([\da-f]{40,128})$/i;

/** Whether an `X-Hub-Signature` header is the HMAC of this body under the secret. Takes the same time for every wrong one. */
export function isSignedWith(secret: string, header: string | undefined, body: Uint8Array): boolean {
  const [, method, signature] = SIGNATURE.exec(header?.trim() ?? '') ?? [];
  if (method === undefined || signature === undefined) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
