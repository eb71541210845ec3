/** The benches' own code compiled, as the product is when it runs built: a loader that compiles on the way costs time and memory. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    files: ['held-feeds-process.ts', 'feed-server.ts', 'collector.ts', 'scale-process.ts'].map((name) =>
      join(ROOT, 'bench', name),
    ),
    include: ['src'].map((name) => join(ROOT, name)),
    exclude: [],
  };
}
