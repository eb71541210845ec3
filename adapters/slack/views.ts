/** Presses in views: what is pressed in a view is answered in a modal, for there is no message to answer under. */
import type { ModalView } from '@slack/types';
import { invocationOf } from './actions.ts';
import { cardView, personal, type ViewPlace } from './card-view.ts';
import { callerOf, type Desk } from './desk.ts';
import { openForm } from './forms.ts';
import { publishHome } from './home.ts';
import type { Workspace } from './workspace.ts';

/** The fields used of a `block_actions` payload from a view. */
export interface ViewPress {
  readonly trigger_id?: string;
  readonly user: { readonly id: string };
  readonly view: { readonly id: string; readonly type: string; readonly private_metadata?: string };
  readonly actions: readonly {
    readonly block_id?: string;
    readonly value?: string;
    readonly selected_option?: { readonly value?: string } | null;
  }[];
}

/** Runs what was pressed in a view: from a Home tab the answer opens a window, in a window it takes its place. */
export async function runInView(desk: Desk, workspace: Workspace, press: ViewPress): Promise<void> {
  const { host } = desk;
  const action = press.actions[0];
  const invocation = action && invocationOf(action);
  if (!invocation) return;
  const place = await placeOf(desk, workspace, press);
  const caller = await callerOf(desk, workspace, { user: press.user.id, ...place });
  const card = await host.run(invocation, caller);
  const onTop = press.view.type === 'modal';
  const occasion = { trigger: press.trigger_id, url: undefined, onTop, ...place };
  if (card.form && (await openForm(desk, workspace, card.form, occasion))) return;
  await show(workspace, press, cardView(card, host.now(), place));
  const changes = host.commands.find(({ name }) => name === invocation.command)?.changes;
  if (changes) await publishHome(desk, workspace, press.user.id);
}

async function show(
  { client }: Workspace,
  { view: pressed, trigger_id }: ViewPress,
  view: ModalView,
): Promise<void> {
  if (pressed.type === 'modal') await client.views.update({ view_id: pressed.id, view });
  else await client.views.open({ trigger_id: trigger_id ?? '', view });
}

/** A channel's row on the Home tab says in its id which one it is; a window carries it. */
async function placeOf(
  { host }: Desk,
  { team }: Workspace,
  { view, actions, user }: ViewPress,
): Promise<ViewPlace> {
  if (view.private_metadata) return JSON.parse(view.private_metadata) as ViewPlace;
  const channel = /^in\.([A-Z0-9]+)\./.exec(actions[0]?.block_id ?? '')?.[1];
  const known = (await host.subscribed()).find(({ address }) => address === `${team}/${channel}`);
  return known && channel ? { channel, title: known.title } : personal(user.id);
}
