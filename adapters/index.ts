/** The list of adapters. A new platform is one folder and one line here. */
import type { AdapterDefinition } from '../src/platform/adapter.ts';
import { discord } from './discord/index.ts';
import { local } from './local/index.ts';
import { slack } from './slack/index.ts';

export const adapters: readonly AdapterDefinition[] = [local, slack, discord];
