import { readConfig, unusedSettings } from '../config.ts';
import { createLog } from '../log.ts';
import { start } from '../main.ts';
import { print } from './session.ts';

/** `dateline run`: starts the bot and keeps it running until it is told to stop. */
export async function runBot(): Promise<void> {
  const config = readConfig(process.env);
  const level = config.settings.LOG_LEVEL ?? 'info';
  const log = await createLog({
    level,
    pretty: process.stderr.isTTY === true,
    secrets: config.secrets,
  });
  for (const name of unusedSettings(config.settings))
    log.warn({}, `${name} is set, but this version does not use it.`);
  const asked = untilAskedToStop();
  const running = await start(config, log);
  print(`Dateline is ready: ${running.address}`);
  log.info({ signal: await asked }, 'stopping');
  // A second signal ends at once: whoever sends it has waited long enough, and nothing is lost by it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await running.stop();
}

function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
