/** The composition root: settings → database → platforms → pipeline → start → graceful stop. */
import { adapters } from '../adapters/index.ts';
import { commands } from '../commands/index.ts';
import type { Config } from './config.ts';
import { type Collector, type Core, createCore } from './core.ts';
import type { Claim } from './db/claim.ts';
import { isPostgres } from './db/open.ts';
import { type Pushing, startPushing } from './feeds/websub/index.ts';
import type { Push } from './feeds/websub/receive.ts';
import { createHost } from './host.ts';
import { startHttp } from './http.ts';
import type { EnginePatience } from './jobs/engine.ts';
import { startLoops } from './jobs/loops.ts';
import type { Role, Runner, Task } from './jobs/task.ts';
import type { Log } from './log.ts';
import type { Instant } from './model.ts';
import { version } from './paths.ts';
import { takePush } from './pipeline.ts';
import type { Accord, OneOfSeveral, Platform } from './platform/port.ts';
import { loadSampleIfEmpty } from './sample/load.ts';
import { adapterSettings, seedFeeds, seedPlaces } from './seed.ts';
import { createStarts, type StartParts, type Starts } from './start-platforms.ts';
import { analysingTasks, collectingTasks, deliveringTasks, type Wake } from './tasks.ts';
import { startTelemetry } from './telemetry/index.ts';

