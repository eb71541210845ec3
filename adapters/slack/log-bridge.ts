import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../src/log.ts';

/**
 * Slack's libraries log into Dateline's log, quietly: what matters, Dateline says itself in one line. Their debug
 * lines, which hold whole messages, are dropped.
 */
export function bridgeLog(log: Log): Logger {
  const say = (...parts: unknown[]) => log.debug({ library: 'slack' }, parts.map(String).join(' '));
  return {
    debug() {},
    info: say,
    warn: say,
    error: say,
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
