/** The rules that Discord checks registered commands by. */
import type { Fault } from './fault.ts';
import { asList, asObject, type Json } from './world.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function named(path: string, { name, description }: Json): Fault[] {
  const found: Fault[] = [];
  if (typeof name !== 'string' || !NAME.test(name) || name !== name.toLowerCase()) {
    found.push({
      path: `${path}.name`,
      code: 'APPLICATION_COMMAND_INVALID_NAME',
      message: 'Command name is invalid',
    });
  }
  if (typeof description !== 'string' || description.length < 1 || description.length > 100) {
    const message = 'Must be between 1 and 100 in length.';
    found.push({ path: `${path}.description`, code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  return found;
}

const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** Words in other languages keep the same rules, under locales that Discord knows. */
function localized(path: string, one: Json): Fault[] {
  const names = Object.entries(asObject(one.name_localizations));
  const lines = Object.entries(asObject(one.description_localizations));
  const found = names.flatMap(([locale, name]) =>
    named(`${path}.name_localizations.${locale}`, { name, description: 'x' }),
  );
  for (const [locale, description] of lines) {
    found.push(...named(`${path}.description_localizations.${locale}`, { name: 'x', description }));
  }
  for (const [locale] of [...names, ...lines]) {
    if (LOCALES.has(locale)) continue;
    found.push({ path, code: 'BASE_TYPE_CHOICES', message: `${locale} is no locale.` });
  }
  return found;
}

/** Where a command may be used, and by whom it is installed. */
function placed(path: string, { contexts, integration_types: installs }: Json): Fault[] {
  const within = (given: unknown, most: number) =>
    given === undefined ||
    asList(given).every((one) => Number.isInteger(one) && Number(one) >= 0 && Number(one) <= most);
  return within(contexts, 2) && within(installs, 1)
    ? []
    : [{ path, code: 'BASE_TYPE_CHOICES', message: 'Value must be one of the contexts.' }];
}

function option(path: string, one: Json): Fault[] {
  const found = named(path, one);
  const choices = asList(one.choices).map(asObject);
  const code = 'APPLICATION_COMMAND_OPTIONS_INVALID';
  if (choices.length > 25)
    found.push({ path: `${path}.choices`, code, message: 'Must be 25 or fewer in length.' });
  if (one.autocomplete === true && choices.length > 0) {
    found.push({ path: `${path}.autocomplete`, code, message: 'Autocomplete excludes choices' });
  }
  const bad = choices.some(({ name }) => typeof name !== 'string' || name.length < 1 || name.length > 100);
  if (bad) found.push({ path: `${path}.choices`, code, message: 'Must be between 1 and 100 in length.' });
  if (![3, 4, 5, 6, 7, 8, 9, 10, 11].includes(Number(one.type))) {
    found.push({ path: `${path}.type`, code, message: 'Value must be one of the option types.' });
  }
  return found;
}

function command(path: string, one: Json): Fault[] {
  const options = asList(one.options).map(asObject);
  const found = [
    ...named(path, one),
    ...localized(path, one),
    ...placed(path, one),
    ...options.flatMap((each, at) => option(`${path}.options.${at}`, each)),
  ];
  const code = 'APPLICATION_COMMAND_OPTIONS_INVALID';
  if (options.length > 25)
    found.push({ path: `${path}.options`, code, message: 'Must be 25 or fewer in length.' });
  const firstOptional = options.findIndex(({ required }) => required !== true);
  if (firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required === true)) {
    const message = 'Required options must be placed before non-required options';
    found.push({ path: `${path}.options`, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
  }
  if (new Set(options.map(({ name }) => name)).size < options.length) {
    const message = 'Option name must be unique';
    found.push({ path: `${path}.options`, code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message });
  }
  if (characters(one) > 8000) {
    found.push({
      path,
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: 'Command exceeds maximum size (8000)',
    });
  }
  return found;
}

/** Names, descriptions and values count, at every depth. */
function characters(one: Json): number {
  const own = [one.name, one.description, one.value].filter((value) => typeof value === 'string');
  const below = [...asList(one.options), ...asList(one.choices)].map(asObject);
  return own.join('').length + below.reduce((sum, each) => sum + characters(each), 0);
}

/** What is wrong with a list of commands that replaces all. */
export function commandFaults(commands: readonly Json[]): Fault[] {
  const found = commands.flatMap((one, at) => command(String(at), one));
  if (commands.length > 100) {
    found.push({
      path: '0',
      code: 'APPLICATION_COMMAND_MAX',
      message: 'Maximum number of commands reached (100)',
    });
  }
  return found;
}
