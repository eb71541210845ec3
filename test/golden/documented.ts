import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The order in which kinds of parts are cut, as `docs/what-is-cut.md` says under a platform's heading. */
export function documentedOrder(platform: string): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs/what-is-cut.md'), 'utf8');
  const section = text.split(`## ${platform}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\d+\. `([a-z]+)`/gm)].map(([, kind = '']) => kind);
}
