/** The composition root: settings → database → platforms → pipeline → start → graceful stop. */
import { adapters } from '../adapters/index.ts';
import { commands } from '../commands/index.ts';
import { plural } from './cards/briefing.ts';
import { storyCard } from './cards/story.ts';
import type { Config } from './config.ts';
import { type Collector, type Core, createCore } from './core.ts';
import { editOutdatedPosts, removeOrphanedPosts } from './delivery/living-posts.ts';
import { createOutbox } from './delivery/outbox.ts';
import { createHost } from './host.ts';
import { startHttp } from './http.ts';
import type { Log } from './log.ts';
import { type Loop, startLoop } from './loop.ts';
import type { Instant, StoryId } from './model.ts';
import { version } from './paths.ts';
import { analyseAndRoute, collectDue, groupArticles } from './pipeline.ts';
import type { Platform } from './platform/port.ts';
import { loadSampleIfEmpty } from './sample/load.ts';
import { adapterSettings, seedFeeds, seedPlaces } from './seed.ts';

/** A running Dateline. */
export interface Running {
  /** Address of the local workspace. */
  readonly address: string;
  /** Lets posts in flight finish, then closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** How often each loop looks for work when nobody wakes it. */
const LOOK_MS = { collect: 5_000, digest: 5_000, deliver: 1_000 };

/**
 * Starts everything.
 * @throws SettingError when a setting, a token, the database or the port stops the start.
 */
export async function start(config: Config, log: Log, now: () => Instant = Date.now): Promise<Running> {
  const core = createCore(config, log, now);
  try {
    return await startOn(core);
  } catch (error) {
    await core.close();
    throw error;
  }
}

async function startOn(core: Core): Promise<Running> {
  const { config, db, now } = core;
  const collector = await core.collector();
  const platforms = adapters.flatMap((adapter) => adapter.create(adapterSettings(config)) ?? []);
  await seedFeeds(core);
  await seedPlaces(core, platforms);
  await loadSampleIfEmpty(db, now());
  const loops = new Map<string, Loop>();
  const http = await startHttp({
    host: config.settings.HOST,
    port: config.settings.PORT,
    routes: platforms.flatMap(({ routes = [] }) => routes),
    health: () => db.ping(),
  });
  const stopServing = async () => {
    await Promise.all(platforms.map((platform) => platform.stop()));
    await http.close();
  };
  const stop = once(async () => {
    await Promise.all([...loops.values()].map((loop) => loop.stop()));
    await stopServing();
    await core.close();
  });
  const onCommand = () => loops.get('collect')?.wake();
  const hostDeps = { ...core, commands, version, onCommand };
  // All are waited for: one that is still connecting could not be stopped.
  const started = await Promise.allSettled(
    platforms.map((platform) => platform.start(createHost(hostDeps, platform.name))),
  );
  const failed = started.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await stopServing();
    throw failed.reason;
  }
  startLoops({ ...core, ...collector }, platforms, loops);
  return { address: http.address, stop };
}

function startLoops(core: Core & Collector, platforms: readonly Platform[], loops: Map<string, Loop>): void {
  const { log } = core;
  const wake = (name: string) => loops.get(name)?.wake();
  loops.set('deliver', startLoop('delivery', log, deliverTask(core, platforms)));
  loops.set(
    'digest',
    startLoop('analysis', log, async (signal) => {
      await groupArticles(core);
      const worked = await analyseAndRoute(core, signal);
      if (worked > 0) wake('deliver');
      return worked > 0 ? 0 : LOOK_MS.digest;
    }),
  );
  loops.set(
    'collect',
    startLoop('collecting', log, async (signal) => {
      await collectDue(
        core,
        (_feed, { added, edited }) => added.length + edited.length > 0 && wake('digest'),
        signal,
      );
      return LOOK_MS.collect;
    }),
  );
}

function deliverTask(core: Core, platforms: readonly Platform[]): () => Promise<number> {
  const { db, now, log, queries } = core;
  const cardOf = async (story: StoryId) => {
    const view = await queries.currentView(story, now());
    return view && { card: storyCard(view), version: view.story.version };
  };
  const outbox = createOutbox({ db, platforms, now, log, cardOf: ({ story }) => cardOf(story) });
  const updatedCardOf = async (story: StoryId) => {
    const view = await queries.currentView(story, now());
    if (!view) return null;
    const count = plural(view.story.articles.length, 'article', 'articles');
    return storyCard({ ...view, updated: { at: now(), what: `now ${count}` } });
  };
  const living = { db, platforms, updatedCardOf, now, log };
  return async () => {
    const made = await outbox.deliverDue();
    await editOutdatedPosts(living);
    await removeOrphanedPosts(living);
    return made > 0 ? Math.min(outbox.msUntilReady(), 50) : Math.min(outbox.msUntilReady(), LOOK_MS.deliver);
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
