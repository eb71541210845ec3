import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Every TypeScript file below a folder, from the project's root. */
function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** Files of `folders` in which `pattern` stands outside comments. */
function offenders(folders: readonly string[], pattern: RegExp, allowed: readonly string[] = []): string[] {
  return folders
    .flatMap(files)
    .filter((file) => !allowed.some((prefix) => file.startsWith(prefix)) && !file.endsWith('.test.ts'))
    .filter((file) => pattern.test(text(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')));
}

describe('the house', () => {
  it('never says a platform’s name in the core, except in settings and words lists', () => {
    expect(
      offenders(['src', 'commands'], /slack|discord/i, ['src/config.ts', 'src/sample/', 'src/log.ts']),
    ).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(
      offenders(['src', 'adapters', 'commands'], /process\.env/, ['src/config.ts', 'src/terminal/']),
    ).toEqual([]);
  });

  it('runs no query synchronously and opens no transaction outside the database folder', () => {
    const outside = files('src').filter((file) => !file.startsWith('src/db/'));
    expect(outside.filter((file) => /\.(transaction|atomically)\(/.test(text(file)))).toEqual([]);
  });

  it('keeps every adapter’s door short', () => {
    for (const adapter of ['slack', 'discord', 'local']) {
      expect(text(`adapters/${adapter}/index.ts`).split('\n').length, adapter).toBeLessThanOrEqual(60);
    }
  });

  it('needs no real server: tests and code listen on loopback only', () => {
    expect(offenders(['test'], /listen\([^)]*0\.0\.0\.0/)).toEqual([]);
  });
});
