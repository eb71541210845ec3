#!/usr/bin/env node
/** The command line: `dateline <command> [arguments] [--json]`. Exit status: 0 done, 1 failed, 2 wrong usage. */
import { CommanderError } from 'commander';
import { describe, UsageError } from './errors.ts';
import { createProgram } from './terminal/program.ts';

/** Runs the command line; gives the exit status. */
async function main(argv: readonly string[]): Promise<number> {
  // A reader that closes early (`dateline stories | head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await createProgram().parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${describe(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

const status = await main(process.argv.slice(2));
process.exitCode = status;
// A platform's library that could not connect may hold timers; nothing is left to do in a call that failed.
if (status !== 0) process.exit(status);
