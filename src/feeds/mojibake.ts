/** Undoes UTF-8 that somebody read as Latin-1 or Windows-1252, where the bytes survived. */
import iconv from 'iconv-lite';

/**
 * The byte behind each character of Windows-1252. By iconv-lite: some releases of Node 20 to 23 decode this encoding as
 * Latin-1 (nodejs/node#56542).
 */
const BYTE_OF = new Map<string, number>();
for (let byte = 0; byte < 256; byte++) {
  // Latin-1 has C1 controls where Windows-1252 has punctuation or nothing: both readings lead back to the byte.
  BYTE_OF.set(String.fromCharCode(byte), byte);
  BYTE_OF.set(iconv.decode(Buffer.of(byte), 'windows-1252'), byte);
}
BYTE_OF.delete('\ufffd');

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** A UTF-8 lead byte followed by a continuation byte, both read as Windows-1252 or Latin-1. */
const SUSPICIOUS = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]/;

/**
 * The text as it was meant. All or nothing: only when every character leads back to one byte and those bytes are
 * valid UTF-8, because then the mistake is certain; a single proper character elsewhere disproves it.
 */
export function undoMojibake(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = BYTE_OF.get(text.charAt(at));
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return text;
  }
}
