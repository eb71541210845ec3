import { describe, expect, it } from 'vitest';
import { redact } from '../src/log.ts';

describe('the log', () => {
  it.each([
    ['xoxb-1234-abcdef', 'a Slack bot token'],
    ['xapp-1-A1-22-abcdef', 'a Slack app token'],
    ['MTA1abcdefghijklmnopqrstu.GabcdE.abcdefghijklmnopqrstuvwxyz12', 'a Discord token'],
    ['sk-abcdefghijklmnop1234', 'a model provider’s key'],
  ])('shows nothing shaped like %s', (secret) => {
    expect(redact(`token=${secret}, again ${secret}`, [])).toBe('token=[secret], again [secret]');
  });

  it('shows no configured secret, whatever its shape', () => {
    expect(redact('the hunter22 of Bearer abcdefgh', ['hunter22'])).toBe('the [secret] of Bearer [secret]');
  });

  it('shows no password of an address, and leaves the rest readable', () => {
    expect(redact('postgres://me:pa55@db.example/x failed', [])).toBe(
      'postgres://me:[secret]@db.example/x failed',
    );
    expect(redact('feed https://news.example/rss polled', [])).toBe('feed https://news.example/rss polled');
  });
});
