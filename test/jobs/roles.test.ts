import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRoles } from '../../src/jobs/roles.ts';
import { ROLES } from '../../src/jobs/task.ts';
import { createProgram } from '../../src/terminal/program.ts';

const SERVER = 'postgres://somebody@127.0.0.1/news';

describe('the roles of a process', () => {
  it('are some of four, or all by itself', () => {
    expect(readRoles('all', 'file:./data/dateline.db')).toBeNull();
    expect(readRoles('all', SERVER)).toBeNull();
    expect(readRoles('Collect, analyse', SERVER)).toEqual(new Set(['collect', 'analyse']));
  });

  it.each(['colect', 'all,deliver', ''])(
    'are refused with one sentence where a word is none: “%s”',
    (words) => {
      expect(() => readRoles(words, SERVER)).toThrow(
        /^“\w*” is no role; give all, or some of collect, analyse, deliver, connect with commas between/,
      );
    },
  );

  it('need PostgreSQL', () => {
    expect(() => readRoles('deliver', 'file:./data/dateline.db')).toThrow(
      'The role deliver needs PostgreSQL, which several processes can share; set DATABASE_URL to postgres://…, or leave --role away and one process does everything.',
    );
  });

  it('in compose.processes.yaml are all of them, by a call that the command line knows', () => {
    const file = readFileSync(join(import.meta.dirname, '../../compose.processes.yaml'), 'utf8');
    const calls = [...file.matchAll(/command: \[(.+)\]/g)].map(([, call = '']) =>
      call.split(/, (?![^"]*",)/).map((word) => word.replaceAll('"', '')),
    );
    const roles = calls.map(([node, program, command = '', option = '', words = '']) => {
      expect([node, program]).toEqual(['node', 'dist/src/cli.js']);
      const known = createProgram().commands.find((one) => one.name() === command);
      expect(known?.options.map(({ long }) => long)).toContain(option);
      return [...(readRoles(words, SERVER) ?? [])];
    });
    expect(roles.flat().sort()).toEqual([...ROLES].sort());
  });
});