/** A running Dateline. */
export interface Running {
  /** Address of the local workspace. */
  readonly address: string;
  /** Resolves when this process may not go on, with why; it has to be stopped then. */
  readonly refused: Promise<Error>;
  /** Lets posts in flight finish, then closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** What a start can be told beside the settings. */
export interface StartOptions {
  readonly now?: () => Instant;
  /** The roles of this process among several; null: it does everything by itself. */
  readonly roles?: ReadonlySet<Role> | null;
  readonly patience?: Partial<EnginePatience> | undefined;
}

/**
 * Starts everything that its roles ask for.
 * @throws SettingError when a setting, a token, the database or the port stops the start.
 */
export async function start(
  config: Config,
  log: Log,
  { now = Date.now, ...options }: StartOptions = {},
): Promise<Running> {
  const core = await createCore(config, log, now);
  let claim: Claim | null = null;
  try {
    claim = await claimFor(core, options.roles ?? null);
    return await startOn(core, claim, options);
  } catch (error) {
    await claim?.release();
    await core.close();
    throw error;
  }
}

/** Whether this process has a role. */
type Does = (role: Role) => boolean;

async function startOn(
  core: Core,
  claim: Claim | null,
  { roles = null, patience }: StartOptions,
): Promise<Running> {
  const does: Does = (role) => roles === null || roles.has(role);
  const platforms = does('deliver') || does('connect') ? platformsOf(core) : [];
  await seed(core, roles, platforms);
  const running: { runner?: Runner } = {};
  const wake: Wake = (task) => running.runner?.wake(task);
  const inlet = does('collect') || does('connect') ? await openInlet(core, wake) : null;
  const door = await openDoor(core, does('connect') ? [...platforms, inlet?.pushing ?? {}] : []);
  const among = roles && claim && { answers: does('connect'), accord: claim };
  const refusal = createRefusal();
  const told = { wake, onUp: () => wake('deliver'), onRefused: refusal.say };
  const starts = startsOf(core, platforms, among, told);
  const stopServing = async () => {
    await starts.stop();
    await door.close();
    await claim?.release();
  };
  const stop = once(async () => {
    door.ready = false;
    await running.runner?.stop();
    await stopServing();
    await core.close();
  });
  try {
    await starts.begin();
    const tasks = tasksOf(core, { roles, inlet, platforms, isUp: starts.isUp, wake });
    running.runner = await startRunner(core, { claim: roles && claim, patience }, tasks, refusal.say);
    door.ready = true;
    return { address: door.address, refused: refusal.said, stop };
  } catch (error) {
    await stopServing();
    throw error;
  }
}

/** What the tasks of this process are made of. */
interface TaskParts {
  readonly roles: ReadonlySet<Role> | null;
  readonly inlet: Awaited<ReturnType<typeof openInlet>> | null;
  readonly platforms: readonly Platform[];
  readonly isUp: Starts['isUp'];
  readonly wake: Wake;
}

function tasksOf(core: Core, { roles, inlet, platforms, isUp, wake }: TaskParts): Task[] {
  const by = roles === null ? 'alone' : 'turns';
  const all = [
    ...(inlet ? collectingTasks(inlet.core, inlet.pushing, wake) : []),
    ...analysingTasks(core, wake),
    ...deliveringTasks(core, { platforms, isUp }, wake, by),
  ];
  return roles === null ? all : all.filter(({ role }) => roles.has(role));
}

async function startRunner(
  { config, log }: Core,
  { claim, patience }: { claim: Claim | null } & Pick<StartOptions, 'patience'>,
  tasks: readonly Task[],
  onRefused: (why: Error) => void,
): Promise<Runner> {
  if (!claim) return startLoops(tasks, log);
  const { startEngine } = await import('./jobs/engine.ts');
  return startEngine({ url: config.settings.DATABASE_URL, claim, log, tasks, patience, onRefused });
}

function createRefusal(): { readonly said: Promise<Error>; say(why: Error): void } {
  let say: (why: Error) => void = () => {};
  const said = new Promise<Error>((resolve) => {
    say = resolve;
  });
  return { said, say: (why) => say(why) };
}

function platformsOf({ config }: Core): Platform[] {
  return adapters.flatMap((adapter) => adapter.create(adapterSettings(config)) ?? []);
}

/** On a database that others can reach, nobody else may work beside one that does everything. */
async function claimFor({ config, log }: Core, roles: ReadonlySet<Role> | null): Promise<Claim | null> {
  const url = config.settings.DATABASE_URL;
  if (!isPostgres(url)) return null;
  const { claimDatabase } = await import('./db/claim.ts');
  return claimDatabase({ url, use: roles === null ? 'alone' : 'shared', log });
}

async function seed(
  core: Core,
  roles: ReadonlySet<Role> | null,
  platforms: readonly Platform[],
): Promise<void> {
  if (roles === null || roles.has('collect')) await seedFeeds(core);
  await seedPlaces(core, platforms);
  if (roles === null) await loadSampleIfEmpty(core.db, core.now());
}

/** What news comes in by. */
async function openInlet(core: Core, wake: Wake) {
  const collecting = { ...core, ...(await core.collector()) };
  return { core: collecting, pushing: await startPush(collecting, wake) };
}

/** What people, hubs and operators reach by HTTP. */
async function openDoor(core: Core, parts: readonly Pick<Platform, 'routes'>[]) {
  const { settings } = core.config;
  const telemetry = await startTelemetry({
    ...core,
    token: settings.WORKSPACE_TOKEN,
    traceEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
  });
  const door = { ready: false };
  const http = await startHttp({
    host: settings.HOST,
    port: settings.PORT,
    routes: [...parts, telemetry].flatMap(({ routes = [] }) => routes),
    health: () => core.db.ping(),
    ready: () => door.ready,
  });
  return Object.assign(door, {
    address: http.address,
    async close() {
      await http.close();
      await telemetry.stop();
    },
  });
}

/** The platforms, ready to be started. */
function startsOf(
  core: Core,
  platforms: readonly Platform[],
  among: OneOfSeveral | null,
  told: Pick<StartParts, 'onUp' | 'onRefused'> & { readonly wake: Wake },
): Starts {
  const looks = () => Promise.all(adapters.flatMap((adapter) => adapter.look?.() ?? []));
  const onCommand = () => told.wake('collect');
  const deps = { ...core, ...core.config, commands, version, looks, onCommand };
  return createStarts({
    ...core,
    ...told,
    platforms,
    hostOf: (platform) =>
      createHost(deps, platform.name, platform.capabilities, platform.direct?.bind(platform)),
    amongOf: (platform) => (among ? { ...among, accord: namedFor(platform, among.accord) } : undefined),
  });
}

/** No platform gets in the way of another. */
function namedFor({ name }: Platform, { take, agree }: Accord): Accord {
  return {
    take: (what) => take(`${name}: ${what}`),
    agree: (what, own) => agree(`${name}: ${what}`, own),
  };
}

/** Listens to hubs, where others can reach this Dateline. */
function startPush(core: Core & Collector, wake: Wake): Promise<Pushing | null> {
  const { PUBLIC_URL, MAX_FEED_BYTES } = core.config.settings;
  const take = async (push: Push) => {
    const { added, edited, polls } = await takePush(core, push);
    if (added.length + edited.length > 0) {
      wake('pages');
      wake('analyse');
    }
    if (polls) wake('collect');
  };
  const { secretKeys } = core.config;
  return startPushing({ ...core, secretKeys, publicUrl: PUBLIC_URL ?? null, maxBytes: MAX_FEED_BYTES, take });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
