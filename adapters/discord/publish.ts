/** Posts of announcement channels, passed on to the servers that follow them (resources/message#crosspost-message). */
import { describe, PlatformError, RateLimitError, RefusedError } from '../../src/errors.ts';
import type { Spot } from './address.ts';
import { apiCode } from './errors.ts';
import { call, type Posting } from './posting.ts';

/** JSON error codes: it is published already; the channel or the message is none that can be. */
const ALREADY = 40033;
const NOT_HERE: readonly number[] = [50024, 50068];

/**
 * Publishes a post that stands.
 * @throws PlatformError where Discord does not let it be now: whoever tries again finds the post, and publishes it then.
 */
export async function publish(posting: Posting, { channel, message }: Spot): Promise<void> {
  const path = `/channels/${channel}/messages/${message}/crosspost` as const;
  try {
    await call(posting, channel, () => posting.rest.post(path));
  } catch (error) {
    const code = apiCode(error) ?? 0;
    if (code === ALREADY) return;
    const place = posting.placeName(channel);
    if (error instanceof RefusedError || NOT_HERE.includes(code)) {
      posting.host.log.warn({ place, why: describe(error) }, 'a post stands, but is not published');
      return;
    }
    // Not as a limit: that would say that nothing was posted.
    if (!(error instanceof RateLimitError)) throw error;
    const minutes = Math.max(1, Math.round(error.retryAfterMs / 60_000));
    const words = `The post stands in ${place}; Discord publishes no more there for ${minutes} min.`;
    throw new PlatformError(words, { cause: error });
  }
}
