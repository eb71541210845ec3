/** Runs the real command line in a process of its own, as an operator would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What a call printed and how it ended. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder with a database of its own, and calls over it. */
export interface CommandLine {
  readonly folder: string;
  readonly database: string;
  run(args: readonly string[], options?: { input?: string; env?: NodeJS.ProcessEnv }): Promise<Outcome>;
  /** The same on a terminal (by script(1), which every Debian has); what is seen there is all in `out`. */
  runOnTerminal(args: readonly string[]): Promise<Outcome>;
  /** Starts a call that goes on; its output is collected in `outcome` as it comes. */
  start(
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): { process: ChildProcess; outcome: { out: string; err: string } };
  close(): void;
}

/** Makes a command line in a new folder; nothing of the tests' own environment's settings leaks in. */
export function createCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-cli-'));
  const database = `file:${join(folder, 'dateline.db')}`;
  const call = (args: readonly string[]) => ['--import', 'tsx', join(root, 'src/cli.ts'), ...args];
  const spawnProgram = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const { PATH, HOME } = process.env;
    return spawn(program, args, {
      cwd: root,
      env: { PATH, HOME, DATABASE_URL: database, PORT: '0', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  };
  const collect = (child: ReturnType<typeof spawnProgram>) => {
    const outcome = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.err += text));
    return { process: child, outcome };
  };
  const start: CommandLine['start'] = (args, env) => collect(spawnProgram(process.execPath, call(args), env));
  const ended = ({ process: child, outcome }: ReturnType<typeof collect>): Promise<Outcome> =>
    new Promise((resolve) => child.once('close', (status) => resolve({ status, ...outcome })));
  return {
    folder,
    database,
    start,
    run(args, { input = '', env } = {}) {
      const running = collect(spawnProgram(process.execPath, call(args), env));
      running.process.stdin.end(input);
      return ended(running);
    },
    runOnTerminal(args) {
      const typed = [process.execPath, ...call(args)].map((word) => `'${word}'`).join(' ');
      return ended(collect(spawnProgram('script', ['-qec', typed, '/dev/null'], { TERM: 'xterm' })));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
