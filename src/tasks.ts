/** What a running Dateline does again and again. */
import type { Analyst } from './analysis/analyst.ts';
import type { Collector, Core } from './core.ts';
import { createDelivery, type DeliveryDeps, type DeliveryTasks } from './delivery/tasks.ts';
import type { Pushing } from './feeds/websub/index.ts';
import type { Task } from './jobs/task.ts';
import { analyseAndRoute, collectDue, groupArticles, readPages } from './pipeline.ts';
import { cutOldTexts } from './retention.ts';
import { createRewriter } from './rewriting.ts';

/** How often each looks for work when nobody wakes it. */
const LOOK_MS = {
  collect: 5_000,
  pages: 5_000,
  analyse: 5_000,
  write: 2_000,
  push: 10_000,
  retention: 3_600_000,
};
const DAY_MS = 86_400_000;

/** Has a task look for work at once. */
export type Wake = (task: string) => void;

/** What brings news: polls, the pages that their entries are owed, and what hubs are asked. */
export function collectingTasks(core: Core & Collector, pushing: Pushing | null, wake: Wake): Task[] {
  const onNews = () => ['pages', 'analyse'].map(wake);
  const tasks: Task[] = [
    {
      name: 'collect',
      says: 'collecting',
      role: 'collect',
      async run(signal) {
        const onPolled: Parameters<typeof collectDue>[1] = (_feed, { added, edited }) => {
          if (added.length + edited.length > 0) onNews();
        };
        await collectDue(core, onPolled, signal);
        return LOOK_MS.collect;
      },
    },
    {
      name: 'pages',
      says: 'reading pages',
      role: 'collect',
      async run(signal) {
        await readPages(core, () => wake('analyse'), signal);
        return LOOK_MS.pages;
      },
    },
  ];
  if (pushing) tasks.push({ name: 'push', says: 'push', role: 'collect', run: pushTask(pushing) });
  return tasks;
}

function pushTask(pushing: Pushing): Task['run'] {
  return async (signal) => {
    await pushing.keep(signal);
    return LOOK_MS.push;
  };
}

/** What makes stories and cards of the news. */
export function analysingTasks(core: Core, wake: Wake): Task[] {
  const role = 'analyse';
  const tasks: Task[] = [
    {
      name: 'analyse',
      says: 'analysis',
      role,
      async run(signal) {
        await groupArticles(core);
        const worked = await analyseAndRoute(core, signal);
        if (worked > 0)
          for (const name of [...(core.writer ? ['write'] : []), 'release', 'deliver']) wake(name);
        return worked > 0 ? 0 : LOOK_MS.analyse;
      },
    },
  ];
  const { KEEP_TEXTS_DAYS: days } = core.config.settings;
  if (days !== undefined)
    tasks.push({ name: 'retention', says: 'retention', role, run: retentionTask(core, days) });
  if (core.writer)
    tasks.push({ name: 'write', says: 'writing', role, run: writeTask(core, core.writer, wake) });
  return tasks;
}

function retentionTask({ db, now, log }: Core, days: number): Task['run'] {
  return async (signal) => {
    const cut = await cutOldTexts(db, now() - days * DAY_MS, signal);
    if (cut > 0) log.info({ articles: cut }, `texts of ${days} days ago were cut to what is quoted`);
    return LOOK_MS.retention;
  };
}

function writeTask(core: Core, writer: Analyst, wake: Wake): Task['run'] {
  // A written story is routed anew, since the model may see other audiences in it.
  const onDone = () => ['analyse', 'deliver'].map(wake);
  const rewriter = createRewriter({ ...core, writer, onDone });
  return async (signal) => {
    const due = await rewriter.run(signal);
    return due > 0 ? 0 : LOOK_MS.write;
  };
}

/** What posts, and keeps what was posted true; `by` says whether this process alone does, or takes turns with others. */
export function deliveringTasks(
  core: Core,
  posting: Pick<DeliveryDeps, 'platforms' | 'isUp'>,
  wake: Wake,
  by: 'alone' | 'turns',
): Task[] {
  const delivery = createDelivery({ ...core, ...posting, onDue: () => wake('deliver') });
  const role = 'deliver';
  return [
    ...(by === 'alone' ? [postingTask(delivery)] : turnTasks(delivery)),
    { name: 'release', says: 'digests', role, run: () => delivery.release() },
    { name: 'living', says: 'living posts', role, run: () => delivery.living() },
    { name: 'watch', says: 'watching', role, run: () => delivery.watch() },
  ];
}

function postingTask(delivery: DeliveryTasks): Task {
  return {
    name: 'deliver',
    says: 'delivery',
    role: 'deliver',
    run: () => delivery.deliver(),
    settled: () => delivery.settled(),
  };
}

function turnTasks(delivery: DeliveryTasks): Task[] {
  return delivery.turns().map((run, share) => ({
    name: `deliver-${share}`,
    says: 'delivery',
    role: 'deliver',
    run: (signal) => run(signal),
  }));
}
