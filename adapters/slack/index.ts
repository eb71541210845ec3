/** The Slack adapter's door. */
import type { AdapterDefinition } from '../../src/platform/adapter.ts';
import { readEnv } from './env.ts';
import { slackManifest } from './manifest.ts';
import { createSlack } from './platform.ts';
import { renderCard } from './render.ts';

/** Slack, for `adapters/index.ts`. */
export const slack: AdapterDefinition = {
  name: 'slack',
  create(settings) {
    const env = readEnv(settings);
    return env && createSlack(env);
  },
  render: renderCard,
  manifest: (commands) => slackManifest(commands, { socketMode: true }),
};
