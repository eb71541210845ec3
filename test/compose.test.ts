/** The compose files and the image, as far as they can be read without Docker. Their roles: test/jobs/roles.test.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { startHttp } from '../src/http.ts';
import { createProgram } from '../src/terminal/program.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
const FILES = ['compose.yaml', 'compose.processes.yaml'] as const;
const dockerfile = read('Dockerfile');

/** What the first `environment` of a file gives Dateline's containers, with the shell's variables filled in. */
function environmentOf(file: string): Record<string, string> {
  const block = /^( *)environment:\n((?:\1 {2}.+\n)+)/m.exec(file)?.[2] ?? '';
  const lines = block.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.trim().split(': ');
      return [name, value.join(': ').replace(/\$\{\w+[^}]*\}/g, 'secret')];
    }),
  );
}

describe.each(FILES)('%s', (name) => {
  const file = read(name);
  const environment = environmentOf(file);

  it('gives settings that are right with a WORKSPACE_TOKEN, and asks for one', () => {
    expect(Object.keys(environment)).toEqual(['DATABASE_URL', 'HOST', 'PORT']);
    const { settings } = readConfig({ ...environment, WORKSPACE_TOKEN: 'long enough for it' }, '/none');
    expect(settings.PORT).toBe(Number(environment.PORT));
    expect(() => readConfig(environment, '/none')).toThrow('set WORKSPACE_TOKEN');
  });

  it('opens the port that is listened on, to this machine only', () => {
    const ports = [...file.matchAll(/^ +- (\S+):(\d+):(\d+)$/gm)];
    expect(ports.map(([, host, , inside]) => [host, inside])).toEqual([['127.0.0.1', environment.PORT]]);
  });
});

describe('the image', () => {
  it('starts with settings that are right, by a command that there is', () => {
    const given = /^ENV ((?:.+\\\n)*.+)/m.exec(dockerfile)?.[1] ?? '';
    const pairs = [...given.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, key, value]) => [key, value]);
    const environment = Object.fromEntries(pairs);
    const { settings } = readConfig({ ...environment, WORKSPACE_TOKEN: 'long enough for it' }, '/none');
    expect(settings.DATABASE_URL).toBe('file:/data/dateline.db');
    const command = /^CMD \["node", "dist\/src\/cli\.js", "(\w+)"\]/m.exec(dockerfile)?.[1];
    expect(createProgram().commands.map((one) => one.name())).toContain(command);
  });

  it('asks for its health where it is answered', async () => {
    const path = /fetch\(`http:\/\/127\.0\.0\.1:\$\{process\.env\.PORT\}(\/\w+)`\)/.exec(dockerfile)?.[1];
    const http = await startHttp({
      host: '127.0.0.1',
      port: 0,
      routes: [],
      health: async () => {},
      ready: () => false,
    });
    expect((await fetch(new URL(path ?? 'nowhere', http.address))).status).toBe(200);
    expect((await fetch(new URL('/healthy', http.address))).status).toBe(404);
    await http.close();
  });
});
