import { adapters } from '../../adapters/index.ts';
import { readConfig } from '../config.ts';
import { createCore } from '../core.ts';
import { listChannels } from '../db/channels.ts';
import { describe } from '../errors.ts';
import { silentLog } from '../log.ts';
import type { Finding } from '../platform/port.ts';
import { adapterSettings } from '../seed.ts';
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
  const core = createCore(config, silentLog);
  try {
    const { articles, stories, feeds } = await core.queries.status();
    yield ok(`The database answers: ${stories} stories, ${articles} articles.`);
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
    for (const adapter of adapters) yield* examinePlatform(adapter, adapterSettings(config));
  } finally {
    await core.close();
  }
}

async function* examinePlatform(
  adapter: (typeof adapters)[number],
  settings: ReturnType<typeof adapterSettings>,
): AsyncGenerator<Finding> {
  try {
    const platform = adapter.create(settings);
    if (!platform) yield ok(`${adapter.name} is not configured.`);
    else yield* (await platform.diagnose?.()) ?? [];
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
