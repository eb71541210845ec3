import { describe, expect, it } from 'vitest';
import { SettingError } from '../../src/errors.ts';
import { readEnv } from './env.ts';
import { slack } from './index.ts';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };

describe('the settings of Slack', () => {
  it('ask for nothing where none is given', () => {
    expect(slack.create({})).toBeNull();
    expect(readEnv({ SLACK_API_URL: 'http://127.0.0.1:1/api' })).toBeNull();
  });

  it('choose the socket where both ways in are given, for it needs no public address', () => {
    const both = { ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'secret' };
    expect(readEnv(both)?.intake).toEqual({ kind: 'socket', appToken: 'xapp-1' });
  });

  it('take an address with and without a slash at its end', () => {
    const url = (given: string) =>
      readEnv({ ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: given })?.apiUrl;
    expect([url('http://a.example/api'), url('http://a.example/api/'), url('')]).toEqual([
      'http://a.example/api/',
      'http://a.example/api/',
      'https://slack.com/api/',
    ]);
  });

  it('are refused with the name of what is missing', () => {
    expect(() => readEnv(bot)).toThrow(SettingError);
    expect(() => readEnv(bot)).toThrow(/SLACK_APP_TOKEN.*or SLACK_SIGNING_SECRET/);
    expect(() => readEnv({ SLACK_APP_TOKEN: 'xapp-1' })).toThrow(
      /SLACK_APP_TOKEN is set but SLACK_BOT_TOKEN/,
    );
  });

  it('are for one workspace or for many, never for both', () => {
    const many = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'secret',
      SLACK_STATE_SECRET: 'state',
      PUBLIC_URL: 'https://bot.example',
      SLACK_APP_TOKEN: 'xapp-1',
    };
    expect(readEnv(many)?.tenancy).toMatchObject({ kind: 'many', clientId: '1.2' });
    expect(() => readEnv({ ...many, ...bot })).toThrow(/SLACK_BOT_TOKEN is for one workspace.*unset one/);
    for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'PUBLIC_URL']) {
      const missing = { ...many, [name]: undefined };
      expect(() => readEnv(missing)).toThrow(`SLACK_CLIENT_ID is set but ${name} is missing; `);
    }
  });
});
