/** The poster as one file, so that hundreds of them start quickly. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
/** Native, or optional and not there. */
const LEFT_OUT = ['better-sqlite3', '@resvg/resvg-js', 'zlib-sync', 'bufferutil', 'utf-8-validate', 'canvas'];

/** Bundles `poster.ts` below `node_modules`, where what is left out of it is found; gives the file. */
export async function bundlePoster(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/dateline');
  const outfile = join(folder, `poster-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  const required = JSON.stringify(createRequire(import.meta.url).resolve('../../package.json'));
  await build({
    entryPoints: [join(import.meta.dirname, 'poster.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: LEFT_OUT,
    logLevel: 'error',
    // Packages written for `require` find it as a global.
    banner: {
      js: `import { createRequire as requiring } from 'node:module'; const require = requiring(${required});`,
    },
    // Source files find the migrations beside themselves.
    define: { 'import.meta.url': JSON.stringify(`file://${join(root, 'src/db/database.ts')}`) },
  });
  return outfile;
}

/** Each is found beside the module that names it. */
const BESIDE = {
  'src/db/migrations': 'migrations',
  'src/pictures/fonts': 'fonts',
  'adapters/local/assets': 'assets',
};

/** Bundles `part.ts`, which starts all of Dateline; gives the folder and the file in it. */
export async function bundlePart(): Promise<{ readonly folder: string; readonly program: string }> {
  const folder = join(root, `node_modules/.cache/dateline/part-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/kill/part.ts', 'src/pictures/draw-worker.ts', 'src/feeds/parse-worker.ts'],
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  for (const [from, to] of Object.entries(BESIDE))
    cpSync(join(root, from), join(folder, to), { recursive: true });
  return { folder, program: join(folder, 'part.js') };
}
