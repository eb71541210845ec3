import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, settingNames, unusedSettings } from '../src/config.ts';
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
      ALLOW_PRIVATE_HOSTS: '',
    });
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
    [{ HOST: '0.0.0.0' }, 'set WORKSPACE_TOKEN'],
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

  it('that this version does not use are named, so that nobody waits for their effect', () => {
    expect(unusedSettings(read({ LLM_MODEL: 'm', DISCORD_TOKEN: 't' }).settings)).toEqual(['LLM_MODEL']);
  });

  it('never show their secrets', () => {
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
