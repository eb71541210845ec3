import { describe, expect, it } from 'vitest';
import { DatelineError, PlatformError, RateLimitError, RefusedError } from '../../src/errors.ts';
import { channelOf, encodeAddress, snowflakeAt } from './address.ts';
import { readEnv } from './env.ts';
import { toPortError } from './errors.ts';

const api = (status: number, code: number) =>
  Object.assign(new Error('Discord says no'), { status, code, rawError: {}, requestBody: {} });

describe('an answer of Discord', () => {
  it.each([
    [404, 10003, 'gone'],
    [403, 50001, "'View Channel'"],
    [403, 50013, "'Send Messages' in #news"],
    [400, 50083, 'open it again'],
    [401, 0, 'DISCORD_TOKEN'],
    [403, 99999, 'permissions'],
  ])('%i with code %i refuses the place and says how to mend it', (status, code, words) => {
    const error = toPortError(api(status, code), '#news');
    expect(error).toBeInstanceOf(RefusedError);
    expect(error.message).toContain(words);
  });

  it('is worth another try when Discord itself failed', () => {
    expect(toPortError(api(500, 0), '#news')).toBeInstanceOf(PlatformError);
    expect(toPortError(new Error('read ECONNRESET'), '#news')).toBeInstanceOf(PlatformError);
    expect(toPortError('thrown', '#news')).toBeInstanceOf(PlatformError);
  });

  it('is a defect when Discord calls the body invalid', () => {
    expect(toPortError(api(400, 50035), '#news')).not.toBeInstanceOf(DatelineError);
  });

  it('says whether one place or everything must wait', () => {
    const limit = (global: boolean) =>
      Object.assign(new Error(''), { retryAfter: 1234.5, scope: 'user', global });
    expect(toPortError(limit(false), '#news')).toMatchObject({ retryAfterMs: 1235, scope: 'place' });
    expect(toPortError(limit(true), '#news')).toMatchObject({ retryAfterMs: 1235, scope: 'platform' });
    expect(toPortError(api(400, 20016), '#news')).toBeInstanceOf(RateLimitError);
  });

  it('stays a refusal after the library has dropped the token', () => {
    const error = new Error('Expected token to be set for this request, but none was present');
    expect(toPortError(error, '#news')).toBeInstanceOf(RefusedError);
  });
});

describe('an address', () => {
  it('names a channel of a server, or a direct message', () => {
    expect(channelOf(encodeAddress('123', '456'))).toBe('456');
    expect(encodeAddress(undefined, '456')).toBe('@me/456');
    expect(channelOf('@me/456')).toBe('456');
  });

  it('that Discord did not give is refused', () => {
    for (const address of ['', '456', '1/2/3', '1/../users/@me', 'C012345']) {
      expect(() => channelOf(address)).toThrow(RefusedError);
    }
  });

  it('of a moment is older than every message after it', () => {
    // docs.discord.com/developers/reference#snowflakes gives this example.
    expect(snowflakeAt(1_462_015_105_796) <= '175928847299117063').toBe(true);
    expect(BigInt(175928847299117063n) - BigInt(snowflakeAt(1_462_015_105_796))).toBeLessThan(1n << 22n);
  });
});

describe('the settings', () => {
  it('switch Discord on by the token, however it was pasted', () => {
    expect(readEnv({})).toBeNull();
    const api = 'https://discord.com/api';
    expect(readEnv({ DISCORD_TOKEN: ' Bot abc ' })).toEqual({ token: 'abc', api, processes: 1 });
    expect(readEnv({ DISCORD_TOKEN: 'abc', DISCORD_PROCESSES: '2' })?.processes).toBe(2);
    expect(readEnv({ DISCORD_TOKEN: 'abc', DISCORD_API_URL: 'http://127.0.0.1:1/api/' })?.api).toBe(
      'http://127.0.0.1:1/api',
    );
  });
});
