/** Commands from the page: typed into the box, or carried by a button. */
import type { Block, Card, Invocation } from '../../src/cards/blocks.ts';
import type { Caller } from '../../src/platform/port.ts';
import { requirePlace } from './address.ts';
import { fitCard } from './limits.ts';
import type { Workspace } from './workspace.ts';

/** What came of a command: a card for the asker's eyes, or one that now stands in the channel. */
export interface Outcome {
  readonly card: Card;
  /** What was asked, as it could be typed. */
  readonly asked: string;
  readonly shared: boolean;
}

/** A reader of the page in a channel. Everybody who may see the page may manage it. */
export function callerIn(channel: string, reader: string): Caller {
  return { person: reader, address: channel, channelTitle: requirePlace(channel).title, canManage: true };
}

/** Runs what was typed, with or without its slash. */
export async function runTyped({ host }: Workspace, text: string, caller: Caller): Promise<Outcome> {
  const words = text.trim().replace(/^\//, '');
  return { card: fitCard(await host.runText(words, caller)), asked: `/${words}`, shared: false };
}

/** Runs what a button carries; into the channel for everyone where it says so. */
export async function runCarried(
  workspace: Workspace,
  invocation: Invocation,
  caller: Caller,
): Promise<Outcome> {
  const card = fitCard(await workspace.host.run(invocation, caller));
  const shared = invocation.share === true;
  if (shared) await workspace.post(caller.address, withoutSharing(card), null);
  const asked = ['', invocation.command, ...Object.values(invocation.options)].join(' ').trim();
  return { card, asked: `/${asked}`, shared };
}

/** What stands in the channel need not be shared into it once more. */
function withoutSharing(card: Card): Card {
  const blocks = card.blocks.flatMap((block): Block[] => {
    if (block.type !== 'actions') return [block];
    const buttons = block.buttons.filter(({ does }) => !('run' in does && does.run.share));
    return buttons.length > 0 || block.menu ? [{ ...block, buttons }] : [];
  });
  return { ...card, blocks };
}
