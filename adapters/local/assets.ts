/** The stylesheet, the page's scripts and its icon: plain files beside this one, read once. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file as it is served. */
export interface Asset {
  readonly type: string;
  readonly body: string;
  readonly etag: string;
}

const SCRIPTS = ['page.js', 'box.js', 'column.js', 'live.js', 'moments.js'] as const;
const STYLES = [
  'base.css',
  'layout.css',
  'column.css',
  'box.css',
  'card.css',
  'actions.css',
  'lists.css',
  'marks.css',
  'story.css',
  'looks.css',
  'word.css',
  'phone.css',
] as const;

/** All files by the name in their address. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const style = STYLES.map(read).join('\n');
  return new Map([
    ['style.css', asset('text/css; charset=utf-8', style)],
    ['icon.svg', asset('image/svg+xml', read('icon.svg'))],
    ...SCRIPTS.map((name) => [name, asset('text/javascript; charset=utf-8', read(name))] as const),
  ]);
}

const read = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');

function asset(type: string, body: string): Asset {
  return { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` };
}
