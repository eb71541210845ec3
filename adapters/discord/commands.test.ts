import { describe, expect, it } from 'vitest';
import { commands as ours } from '../../commands/index.ts';
import { type Command, defineCommand, type OptionSpecs } from '../../src/command.ts';
import { silentLog } from '../../src/log.ts';
import { commandFaults } from '../../test/fakes/discord/command-rules.ts';
import { asObject } from '../../test/fakes/discord/world.ts';
import { notice } from '../../test/fakes/host.ts';
import { fault, sameCommands, toRegistration, toRegistrations } from './commands.ts';

function command(options: OptionSpecs, more: { name?: string; managersOnly?: boolean } = {}): Command {
  return defineCommand({
    name: 'count',
    summary: 'Counts',
    options,
    ...more,
    run: async () => ({ card: notice(''), data: null }),
  });
}

describe('the registration of a command', () => {
  it('has its options as Discord wants them: required first, with bounds, choices and completion', () => {
    const registration = toRegistration(
      command({
        days: { type: 'integer', summary: 'How many days', min: 1, max: 31 },
        audience: { type: 'choice', summary: 'For whom', choices: ['developers', 'investors'] },
        json: { type: 'text', summary: 'As data', terminalOnly: true },
        topic: { type: 'text', summary: 'What about', required: true, suggest: 'topic' },
      }),
    );
    expect(registration).toEqual({
      name: 'count',
      type: 1,
      description: 'Counts',
      name_localizations: null,
      description_localizations: null,
      default_member_permissions: null,
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      options: [
        { name: 'topic', type: 3, description: 'What about', required: true, autocomplete: true },
        { name: 'days', type: 4, description: 'How many days', required: false, min_value: 1, max_value: 31 },
        {
          name: 'audience',
          type: 3,
          description: 'For whom',
          required: false,
          choices: [
            { name: 'developers', value: 'developers' },
            { name: 'investors', value: 'investors' },
          ],
        },
      ],
    });
  });

  it('is for those who may manage channels, where the command is for managers', () => {
    expect(toRegistration(command({}, { managersOnly: true })).default_member_permissions).toBe('16');
  });

  it('that changes what a channel gets is for servers that have the bot', () => {
    const registration = toRegistration(command({}, { managersOnly: true }));
    expect(registration).toMatchObject({ contexts: [0, 1], integration_types: [0] });
  });

  it('says names and lines of every command in five languages, each name once in its language', () => {
    const registrations = toRegistrations(ours, silentLog);
    for (const locale of ['de', 'es-ES', 'fr', 'ja', 'zh-CN']) {
      const names = registrations.flatMap((one) => one.name_localizations?.[locale] ?? []);
      expect(new Set(names).size, locale).toBe(names.length);
      expect(names.length, locale).toBe(ours.length);
    }
    const timeline = registrations.find(({ name }) => name === 'timeline');
    expect(timeline?.name_localizations?.de).toBe('zeitleiste');
    expect(timeline?.description_localizations?.ja).toContain('日付順');
  });

  it('completes a choice of more than 25, which Discord would refuse as a list', () => {
    const choices = Array.from({ length: 26 }, (_, i) => `choice-${i}`);
    const { options } = toRegistration(command({ one: { type: 'choice', summary: 'Which', choices } }));
    expect(options[0]).toEqual({
      name: 'one',
      type: 3,
      description: 'Which',
      required: false,
      autocomplete: true,
    });
  });

  it('is one that Discord takes, for every command of Dateline', () => {
    const registrations = toRegistrations(ours, silentLog);
    expect(registrations).toHaveLength(ours.length);
    expect(commandFaults(registrations.map(asObject))).toEqual([]);
  });
});

describe('a command that Discord would refuse', () => {
  const text = (summary: string) => ({ type: 'text' as const, summary });
  it.each([
    ['an upper-case name', command({}, { name: 'Count' })],
    ['a name with a space', command({ 'two words': text('x') })],
    ['26 options', command(Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`o${i}`, text('x')])))],
    [
      '8,000 characters',
      command(
        Object.fromEntries(
          Array.from({ length: 20 }, (_, i) => [
            `o${i}`,
            {
              type: 'choice' as const,
              summary: 'x'.repeat(100),
              choices: Array.from({ length: 25 }, (_, n) => `${n}${'y'.repeat(20)}`),
            },
          ]),
        ),
      ),
    ],
  ])('is recognised: %s', (_, bad) => {
    const registration = toRegistration(bad);
    expect(fault(registration)).not.toBeNull();
    expect(commandFaults([asObject(registration)])).not.toEqual([]);
  });

  it('is left out, so that the others work', () => {
    const names = toRegistrations([command({}, { name: 'Bad Name' }), command({})], silentLog);
    expect(names.map(({ name }) => name)).toEqual(['count']);
  });
});

describe('comparing with what is registered', () => {
  const wanted = toRegistrations(ours, silentLog);

  it('sees no difference in what Discord adds, leaves out or orders', () => {
    const registered = wanted.toReversed().map(({ options, ...rest }) => ({
      ...rest,
      id: '1',
      version: '2',
      nsfw: false,
      contexts: rest.contexts.toReversed(),
      options: options.map(({ required, ...option }) => ({ ...option, ...(required && { required }) })),
    }));
    expect(sameCommands(registered as typeof wanted, wanted)).toBe(true);
  });

  it('sees a word that changed in another language', () => {
    const changed = wanted.map((one) => ({
      ...one,
      name_localizations: { ...one.name_localizations, de: 'anders' },
    }));
    expect(sameCommands(changed, wanted)).toBe(false);
  });

  it('sees every change of a definition', () => {
    const base = command({ topic: { type: 'text', summary: 'What about' } });
    const changed = [
      command({ topic: { type: 'text', summary: 'What' } }),
      command({ topic: { type: 'text', summary: 'What about', required: true } }),
      command({ topic: { type: 'text', summary: 'What about', suggest: 'topic' } }),
      command({ topic: { type: 'integer', summary: 'What about', min: 1, max: 2 } }),
      command({ topic: { type: 'choice', summary: 'What about', choices: ['a'] } }),
      command({ topic: { type: 'text', summary: 'What about' } }, { managersOnly: true }),
      command({}),
    ];
    for (const one of changed)
      expect(sameCommands([toRegistration(one)], [toRegistration(base)])).toBe(false);
  });
});
