/** The settings that the local workspace reads: where the page stands, and who may see it. */
import { SettingError } from '../../src/errors.ts';
import type { AdapterSettings } from '../../src/platform/adapter.ts';

/** Where the page is served, and the secret that opens it. */
export interface LocalEnv {
  readonly host: string;
  readonly port: number;
  /** Null where the page is open, which only a loopback address may be. */
  readonly token: string | null;
  /** True where only this machine can reach the page. */
  readonly loopback: boolean;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const TOKEN_LENGTH = 12;

/** Reads the settings. @throws SettingError where the page would stand open to the network. */
export function readEnv(settings: AdapterSettings): LocalEnv {
  const host = settings.HOST || '127.0.0.1';
  const token = settings.WORKSPACE_TOKEN || null;
  const loopback = LOOPBACK.has(host);
  if (!loopback && !token) {
    throw new SettingError(
      `The setting HOST=${host} opens the workspace to the network; set WORKSPACE_TOKEN to a long secret as well.`,
    );
  }
  if (token && token.length < TOKEN_LENGTH) {
    throw new SettingError(`The setting WORKSPACE_TOKEN must have ${TOKEN_LENGTH} characters or more.`);
  }
  return { host, port: Number(settings.PORT ?? 3000), token, loopback };
}

/** The page's address for people; null where the system chooses the port. */
export function pageAddress({ host, port }: LocalEnv): string | null {
  if (port === 0) return null;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}
