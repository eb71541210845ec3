import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { slack } from '../adapters/slack/index.ts';
import { commands } from '../commands/index.ts';

const SCHEMA = new URL('../../shared/data/slack-manifest.schema.2.0.0.json', import.meta.url);

it.skipIf(!existsSync(SCHEMA))('the Slack manifest of all commands is valid by Slack’s own schema', () => {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  // Slack's schema uses a keyword of its own ("regex"), which strict mode would refuse.
  const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(schema);
  for (const settings of [
    {},
    { SLACK_SIGNING_SECRET: 'x', PUBLIC_URL: 'https://news.example.com/' },
    { SLACK_CLIENT_ID: 'x' },
  ]) {
    validate(slack.manifest?.(commands, settings));
    expect(validate.errors ?? []).toEqual([]);
  }
});

it('the Slack manifest has every command', () => {
  const manifest = JSON.stringify(slack.manifest?.(commands, {}));
  for (const { name } of commands) expect(manifest).toContain(`"/${name}"`);
});
