import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createFakeHost } from '../../test/fakes/host.ts';
import { ALL_SCOPES } from '../../test/fakes/slack/workspace.ts';
import { slackManifest } from './manifest.ts';
import { neededScopes } from './scopes.table.ts';

const { commands } = createFakeHost();
const SCHEMA = new URL('../../../shared/data/slack-manifest.schema.2.0.0.json', import.meta.url);

describe('the manifest', () => {
  it('has every command with what may be typed after it', () => {
    expect(slackManifest(commands, { socketMode: true })).toMatchObject({
      features: {
        slash_commands: [
          { command: '/echo', description: 'Says the words again', usage_hint: '<words>' },
          { command: '/count', description: 'Counts', usage_hint: '[audience] [days]' },
        ],
      },
      settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
    });
  });

  it('names the public address for commands and buttons where there is no socket', () => {
    const publicUrl = 'https://bot.example/';
    const requestUrl = 'https://bot.example/slack/events';
    const manifest = JSON.stringify(slackManifest(commands, { socketMode: false, publicUrl }));
    // Each command, interactivity, the options of menus, and events.
    expect(manifest.split(requestUrl)).toHaveLength(commands.length + 4);
    expect(JSON.stringify(slackManifest(commands, { socketMode: true }))).not.toContain('url');
  });

  it('asks for no scope without a reason, and the fake Slack grants the same ones', () => {
    const needed = neededScopes('https://bot.example');
    expect(Object.keys(needed).sort()).toEqual([...ALL_SCOPES].sort());
    expect(Object.values(needed).every((reason) => reason.length > 5)).toBe(true);
  });

  it('brings people back to Dateline, renews tokens and hears of uninstallations where many install it', () => {
    const many = { socketMode: true, manyWorkspaces: true, publicUrl: 'https://bot.example' };
    expect(slackManifest(commands, many)).toMatchObject({
      oauth_config: { redirect_urls: ['https://bot.example/slack/oauth_redirect'] },
      settings: { token_rotation_enabled: true },
    });
    const told = (manifest: object) =>
      JSON.stringify(manifest).includes('"app_uninstalled","tokens_revoked"');
    expect([
      told(slackManifest(commands, many)),
      told(slackManifest(commands, { socketMode: true })),
    ]).toEqual([true, false]);
  });

  it('asks to see links only where an address that Slack can know says which', () => {
    const scopes = (publicUrl: string | null) => {
      const text = JSON.stringify(slackManifest(commands, { socketMode: true, publicUrl }));
      return ['links:read', 'link_shared', 'unfurl_domains'].map((word) => text.includes(word));
    };
    expect(scopes('https://news.example.com:8443/dateline')).toEqual([true, true, true]);
    for (const none of [null, 'http://localhost:3000', 'http://10.1.2.3/']) {
      expect(scopes(none)).toEqual([false, false, false]);
    }
  });

  it.skipIf(!existsSync(SCHEMA))('is valid by Slack’s own schema, with and without a socket', () => {
    // Slack's schema uses a keyword of its own ("regex"), which strict mode would refuse.
    const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(
      JSON.parse(readFileSync(SCHEMA, 'utf8')),
    );
    const long = Array.from({ length: 60 }, (_, i) => ({
      ...commands[0],
      name: `command-${i}`,
      summary: 'words '.repeat(400),
    })) as typeof commands;
    for (const list of [commands, long]) {
      for (const socketMode of [true, false]) {
        validate(slackManifest(list, { socketMode, name: 'A name that is longer than Slack takes it' }));
        expect(validate.errors ?? []).toEqual([]);
      }
    }
  });
});
