/**
 * One of several processes that are killed: all of Dateline with the roles that it is given, as `dateline run --role`
 * starts it, but quicker to give up processes that died. It says `ready`, and works until it is killed.
 */
import { readConfig } from '../../src/config.ts';
import { readRoles } from '../../src/jobs/roles.ts';
import { createLog } from '../../src/log.ts';
import { start } from '../../src/main.ts';

const config = readConfig(process.env);
const log = await createLog({ level: 'warn', pretty: false, secrets: config.secrets });
const roles = readRoles(process.argv[2] ?? '', config.settings.DATABASE_URL);
await start(config, log, { roles, patience: { lookMs: 200, lostMs: 2_000, pollMs: 100 } });
process.send?.('ready');
