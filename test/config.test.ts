import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, settingNames } from '../src/config.ts';
import { SettingError } from '../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const none = join(folder, 'no-such-file');
const read = (environment: NodeJS.ProcessEnv, file = none) => readConfig(environment, file);

function envFile(text: string): string {
  const path = join(folder, `${Math.abs(text.length)}-${text.slice(0, 6)}.env`.replace(/[^\w.-]/g, '_'));
  writeFileSync(path, text);
  return path;
}

describe('the settings', () => {
  it('are whole with none given', () => {
    expect(read({}).settings).toEqual({
      DATABASE_URL: 'file:./data/dateline.db',
      PORT: 3000,
      HOST: '127.0.0.1',
      DISCORD_PROCESSES: 1,
      LLM_TIMEOUT: 120,
      LLM_DAILY_TOKENS: 1_000_000,
      ALLOW_PRIVATE_HOSTS: '',
      MAX_FEED_BYTES: 10_485_760,
    });
  });

  it('keep the password of a database secret, as it is written and as it is meant', () => {
    const { secrets } = read({ DATABASE_URL: 'postgres://news:p%40ss@db.example/news' });
    expect(secrets).toEqual(['p%40ss', 'p@ss']);
    expect(read({ DATABASE_URL: 'postgres://db.example/news' }).secrets).toEqual([]);
  });

  it('come from .env, and the environment wins over it', () => {
    const file = envFile('PORT=4000\nLOG_LEVEL=debug\n');
    expect(read({ PORT: '5000' }, file).settings).toMatchObject({ PORT: 5000, LOG_LEVEL: 'debug' });
  });

  it.each([
    [{ PORT: 'http' }, 'The setting PORT must be a port number from 0 to 65535'],
    [{ LOG_LEVEL: 'loud' }, 'The setting LOG_LEVEL must be one of trace, debug'],
    [{ SLACK_BOT_TOKEN: 'abc' }, 'The setting SLACK_BOT_TOKEN must be a bot token'],
    [{ DATABASE_URL: 'mysql://x' }, 'The setting DATABASE_URL must be'],
    [{ DATABASE_URL: 'postgres://u:p@ss word/%zz@' }, 'The setting DATABASE_URL must be a whole address'],
    [{ HOST: '0.0.0.0' }, 'set WORKSPACE_TOKEN'],
    [{ MAX_FEED_BYTES: '1e12' }, 'The setting MAX_FEED_BYTES must be a number of bytes'],
    [{ PUBLIC_URL: 'dateline.example' }, 'The setting PUBLIC_URL must be an http(s) address'],
    [{ LLM_BASE_URL: 'http://127.0.0.1:11434/v1' }, 'The setting LLM_BASE_URL needs LLM_MODEL as well'],
    [{ LLM_MODEL: 'm' }, 'The setting LLM_MODEL needs LLM_BASE_URL as well, or ANTHROPIC_API_KEY'],
    [{ LLM_API_KEY: 'k', ANTHROPIC_API_KEY: 'k' }, 'The setting LLM_API_KEY needs LLM_BASE_URL as well'],
    [{ LLM_PRICES: '1' }, 'The setting LLM_PRICES must be two prices'],
    [{ LLM_DAILY_TOKENS: 'many' }, 'The setting LLM_DAILY_TOKENS must be a whole number'],
    [{ CARD_LANGUAGE: 'fr' }, 'The setting CARD_LANGUAGE must be one of en, de, es, zh, ja'],
    [{ SECRETS_KEY: 'short' }, 'The setting SECRETS_KEY must be 32 random bytes in base64'],
    [{ SLACK_STATE_SECRET: 'short' }, 'The setting SLACK_STATE_SECRET must have 16 characters'],
    [{ SLACK_API_URL: 'file:///etc/passwd' }, 'The setting SLACK_API_URL must be an http(s) address'],
  ])('that are wrong stop the start with one line that names them: %j', (environment, line) => {
    expect(() => read(environment)).toThrow(SettingError);
    expect(() => read(environment)).toThrow(line);
  });

  it('that nobody knows are named, with the nearest known one', () => {
    const file = envFile('SLACK_BOT_TOKN=xoxb-1\n');
    expect(() => read({}, file)).toThrow('Unknown setting SLACK_BOT_TOKN');
    expect(() => read({}, file)).toThrow('did you mean SLACK_BOT_TOKEN?');
    expect(() => read({ DATABASE_URI: 'file:x' })).toThrow('did you mean DATABASE_URL?');
  });

  it('leave the rest of the environment alone', () => {
    expect(() =>
      read({ PATH: '/bin', HOSTNAME: 'x', HOME: '/', LANG: 'C', SLACK_WEBHOOK: 'y' }),
    ).not.toThrow();
  });

  it('never show their secrets', () => {
    expect(read({ LLM_DAILY_TOKENS: '5000' }).secrets).toEqual([]);
    expect(read({ DISCORD_TOKEN: 'a-secret', WORKSPACE_TOKEN: 'another-secret' }).secrets).toEqual([
      'another-secret',
      'a-secret',
    ]);
  });

  it('are all in .env.example, and nothing else is', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
    const named = [...example.matchAll(/^#([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.toSorted()).toEqual(settingNames.toSorted());
  });
});
