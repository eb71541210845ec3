import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { decodeInvocation, encodeInvocation, INVOCATION_LIMIT } from '../src/cards/invocation.ts';
import { findCommand, readOptions, readWords, usage } from '../src/command-words.ts';
import { UsageError } from '../src/errors.ts';

const read = (text: string) => readWords(commands, text);

describe('typed words', () => {
  it('become a command with its options, in order', () => {
    expect(read('/timeline beijing tech hub')).toEqual({
      command: 'timeline',
      options: { topic: 'beijing tech hub' },
    });
    expect(read('briefing developers 3d')).toEqual({
      command: 'briefing',
      options: { audience: 'developers', since: '3d' },
    });
  });

  it('go where they fit: a moment is no audience', () => {
    expect(read('briefing 3d').options).toEqual({ since: '3d' });
    expect(read('briefing yesterday investors').options).toEqual({
      since: 'yesterday',
      audience: 'investors',
    });
  });

  it('may name their option', () => {
    expect(read('timeline beijing since:2020 until=2024').options).toEqual({
      topic: 'beijing',
      since: '2020',
      until: '2024',
    });
  });

  it('that are one too many are named, with how the command is written', () => {
    expect(() => read('recap last week')).toThrow('“week” is one word too many; type /recap [week].');
  });

  it('that name no command get the nearest one', () => {
    expect(() => read('breifing')).toThrow('did you mean /briefing?');
    expect(() => read('weather')).toThrow('type /dateline help');
  });

  it('that are missing are asked for with an example', () => {
    const story = findCommand(commands, 'story');
    expect(() => readOptions(story, {})).toThrow(/needs words .* for example \/story beijing tech hub/);
  });

  it('with a wrong value are answered with the right ones', () => {
    const briefing = findCommand(commands, 'briefing');
    expect(() => readOptions(briefing, { lines: '99' })).toThrow('type a whole number from 1 to 25');
    expect(() => readOptions(briefing, { colour: 'red' })).toThrow(UsageError);
    const dateline = findCommand(commands, 'dateline');
    expect(() => readOptions(dateline, { about: 'weather' })).toThrow('help, status, version');
  });
});

describe('every command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '/%s fits every platform',
    (_, command) => {
      expect(command.name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(command.summary.length).toBeLessThanOrEqual(100);
      for (const option of Object.values(command.options))
        expect(option.summary.length).toBeLessThanOrEqual(100);
      for (const example of command.examples) expect(read(example).command).toBe(command.name);
      expect(usage(command)).toContain(`/${command.name}`);
    },
  );

  it('has a name of its own', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });
});

describe('an invocation on a button', () => {
  it('comes back as it was', () => {
    const invocation = { command: 'story', options: { words: '42', part: 'why' }, share: true };
    expect(decodeInvocation(encodeInvocation(invocation))).toEqual(invocation);
  });

  it('is cut to the limit without breaking a character', () => {
    const text = encodeInvocation({ command: 'timeline', options: { topic: '北京🛰️'.repeat(60) } });
    expect(text.length).toBeLessThanOrEqual(INVOCATION_LIMIT);
    expect(decodeInvocation(text)?.options.topic).toMatch(/^北京/);
    expect(decodeInvocation(text)?.options.topic?.isWellFormed()).toBe(true);
  });

  it('is not read out of anything else', () => {
    for (const text of ['', 'x', 'Story?x=1', 'javascript:alert(1)', '🛰️?'])
      expect(decodeInvocation(text)).toBeNull();
  });
});
