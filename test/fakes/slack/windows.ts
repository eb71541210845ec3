/** What people do in the windows that an app opens before them. */
import { actionOf, findLabelled } from './people.ts';
import { type FakeView, inputsOf, readAck, readOffer, stateOf, type Views, wireView } from './views.ts';
import type { FakeBlock, Workspace } from './workspace.ts';

/** A person at a modal. */
export interface Windows {
  /** What is offered under an input of the window in front while somebody types there. */
  offered(label: string, typed: string, user?: string): Promise<readonly string[]>;
  /** Sends the window in front with these options picked, by their texts; what was wrong, by input, where it stays. */
  submit(picks: Readonly<Record<string, readonly string[]>>, user?: string): Promise<Record<string, string>>;
  /** A person presses something in the window in front, or on the Home tab with none, and waits for what it shows. */
  pressInView(label: string, user?: string): Promise<FakeView>;
}

/** Makes them; `send` gives what the app's acknowledgement carried. */
export function createWindows(given: {
  readonly workspace: Workspace;
  readonly views: Views;
  send(payload: Record<string, unknown>): Promise<unknown>;
  trigger(user: string): string;
}): Windows {
  const { workspace, views, send, trigger } = given;
  const inFront = (user: string): FakeView => {
    const view = views.front(user);
    if (!view) throw new Error(`no window is open before ${user}`);
    return view;
  };
  const offer = async (label: string, typed: string, user: string): Promise<FakeBlock[]> => {
    const view = inFront(user);
    const { blockId, element } = inputCalled(view, label);
    const action = { block_id: blockId, action_id: element.action_id, value: typed };
    const container = { type: 'view', view_id: view.id };
    const payload = { type: 'block_suggestion', ...action, container, view: wireView(workspace, view) };
    return readOffer(await send({ ...person(workspace, user), ...payload }));
  };
  const pick = async (label: string, text: string, user: string): Promise<FakeBlock> => {
    const { element } = inputCalled(inFront(user), label);
    const options = (element.options as FakeBlock[] | undefined) ?? (await offer(label, text, user));
    const option = options.find((one) => textOf(one) === text);
    if (!option) throw new Error(`${label} does not offer ${text}`);
    return option;
  };
  return {
    async pressInView(label, user = 'U0ANNA') {
      const view = views.front(user) ?? views.home(user);
      const pressed = view && findLabelled(view.sent.blocks as readonly FakeBlock[], label);
      if (!view || !pressed) throw new Error(`nothing before ${user} is labelled ${label}`);
      const shown = views.next();
      await send({
        ...person(workspace, user),
        type: 'block_actions',
        trigger_id: trigger(user),
        container: { type: 'view', view_id: view.id },
        view: wireView(workspace, view),
        actions: [actionOf(pressed, workspace.nextTs())],
      });
      return shown;
    },
    offered: async (label, typed, user = 'U0ANNA') => (await offer(label, typed, user)).map(textOf),
    async submit(picks, user = 'U0ANNA') {
      const view = inFront(user);
      const picked: Record<string, FakeBlock[]> = {};
      for (const [label, texts] of Object.entries(picks)) {
        picked[label] = await Promise.all(texts.map((text) => pick(label, text, user)));
      }
      const shown = { ...wireView(workspace, view), state: { values: stateOf(view, picked) } };
      const payload = { type: 'view_submission', trigger_id: trigger(user), view: shown, response_urls: [] };
      const { errors, next } = readAck(view, await send({ ...person(workspace, user), ...payload }));
      if (next) views.replace(view, next);
      else if (Object.keys(errors).length === 0) views.dismiss(user);
      return errors;
    },
  };
}

/** Who does something, as every interaction says it. */
export function person({ team, appId }: Workspace, user: string) {
  return {
    user: { id: user, username: 'anna', team_id: team },
    team: { id: team, domain: 'fake' },
    api_app_id: appId,
    token: 'verification-token',
  };
}

function inputCalled(view: FakeView, label: string) {
  const input = inputsOf(view).find((one) => one.label === label);
  if (!input) throw new Error(`no input is labelled ${label}`);
  return { blockId: input.block.block_id, element: input.block.element as FakeBlock };
}

function textOf(option: FakeBlock): string {
  return (option.text as { text: string }).text;
}
