import { adapters } from '../../adapters/index.ts';
import { commands } from '../../commands/index.ts';
import { readConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import { adapterSettings } from '../seed.ts';
import { printJson } from './session.ts';

/** `dateline manifest PLATFORM`: the platform's own description of the app. */
export function manifest(platform: string): void {
  const adapter = adapters.find(({ name }) => name === platform);
  if (adapter?.manifest) {
    printJson(adapter.manifest(commands, adapterSettings(readConfig(process.env))));
    return;
  }
  const known = adapters.filter((a) => a.manifest).map(({ name }) => name);
  throw new UsageError(
    `There is no manifest for “${platform}”; type dateline manifest ${known.join(' or ')}.`,
  );
}
