/** Discord: slash commands over the gateway, cards as Components V2. Needs `DISCORD_TOKEN`. */
import { silentLog } from '../../src/log.ts';
import type { AdapterDefinition } from '../../src/platform/adapter.ts';
import { toRegistrations } from './commands.ts';
import { Discord } from './connect.ts';
import { readEnv } from './env.ts';
import { render } from './render.ts';

/** Reads `DISCORD_TOKEN`, `DISCORD_API_URL` and `DISCORD_PROCESSES`. */
export const discord: AdapterDefinition = {
  name: 'discord',
  create: (settings) => {
    const env = readEnv(settings);
    return env && new Discord(env);
  },
  render,
  look: async () => (await import('./look.ts')).look,
  manifest: (commands) => toRegistrations(commands, silentLog),
};
