/** The list of commands, in the order of the help. A new command is one file and one line here. */
import type { Command } from '../src/command.ts';
import { briefing } from './briefing.ts';
import { catchup } from './catchup.ts';
import { dateline } from './dateline.ts';
import { deliver } from './deliver.ts';
import { feedback } from './feedback.ts';
import { filter } from './filter.ts';
import { follow } from './follow.ts';
import { recap } from './recap.ts';
import { snooze } from './snooze.ts';
import { sources } from './sources.ts';
import { story } from './story.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { timeline } from './timeline.ts';
import { unfollow } from './unfollow.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';

export const commands: readonly Command[] = [
  briefing,
  catchup,
  timeline,
  story,
  recap,
  follow,
  unfollow,
  snooze,
  subscribe,
  unsubscribe,
  subscriptions,
  deliver,
  filter,
  sources,
  why,
  feedback,
  dateline,
];
