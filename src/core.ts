/** The parts that the bot and the command line share: database, queries and writes, wired from the settings. */
import { readFileSync } from 'node:fs';
import type { Analyst } from './analysis/analyst.ts';
import { type AudienceTable, defaultAudiences, readAudiences } from './analysis/audiences.ts';
import { extractiveAnalyst } from './analysis/extractive/index.ts';
import { type Channels, createChannels } from './channels/index.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { SettingError } from './errors.ts';
import type { Fetcher } from './feeds/fetch.ts';
import type { FeedReader } from './feeds/reader.ts';
import type { Log } from './log.ts';
import type { Instant } from './model.ts';
import { version } from './paths.ts';
import { createPictures, type Pictures } from './pictures/index.ts';
import { createQueries, type Queries } from './queries/index.ts';
import { createWriter, modelChoice, modelTerms } from './writer.ts';

/** What reads feeds from the network. */
export interface Collector {
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
}

/** Everything below the platforms. */
export interface Core {
  readonly config: Config;
  readonly log: Log;
  readonly db: Database;
  readonly analyst: Analyst;
  /** Writes by the language model of the settings; null without one. */
  readonly writer: Analyst | null;
  readonly queries: Queries;
  readonly channels: Channels;
  readonly pictures: Pictures;
  readonly now: () => Instant;
  /** Made, and its libraries loaded, when it is first asked for: a command that answers from the database does without. */
  collector(): Promise<Collector>;
  /** Closes the database, the workers and the connections. */
  close(): Promise<void>;
}

/** Who Dateline says it is to the servers that it reads, and where its operator can be reached. */
function userAgent(contact: string | undefined): string {
  return `Dateline/${version} (self-hosted news bot${contact === undefined ? '' : `; +${contact}`})`;
}

/**
 * Opens the database and wires the parts.
 * @throws SettingError when the database or the audience table cannot be used.
 */
export async function createCore(config: Config, log: Log, now: () => Instant = Date.now): Promise<Core> {
  const audiences = readAudienceFile(config.settings.AUDIENCES);
  const db = await openDatabase(config.settings.DATABASE_URL);
  const analyst = extractiveAnalyst({ audiences });
  const pictures = createPictures();
  const model = modelChoice(config.settings);
  const writer = model && createWriter({ model, db, audiences, now, log, settings: config.settings });
  let made: Promise<Collector> | undefined;
  const collector = () => {
    made ??= createCollector(config);
    return made;
  };
  const findFeeds = async (address: string) => {
    const { discoverFeeds } = await import('./feeds/discover.ts');
    return discoverFeeds(await collector(), address);
  };
  const readList = async (address: string) => {
    const { fetchOpml } = await import('./feeds/opml.ts');
    return fetchOpml((await collector()).fetcher, address);
  };
  return {
    config,
    log,
    db,
    analyst,
    writer,
    now,
    queries: createQueries({
      db,
      analyst,
      audiences,
      ...(model && { model: modelTerms(model, config.settings) }),
    }),
    channels: createChannels({ db, findFeeds, readList }),
    pictures,
    collector,
    async close() {
      const collecting = await made;
      await Promise.all([collecting?.reader.close(), collecting?.fetcher.close(), pictures.close()]);
      await db.close();
    },
  };
}

async function createCollector({ settings, allowPrivateHosts }: Config): Promise<Collector> {
  const [{ createFetcher }, { createFeedReader }] = await Promise.all([
    import('./feeds/fetch.ts'),
    import('./feeds/reader.ts'),
  ]);
  const fetcher = createFetcher({
    userAgent: userAgent(settings.CONTACT_URL),
    allowPrivateHosts,
    maxBytes: settings.MAX_FEED_BYTES,
  });
  return { fetcher, reader: createFeedReader() };
}

function readAudienceFile(path: string | undefined): AudienceTable {
  if (path === undefined) return defaultAudiences;
  try {
    return readAudiences(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof SettingError) throw cause;
    throw new SettingError(
      `The setting AUDIENCES names ${path}, which is not readable JSON; mend or unset it.`,
      {
        cause,
      },
    );
  }
}
