/** What grows with the number of stored articles: `npm run bench:scale [ARTICLES …] [sqlite] [postgres]`. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { compiled } from './compiled.ts';
import { print, type Took } from './measuring.ts';
import type { Asked } from './scale/ask.ts';
import type { Filled, Rate } from './scale/fill.ts';
import { type Place, places } from './scale/places.ts';

const SIZES = [10_000];

/** Fills a database of each size and each kind, asks it everything, and prints a table for each kind. */
export async function scaleBench(): Promise<void> {
  const given = process.argv.slice(2);
  const sizes = given.map(Number).filter((size) => size > 0);
  await compiled(async (file) => {
    for await (const place of places(given)) {
      const columns: Column[] = [];
      for (const size of sizes.length > 0 ? sizes : SIZES)
        columns.push(await measure(file('bench/scale-process.js'), place, size));
      table(place.name, columns);
    }
  });
}

/** The figures of one size, in order. */
type Column = ReadonlyMap<string, string>;

async function measure(script: string, place: Place, size: number): Promise<Column> {
  return place.use(async (url, megabytes) => {
    const filled = await inProcess<Filled>(script, ['fill', url, size]);
    const { batches } = filled.figures;
    const articles = filled.figures.articles.toLocaleString('en');
    print(`  ${place.name}: ${articles} articles stored`);
    const asked = await inProcess<Asked[]>(script, ['ask', url, size]);
    return new Map([
      ['', articles],
      ['batches of 500, articles/s', perSecond(batches)],
      ...asked.figures.map(({ what, times }): [string, string] => [what, spread(times)]),
      ['file, MB', (await megabytes()).toFixed(0)],
      ['memory of that process; in batches, MB', `${asked.memory.toFixed(0)}; ${filled.memory.toFixed(0)}`],
    ]);
  });
}

async function inProcess<Figures>(
  script: string,
  args: readonly unknown[],
): Promise<{ figures: Figures; memory: number }> {
  const child: ChildProcess = fork(script, args.map(String));
  const [[answer]] = await Promise.all([once(child, 'message'), ended(child)]);
  return answer;
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`A process of the bench ended with ${code}.`);
}

/** By the clock, and in brackets by this process's processor time, which other work on the machine changes little. */
const perSecond = ({ articles, clock, processor }: Rate): string =>
  `${(articles / clock).toFixed(0)} (${(articles / processor).toFixed(0)})`;

/** Median and 95th percentile in ms, in the same way. */
function spread(times: readonly Took[]): string {
  const quantiles = (of: keyof Took) => {
    const sorted = times.map((time) => 1000 * time[of]).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)}`;
  };
  return `${quantiles('clock')} (${quantiles('processor')})`;
}

function table(name: string, columns: readonly Column[]): void {
  print(`\n${name}; times are p50 / p95 in ms, in brackets of this process's processor alone`);
  for (const what of columns[0]?.keys() ?? []) {
    print(`| ${[what, ...columns.map((column) => column.get(what))].join(' | ')} |`);
    if (what === '') print(`|${'---|'.repeat(columns.length + 1)}`);
  }
}
