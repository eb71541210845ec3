import { type LoggerOptions, pino, stdSerializers } from 'pino';

/** What the rest of Dateline uses of a logger: `log.info({ feed: 3 }, 'sentence')`. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** Shapes of secrets that may turn up inside any text: Slack tokens, Discord tokens, bearer and API keys, URL passwords. */
const SECRET_SHAPES =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|xoxe\.[\w.-]+|sk-[\w-]{16,}|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|(?<=Bearer |Bot )[\w.-]{8,}|(?<=:\/\/[^\s:/@]{0,64}:)[^\s@/]+(?=@)/g;

/** Replaces every secret in `text`: the configured values and everything shaped like one. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text.replace(SECRET_SHAPES, '[secret]');
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, '[secret]');
  return clean;
}

/**
 * Makes the logger. JSON lines on standard error, or coloured lines when `pretty`.
 * Secrets are removed here, from the finished line, so that no call site has to think of it.
 */
export async function createLog(options: {
  level: string;
  pretty: boolean;
  secrets: readonly string[];
}): Promise<Log> {
  const write = (line: string) => process.stderr.write(redact(line, options.secrets));
  const settings: LoggerOptions = {
    level: options.level,
    base: null,
    serializers: { error: stdSerializers.err },
  };
  if (!options.pretty) return pino(settings, { write });
  const { prettyFactory } = await import('pino-pretty');
  const format = prettyFactory({
    colorize: process.stderr.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'time',
  });
  return pino(settings, { write: (line: string) => write(format(line)) });
}

/** A logger that says nothing, for tests and for one-shot commands. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silentLog };
