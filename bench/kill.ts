import pg from 'pg';
import { runKills } from '../test/kill/driver.ts';
import { killParts } from '../test/kill/parts.ts';

/**
 * Prints what a thousand kills at random moments lose and repeat, on both platforms. Aim: nothing. With the word
 * `processes`, of processes that share the work on the server of `TEST_DATABASE`, or of this machine.
 */
export async function killBench(): Promise<void> {
  const seed = Date.now() % 1_000_000;
  if (process.argv.includes('processes')) return killProcesses(seed);
  const kills = Number(process.env.KILLS ?? 1000);
  const { inFlight, owed, posts, lost, twice, faults } = await runKills(kills, seed);
  print(
    `kills ${kills}, of them with a post under way ${inFlight}; faults at the platforms' end ${faults}`,
    `cards owed ${owed}, lost ${lost.length}, posted twice ${twice.length}`,
    `posts: ${Object.entries(posts)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
    ...[...lost, ...twice],
  );
}

async function killProcesses(seed: number): Promise<void> {
  const kills = Number(process.env.KILLS ?? 100);
  const server = process.env.TEST_DATABASE ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const name = `dateline_bench_kill_${process.pid}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  try {
    const address = new URL(server);
    address.pathname = `/${name}`;
    const plan = { kills, outages: Math.round(kills / 10), seed };
    const { outages, expected, lost, twice } = await killParts(address.href, plan);
    print(
      `processes killed ${kills}, of three that share the work; database away ${outages} times`,
      `cards that should stand ${expected}, lost ${lost.length}, posted twice ${twice.length}`,
      ...[...lost, ...twice],
    );
  } finally {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  }
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
