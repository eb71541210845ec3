/** The one reader of the environment: one schema, read once, passed on as a value. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { SettingError } from './errors.ts';
import { nearest } from './text/nearest.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const secret = z.string().min(1);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });

/** Every setting; documented for people in `.env.example` (a test holds the two equal). */
const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'must be file:PATH, such as file:./data/dateline.db')
    .default('file:./data/dateline.db'),
  FEEDS: z.string().min(1).optional(),
  PORT: z.coerce
    .number('must be a port number from 0 to 65535')
    .int('must be a port number from 0 to 65535')
    .min(0, 'must be a port number from 0 to 65535')
    .max(65_535, 'must be a port number from 0 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WORKSPACE_TOKEN: z.string().min(12, 'must have 12 characters or more').optional(),
  SLACK_BOT_TOKEN: secret.startsWith('xox', 'must be a bot token, which begins with xoxb-').optional(),
  SLACK_APP_TOKEN: secret
    .startsWith('xapp-', 'must be an app-level token, which begins with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_CLIENT_ID: secret.optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_API_URL: httpUrl.optional(),
  DISCORD_TOKEN: secret.optional(),
  DISCORD_API_URL: httpUrl.optional(),
  LLM_BASE_URL: httpUrl.optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: secret.optional(),
  ANTHROPIC_API_KEY: secret.optional(),
  AUDIENCES: z.string().min(1).optional(),
  ALLOW_PRIVATE_HOSTS: z.string().default(''),
  CONTACT_URL: httpUrl.optional(),
  /** Left out: info for the bot, warn for a one-shot command. */
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
});

/** The settings by the names that operators write. */
export type Settings = z.infer<typeof schema>;

/** What the program is configured with. */
export interface Config {
  readonly settings: Settings;
  /** Values that may never be shown. */
  readonly secrets: readonly string[];
  readonly allowPrivateHosts: readonly string[];
}

/** All names, for `.env.example`'s test and for "did you mean". */
export const settingNames: readonly string[] = Object.keys(schema.shape);

/** Settings that are known but that this version does nothing with yet: setting one is answered with a warning. */
const NOT_YET: readonly (keyof Settings)[] = [
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'LLM_BASE_URL',
  'LLM_MODEL',
  'LLM_API_KEY',
  'ANTHROPIC_API_KEY',
];

/** The settings given that this version does not use, for a warning at the start. */
export function unusedSettings(settings: Settings): string[] {
  return NOT_YET.filter((name) => settings[name] !== undefined);
}

const SECRET = /TOKEN|SECRET|KEY/;

/**
 * Reads the settings from `environment`, over those of the `.env` file at `envFile` if it is there.
 * @throws SettingError with one line that names the wrong or unknown setting.
 */
export function readConfig(environment: NodeJS.ProcessEnv, envFile = '.env'): Config {
  const fromFile = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {};
  refuseUnknown(fromFile, environment, envFile);
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = environment[name] ?? fromFile[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw wrongSetting(parsed.error);
  const settings = parsed.data;
  refuseOpenDoor(settings);
  return {
    settings,
    secrets: Object.entries(given).flatMap(([name, value]) => (SECRET.test(name) && value ? [value] : [])),
    allowPrivateHosts: settings.ALLOW_PRIVATE_HOSTS.split(/[\s,]+/).filter(Boolean),
  };
}

function wrongSetting(error: z.ZodError): SettingError {
  const issue = error.issues[0];
  return new SettingError(`The setting ${issue?.path.join('.')} ${issue?.message}; see .env.example.`);
}

/** Names in `.env` are all ours; in the environment only a near miss of a long name is taken for a slip. */
function refuseUnknown(fromFile: NodeJS.Dict<string>, environment: NodeJS.ProcessEnv, envFile: string): void {
  const inFile = Object.keys(fromFile).find((name) => !settingNames.includes(name));
  if (inFile) throw unknownSetting(inFile, `in ${envFile}`);
  const slip = Object.keys(environment).find(
    (name) => name.length >= 8 && !settingNames.includes(name) && nearest(name, settingNames, 1).length > 0,
  );
  if (slip) throw unknownSetting(slip, 'in the environment');
}

function unknownSetting(name: string, where: string): SettingError {
  const [meant] = nearest(name, settingNames, 3);
  const hint = meant ? `did you mean ${meant}?` : 'remove it, or see .env.example for the names.';
  return new SettingError(`Unknown setting ${name} ${where}; ${hint}`);
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

function refuseOpenDoor({ HOST, WORKSPACE_TOKEN }: Settings): void {
  if (LOOPBACK.has(HOST) || WORKSPACE_TOKEN) return;
  throw new SettingError(
    `The setting HOST=${HOST} opens the workspace to the network; set WORKSPACE_TOKEN to a long secret as well.`,
  );
}
