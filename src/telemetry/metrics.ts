/**
 * Metrics for Prometheus: for every stage how long its work takes, how much of it there is, how it ends, and how much
 * waits (the four golden signals of "Site Reliability Engineering", chapter 6), and the process itself.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Backlog, backlogOf } from '../db/backlog.ts';
import type { Database } from '../db/database.ts';
import { describe } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Instant } from '../model.ts';
import { type Done, type StageRun, thrown, type Watcher } from './stages.ts';

/** What metrics are made of. */
export interface MetricsDeps {
  readonly db: Database;
  readonly now: () => Instant;
  readonly log: Log;
}

/** The metrics of one process. */
export interface Metrics {
  readonly contentType: string;
  readonly watcher: Watcher;
  /** The exposition text; it reads the backlog from the database, so it costs a few queries. */
  text(): Promise<string>;
}

/** Seconds: from one statement of the database to a model that takes its time. */
const SECONDS = [0.001, 0.005, 0.02, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

/** Makes the metrics, in a registry of their own. */
export function createMetrics(deps: MetricsDeps): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const watcher = stageMetrics(registry);
  const gauges = backlogGauges(registry);
  return {
    contentType: registry.contentType,
    watcher,
    async text() {
      try {
        setBacklog(gauges, await backlogOf(deps.db, deps.now()));
      } catch (error) {
        // The rest is worth having all the more when the database is away.
        deps.log.warn({ error }, `the backlog could not be counted: ${describe(error)}`);
        for (const gauge of Object.values(gauges)) gauge.reset();
      }
      return registry.metrics();
    },
  };
}

function stageMetrics(registry: Registry): Watcher {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'dateline_stage_seconds',
    help: 'How long one unit of work took, by stage, its part (platform, command) and how it ended.',
    labelNames: ['stage', 'part', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const items = new Counter({
    name: 'dateline_stage_items_total',
    help: 'What came of the work: articles collected and grouped, pages read, stories analysed, posts made.',
    labelNames: ['stage', 'part'],
    registers,
  });
  const underWay = new Gauge({
    name: 'dateline_stage_under_way',
    help: 'Units of work under way.',
    labelNames: ['stage'],
    registers,
  });
  const end = ({ stage, fields }: StageRun, began: number, { outcome, items: made = 0 }: Done) => {
    const part = fields.part ?? '';
    underWay.dec({ stage });
    seconds.observe({ stage, part, outcome }, (performance.now() - began) / 1000);
    if (made > 0) items.inc({ stage, part }, made);
  };
  return async (run, work, doneBy) => {
    const began = performance.now();
    underWay.inc({ stage: run.stage });
    try {
      const result = await work();
      end(run, began, doneBy(result));
      return result;
    } catch (error) {
      end(run, began, thrown(error));
      throw error;
    }
  };
}

function backlogGauges(registry: Registry) {
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `dateline_${name}`, help, labelNames: [...labelNames], registers: [registry] });
  return {
    waiting: gauge('waiting', 'Work that is due and not done, by stage.', ['stage']),
    oldest: gauge('oldest_waiting_seconds', 'How long the longest waiting work has been due.', ['stage']),
    feeds: gauge('feeds', 'Feeds by state; failing ones answered with an error the last time.', ['state']),
    channels: gauge('channels', 'Channels that get something, by whether they take posts.', ['state']),
    tokens: gauge('model_tokens_today', 'Tokens that models used since midnight UTC.', [
      'model',
      'direction',
    ]),
  };
}

function setBacklog(gauges: ReturnType<typeof backlogGauges>, backlog: Backlog): void {
  for (const gauge of Object.values(gauges)) gauge.reset();
  for (const { stage, count, oldestMs } of backlog.waiting) {
    gauges.waiting.set({ stage }, count);
    gauges.oldest.set({ stage }, oldestMs / 1000);
  }
  for (const [state, count] of Object.entries(backlog.feeds)) gauges.feeds.set({ state }, count);
  for (const [state, count] of Object.entries(backlog.channels)) gauges.channels.set({ state }, count);
  for (const { model, input, output } of backlog.tokens) {
    gauges.tokens.set({ model, direction: 'in' }, input);
    gauges.tokens.set({ model, direction: 'out' }, output);
  }
}
