import { readConfig } from '../config.ts';
import { readRoles } from '../jobs/roles.ts';
import { createLog } from '../log.ts';
import { start } from '../main.ts';
import { print } from './session.ts';

/**
 * `dateline run [--role …]`: starts the bot, or its part among several processes, and keeps it running until it is told to
 * stop. Exit status 1 where it may not go on.
 */
export async function runBot({ role }: { role: string }): Promise<void> {
  const config = readConfig(process.env);
  const roles = readRoles(role, config.settings.DATABASE_URL);
  const level = config.settings.LOG_LEVEL ?? 'info';
  const log = await createLog({
    level,
    pretty: process.stderr.isTTY === true,
    secrets: config.secrets,
  });
  const asked = untilAskedToStop();
  const running = await start(config, log, { roles });
  print(`Dateline is ready: ${running.address}`);
  const why = await Promise.race([asked, running.refused]);
  if (typeof why === 'string') log.info({ signal: why }, 'stopping');
  else log.error({}, why.message);
  // A second signal ends at once: whoever sends it has waited long enough, and nothing is lost by it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await running.stop();
  if (typeof why !== 'string') throw why;
}

function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
