/** The one reader of the environment: one schema, read once, passed on as a value. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import * as z from 'zod';
import { SettingError } from './errors.ts';
import { cardLanguageCodes } from './text/card-languages.ts';
import { nearest } from './text/nearest.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const secret = z.string().min(1);
const FEED_BYTES = 'must be a number of bytes from 100000 to 33554432';
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });

function wholeNumber(least: number, most: number, what = 'whole number') {
  const message = `must be a ${what} from ${least} to ${most}`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
}

/** Every setting; documented for people in `.env.example` (a test holds the two equal). */
const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:|postgres(ql)?:\/\/).+/,
      'must be file:PATH, such as file:./data/dateline.db, or postgres://USER:PASSWORD@HOST/DATABASE',
    )
    .refine(
      (url) => url.startsWith('file:') || URL.canParse(url),
      'must be a whole address, postgres://USER:PASSWORD@HOST/DATABASE, with % in place of special characters',
    )
    .default('file:./data/dateline.db'),
  FEEDS: z.string().min(1).optional(),
  PORT: wholeNumber(0, 65_535, 'port number').default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WORKSPACE_TOKEN: z.string().min(12, 'must have 12 characters or more').optional(),
  SLACK_BOT_TOKEN: secret.startsWith('xox', 'must be a bot token, which begins with xoxb-').optional(),
  SLACK_APP_TOKEN: secret
    .startsWith('xapp-', 'must be an app-level token, which begins with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_CLIENT_ID: secret.optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: secret.min(16, 'must have 16 characters or more').optional(),
  SLACK_API_URL: httpUrl.optional(),
  DISCORD_TOKEN: secret.optional(),
  DISCORD_API_URL: httpUrl.optional(),
  /** Over which the gateway's shards are spread. */
  DISCORD_PROCESSES: wholeNumber(1, 64).default(1),
  /** Base64 of 32 bytes, the newest first, separated by commas. */
  SECRETS_KEY: z
    .string()
    .regex(
      /^[\w+/-]{43}=?(\s*,\s*[\w+/-]{43}=?)*$/,
      'must be 32 random bytes in base64, as `openssl rand -base64 32` prints them; older keys follow after commas',
    )
    .optional(),
  LLM_BASE_URL: httpUrl.optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: secret.optional(),
  /** Seconds. */
  LLM_TIMEOUT: wholeNumber(5, 3_600).default(120),
  LLM_DAILY_TOKENS: wholeNumber(0, 1_000_000_000_000).default(1_000_000),
  /** Dollars for a million tokens in, and for a million out. */
  LLM_PRICES: z
    .string()
    .regex(
      /^\d+(\.\d+)?\/\d+(\.\d+)?$/,
      'must be two prices in dollars per million tokens, in/out, such as 1/5',
    )
    .optional(),
  ANTHROPIC_API_KEY: secret.optional(),
  ANTHROPIC_API_URL: httpUrl.optional(),
  CARD_LANGUAGE: z
    .enum(
      cardLanguageCodes,
      `must be one of ${cardLanguageCodes.join(', ')}, the languages in which claims can be checked`,
    )
    .optional(),
  AUDIENCES: z.string().min(1).optional(),
  ALLOW_PRIVATE_HOSTS: z.string().default(''),
  /** Bytes of an answer after decompression; the upper bound is what the parser's threads can hold. */
  MAX_FEED_BYTES: z.coerce
    .number(FEED_BYTES)
    .int(FEED_BYTES)
    .min(100_000, FEED_BYTES)
    .max(33_554_432, FEED_BYTES)
    .default(10_485_760),
  /** Days; stories are grouped over 30 of them, and posts are edited for 7. Left out: texts are kept whole. */
  KEEP_TEXTS_DAYS: wholeNumber(60, 36_500).optional(),
  PUBLIC_URL: httpUrl.optional(),
  CONTACT_URL: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
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
  /** What tokens that platforms give are encrypted with: 32 bytes each, the newest first. */
  readonly secretKeys: readonly Uint8Array[];
  readonly allowPrivateHosts: readonly string[];
}

/** All names, for `.env.example`'s test and for "did you mean". */
export const settingNames: readonly string[] = Object.keys(schema.shape);

const SECRET = /(?:TOKEN|SECRET|KEY)$/;

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
  refuseHalfAModel(settings);
  return {
    settings,
    secretKeys: secretKeys(settings).map((key) => Buffer.from(key, 'base64')),
    secrets: [
      ...Object.entries(given).flatMap(([name, value]) =>
        SECRET.test(name) && value ? value.split(/\s*,\s*/) : [],
      ),
      ...passwordsOf(settings.DATABASE_URL),
    ],
    allowPrivateHosts: settings.ALLOW_PRIVATE_HOSTS.split(/[\s,]+/).filter(Boolean),
  };
}

function secretKeys({ SECRETS_KEY = '' }: Settings): string[] {
  return SECRETS_KEY.split(/\s*,\s*/).filter(Boolean);
}

/** The password in an address, as it is written there and as it is meant; in the query of one, too. */
function passwordsOf(url: string): string[] {
  if (url.startsWith('file:')) return [];
  const { password, searchParams } = new URL(url);
  const written = [password, decodeURIComponent(password), searchParams.get('password') ?? ''];
  return written.flatMap((secret) => (secret === '' ? [] : [secret]));
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

function refuseHalfAModel({ LLM_BASE_URL, LLM_MODEL, LLM_API_KEY, ANTHROPIC_API_KEY }: Settings): void {
  if (LLM_BASE_URL !== undefined && LLM_MODEL === undefined) {
    throw new SettingError(
      'The setting LLM_BASE_URL needs LLM_MODEL as well: the name of a model that the server has.',
    );
  }
  if (LLM_BASE_URL !== undefined || (LLM_MODEL === undefined && LLM_API_KEY === undefined)) return;
  if (LLM_API_KEY === undefined && ANTHROPIC_API_KEY !== undefined) return;
  const given = LLM_MODEL === undefined ? 'LLM_API_KEY' : 'LLM_MODEL';
  throw new SettingError(
    `The setting ${given} needs LLM_BASE_URL as well, or ANTHROPIC_API_KEY in place of both; see .env.example.`,
  );
}
