/** Reads an answer's body, decompressed, up to a cap: a 1.5 MB gzip bomb would otherwise become 1.5 GB. */
import { once } from 'node:events';
import type { Readable, Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchError } from './fetch-error.ts';

/** Servers that compress twice do so by mistake; more layers are an attack. */
const MAX_LAYERS = 2;

/**
 * The decoded bytes of `body`.
 * @throws FetchError when they are more than `maxBytes`, or packed in a way that nobody offered to read.
 */
export async function readBody(body: Readable, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (layers.length > MAX_LAYERS) throw new FetchError('The answer is compressed too many times.');
  let stream = body;
  // Encodings are listed in the order in which they were applied (RFC 9110 section 8.4).
  for (const name of layers.reverse()) stream = chain(stream, await decompressor(name, stream));
  try {
    return await collect(stream, maxBytes);
  } finally {
    body.destroy();
    stream.destroy();
  }
}

function chain(from: Readable, to: Transform): Transform {
  from.on('error', (error) => to.destroy(error));
  return from.pipe(to);
}

async function collect(stream: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new FetchError(
        `The answer is larger than ${Math.round(maxBytes / 104_857.6) / 10} MB, the most that is read.`,
      );
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

async function decompressor(name: string, source: Readable): Promise<Transform> {
  // What has come is used even where the end is missing: servers cut the trailer off.
  const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
  if (name === 'gzip' || name === 'x-gzip') return createGunzip(lenient);
  if (name === 'br') return createBrotliDecompress();
  if (name === 'deflate')
    return (await beginsAsZlib(source)) ? createInflate(lenient) : createInflateRaw(lenient);
  throw new FetchError(`The answer is compressed in a way that was not asked for ("${name.slice(0, 20)}").`);
}

/** "deflate" means zlib's format (RFC 9110 section 8.4.1.2), but some servers send it bare. */
async function beginsAsZlib(source: Readable): Promise<boolean> {
  await Promise.race([once(source, 'readable'), once(source, 'end')]);
  const first: unknown = source.read(1);
  if (!Buffer.isBuffer(first) || first[0] === undefined) return true;
  source.unshift(first);
  return (first[0] & 0x0f) === 8;
}
