/** What the command box offers while somebody types. */
import { describe, expect, it } from 'vitest';
import { type Command, defineCommand } from '../../src/command.ts';
import type { Host } from '../../src/platform/port.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { callerIn } from './commands.ts';
import { complete } from './complete.ts';

const briefing: Command = defineCommand({
  name: 'briefing',
  summary: 'The stories since then',
  options: {
    audience: { type: 'text', summary: 'For whom', suggest: 'audience' },
    as: { type: 'choice', summary: 'How much', choices: ['short', 'long'] },
    since: { type: 'text', summary: 'From when', pattern: /^\d+[hd]$/ },
    file: { type: 'text', summary: 'Where to', terminalOnly: true },
  },
  run: async () => Promise.reject(new Error('not run here')),
});

const host: Host = (() => {
  const fake = createFakeHost();
  return {
    ...fake,
    commands: [...fake.commands, briefing],
    suggest: async (kind, typed, caller) =>
      kind === 'audience'
        ? 'enterprise'.startsWith(typed.slice(0, 10))
          ? [{ label: 'Enterprise & Security', value: 'enterprise security' }]
          : []
        : fake.suggest(kind, typed, caller),
  };
})();
const offer = (typed: string) => complete(host, typed, callerIn('front-page', 'somebody'));
const inserts = async (typed: string) => (await offer(typed)).items.map(({ insert }) => insert);

describe('the name of a command', () => {
  it('is offered from its first letters, those that begin with them first', async () => {
    expect(await inserts('/')).toEqual(['/echo ', '/count ', '/briefing ']);
    expect(await inserts('/c')).toEqual(['/count ', '/echo ']);
    expect(await inserts('BRIEF')).toEqual(['/briefing ']);
  });

  it('is taken by Enter until it is finished', async () => {
    expect((await offer('/br')).preselect).toBe(true);
    expect((await offer('/briefing')).preselect).toBe(false);
    expect((await offer('/xyz')).preselect).toBe(false);
  });
});

describe('the value of an option', () => {
  it('is offered for the option that the caret stands in', async () => {
    expect(await inserts('/echo Be')).toEqual(['/echo Beijing', '/echo Berlin']);
    expect(await inserts('/count dev')).toEqual(['/count developers']);
    expect(await inserts('/count developers ')).toEqual([]);
  });

  it('stands in quotes where it has spaces and is not the last of all', async () => {
    expect(await inserts('/briefing e')).toEqual(['/briefing "enterprise security"']);
    expect(await inserts('/briefing "enterprise sec')).toEqual(['/briefing "enterprise security"']);
    expect(await inserts('/briefing "enterprise security" l')).toEqual([
      '/briefing "enterprise security" long',
    ]);
  });

  it('may come in any order, where its form tells what it is for', async () => {
    expect(await inserts('/briefing 3d long e')).toEqual(['/briefing 3d long "enterprise security"']);
    expect(await inserts('/briefing lo')).toEqual(['/briefing long']);
  });

  it('is explained, with how the command is written', async () => {
    expect((await offer('/briefing ')).hint).toBe('/briefing [audience] [as] [since] · For whom');
    expect((await offer('/echo ')).hint).toBe('/echo <words> · What to say');
    expect((await offer('/briefing a long ')).hint).toBe('/briefing [audience] [as] [since] · From when');
    expect((await offer('/briefing a long 3d ')).hint).toBe('/briefing [audience] [as] [since]');
  });

  it('is not offered for a command that there is not', async () => {
    expect(await offer('/xyz abc')).toEqual({ items: [], hint: '', preselect: false });
  });
});
