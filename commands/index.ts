/** The list of commands, in the order of the help. A new command is one file and one line here. */
import type { Command } from '../src/command.ts';
import { briefing } from './briefing.ts';
import { dateline } from './dateline.ts';
import { recap } from './recap.ts';
import { sources } from './sources.ts';
import { story } from './story.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { timeline } from './timeline.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';

export const commands: readonly Command[] = [
  briefing,
  timeline,
  story,
  recap,
  subscribe,
  unsubscribe,
  subscriptions,
  sources,
  why,
  dateline,
];
