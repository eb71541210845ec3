import { adapters } from '../../adapters/index.ts';
import { commands } from '../../commands/index.ts';
import { type Config, readConfig } from '../config.ts';
import { createCore } from '../core.ts';
import { listChannels } from '../db/channels.ts';
import { describe } from '../errors.ts';
import { createHost } from '../host.ts';
import { silentLog } from '../log.ts';
import { version } from '../paths.ts';
import type { Finding, Surroundings } from '../platform/port.ts';
import { adapterSettings } from '../seed.ts';
import { modelChoice, tryModel } from '../writer.ts';
import { print } from './session.ts';

const SIGNS = { ok: 'ok     ', warning: 'warning', error: 'error  ' } as const;

/** `dateline doctor`: checks settings, database, platforms and feeds. Exit status 1 when something is wrong. */
export async function doctor(): Promise<void> {
  const findings: Finding[] = [];
  for await (const finding of examine()) {
    findings.push(finding);
    print(`${SIGNS[finding.level]}  ${finding.what}${finding.mend ? `\n         → ${finding.mend}` : ''}`);
  }
  if (findings.some(({ level }) => level === 'error')) process.exitCode = 1;
}

async function* examine(): AsyncGenerator<Finding> {
  const config = readConfig(process.env);
  yield ok('The settings are in order.');
  const core = await createCore(config, silentLog);
  try {
    const { articles, stories, feeds } = await core.queries.status(core.now());
    yield ok(`The database answers (${core.db.describe()}): ${stories} stories, ${articles} articles.`);
    yield feeds.failing === 0
      ? ok(`${feeds.active} feeds are followed, none failing.`)
      : warning(
          `${feeds.failing} of ${feeds.all} feeds failed at their last poll.`,
          'Type /sources for each one’s error.',
        );
    for (const { title, refusal } of await listChannels(core.db)) {
      if (refusal !== null)
        yield warning(
          `Posts into ${title} are refused: ${refusal}`,
          'Mend it there; Dateline tries again every hour.',
        );
    }
    yield await examineModel(config);
    for (const adapter of adapters) {
      const around = createHost({ ...core, ...config, commands, version }, adapter.name);
      yield* examinePlatform(adapter, adapterSettings(config), around);
    }
  } finally {
    await core.close();
  }
}

/** One small question, in the form that analyses are asked in: it costs about a hundred tokens. */
async function examineModel({ settings }: Config): Promise<Finding> {
  const choice = modelChoice(settings);
  if (!choice) return ok('No language model is set: analysis is extracted from the sources.');
  try {
    const took = await tryModel(choice);
    return ok(`The model ${choice.model} answers (${(took / 1000).toFixed(1)} s).`);
  } catch (error) {
    const what = describe(error);
    return { level: 'error', what, mend: 'Until then cards are extracted from the sources.' };
  }
}

async function* examinePlatform(
  adapter: (typeof adapters)[number],
  settings: ReturnType<typeof adapterSettings>,
  around: Surroundings,
): AsyncGenerator<Finding> {
  try {
    const platform = adapter.create(settings);
    if (!platform) yield ok(`${adapter.name} is not configured.`);
    else yield* (await platform.diagnose?.(around)) ?? [];
  } catch (error) {
    yield { level: 'error', what: describe(error), mend: '' };
  }
}

function ok(what: string): Finding {
  return { level: 'ok', what, mend: '' };
}

function warning(what: string, mend: string): Finding {
  return { level: 'warning', what, mend };
}
