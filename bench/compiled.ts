/** The benches' own code compiled, as the product is when it runs built: a loader that compiles on the way costs time and memory. */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSETS = ['src/db/migrations', 'src/pictures/fonts'];

/** Compiles everything that a bench runs into a new folder below node_modules, where packages are found; taken away after `work`. */
export async function compiled(work: (file: (path: string) => string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.bench-'));
  try {
    const settings = join(folder, 'tsconfig.json');
    writeFileSync(settings, JSON.stringify(settingsFor(folder)));
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', settings], {
      stdio: 'inherit',
    });
    for (const path of ASSETS) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"module","version":"0.0.0"}');
    await work((path) => join(folder, path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a compiled script in a process of its own, in which nothing else has used time or memory. */
export async function inOwnProcess(
  script: string,
  args: readonly number[],
  flags: readonly string[] = [],
): Promise<void> {
  const child = fork(script, args.map(String), { execArgv: [...flags] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${basename(script)} ${args.join(' ')} ended with ${code}.`);
}

function settingsFor(folder: string): object {
  return {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      outDir: folder,
      rootDir: ROOT,
      typeRoots: [join(ROOT, 'node_modules/@types')],
      noCheck: true,
    },
    files: ['held-feeds-process.ts', 'feed-server.ts', 'collector-process.ts', 'scale-process.ts'].map(
      (name) => join(ROOT, 'bench', name),
    ),
    include: ['src'].map((name) => join(ROOT, name)),
    exclude: [],
  };
}
