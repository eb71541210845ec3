/**
 * The release of better-sqlite3 that runs on this Node. From 24.19 on, Node ends a process in which 12 clears statements
 * away (github.com/nodejs/node: `ObjectWrap` takes cleanup hooks); 13 needs Node-API 10, which Node 20 never gets.
 */
import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

const load = createRequire(import.meta.url);
const hasNodeApi10 = Number(process.versions.napi) >= 10;

/** The constructor of connections. */
export const Connection: typeof Sqlite = hasNodeApi10 ? load('better-sqlite3-13') : load('better-sqlite3');
