/** The settings that the Discord adapter reads. */
import type { AdapterSettings } from '../../src/platform/adapter.ts';

/** How Discord is reached. */
export interface DiscordEnv {
  readonly token: string;
  /** Without the version, which the client adds. */
  readonly api: string;
  /** Requests a second over all routes: 50 where left out, as Discord gives every bot (topics/rate-limits). */
  readonly requestsPerSecond?: number;
  /** How many processes the gateway's shards are spread over; 1 where left out. */
  readonly processes?: number;
}

/** Reads `DISCORD_TOKEN`, `DISCORD_API_URL` and `DISCORD_PROCESSES`; null where there is no token. */
export function readEnv(settings: AdapterSettings): DiscordEnv | null {
  // People paste the token as the documentation of HTTP shows it, with `Bot ` before it.
  const token = settings.DISCORD_TOKEN?.trim().replace(/^Bot\s+/i, '');
  if (!token) return null;
  const api = (settings.DISCORD_API_URL ?? 'https://discord.com/api').replace(/\/+$/, '');
  return { token, api, processes: Number(settings.DISCORD_PROCESSES ?? 1) };
}
