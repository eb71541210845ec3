/** The local workspace: a platform in a web page, which needs no settings. */
import type { AdapterDefinition } from '../../src/platform/adapter.ts';
import { connect, render } from './connect.ts';
import { readEnv } from './env.ts';

/** Reads `HOST`, `PORT` and `WORKSPACE_TOKEN`; always there. */
export const local: AdapterDefinition = {
  name: 'local',
  form: 'html',
  create: (settings) => connect(readEnv(settings)),
  render,
};
