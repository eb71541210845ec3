/**
 * `npm run dateline` in a checkout. The first call after a change of the sources bundles the command line into
 * `node_modules/.cache/dateline/`; the next ones start from there, without tsx and with a few modules in place of
 * hundreds, for half the processor time. Where that cannot be done (a read-only folder, an error in the sources), tsx runs the sources.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(import.meta.url);
const root = dirname(dirname(here));
const cache = join(root, 'node_modules/.cache/dateline');
const SOURCES = ['src', 'adapters', 'commands'];
/** Each is found beside the module that names it; all modules of a bundle lie in one folder. */
const ENTRIES = ['src/cli.ts', 'src/pictures/draw-worker.ts', 'src/feeds/parse-worker.ts'];
const BESIDE = {
  'src/db/migrations': 'migrations',
  'src/pictures/fonts': 'fonts',
  'adapters/local/assets': 'assets',
};
/** Libraries of many small modules; every other is loaded from where it is installed. */
const BUNDLED = /^(?:zod|drizzle-orm)(?:\/|$)/;
const MONTH_MS = 30 * 24 * 3_600_000;

/** Names, sizes and times of everything that goes into the bundle, as one word. */
function state() {
  const hash = createHash('sha256');
  const note = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  };
  for (const folder of SOURCES) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'));
    for (const entry of files) note(join(entry.parentPath ?? entry.path, entry.name));
  }
  for (const file of [here, join(root, 'package-lock.json')]) note(file);
  return hash.digest('hex').slice(0, 16);
}

const packages = {
  name: 'packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || BUNDLED.test(path) ? undefined : { path, external: true },
    );
  },
};

/** Bundles beside and renames, so that calls at the same time find all of it or nothing. */
async function bundle(folder) {
  // tsx is built on it and brings it along.
  const { build } = createRequire(import.meta.resolve('tsx'))('esbuild');
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, 'making-'));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ENTRIES,
      entryNames: '[name]',
      outdir: made,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      plugins: [packages],
    });
    for (const [from, to] of Object.entries(BESIDE))
      cpSync(join(root, from), join(made, to), { recursive: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** A running command still loads from the folder that it was started from: only what is a month old goes. */
function tidy() {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (Date.now() - statSync(folder).mtimeMs > MONTH_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** The module to run; null where it has to be the sources. */
async function bundled() {
  try {
    const folder = join(cache, state());
    const entry = join(folder, 'cli.js');
    if (existsSync(entry)) return entry;
    await bundle(folder).catch((error) => {
      if (!existsSync(entry)) throw error;
    });
    tidy();
    return entry;
  } catch {
    return null;
  }
}

const entry = await bundled();
if (entry === null) (await import('tsx/esm/api')).register();
await import(pathToFileURL(entry ?? join(root, 'src/cli.ts')).href);
