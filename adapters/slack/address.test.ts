import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/errors.ts';
import { channelTitle, decodeAddress, encodeAddress } from './address.ts';

describe('a Slack address', () => {
  it('comes back as it went', () => {
    const place = { team: 'T0FAKE', channel: 'C0GENERAL' };
    expect(decodeAddress(encodeAddress(place))).toEqual(place);
  });

  it.each(['', 'C1', 'T1/', 'T1/C1/x', 't1/c1', '/c/security'])(
    'is refused where it is none: %j',
    (address) => {
      expect(() => decodeAddress(address)).toThrow(RefusedError);
    },
  );

  it('has a title that people know', () => {
    const titles = ['general', 'privategroup', 'directmessage', 'mpdm-anna--ben-1', undefined];
    expect(titles.map((name) => channelTitle(name, 'C1'))).toEqual([
      '#general',
      'private channel',
      'direct message',
      'group message',
      'C1',
    ]);
  });
});
