/** A card's form as a modal: opened, completed while somebody types, read when it is sent. */
import type { App } from '@slack/bolt';
import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Invocation } from '../../src/cards/blocks.ts';
import type { Form, FormField } from '../../src/cards/form.ts';
import { decodeInvocation, encodeInvocation } from '../../src/cards/invocation.ts';
import { cardView } from './card-view.ts';
import { acknowledge, answer, callerOf, type Desk, quietly } from './desk.ts';
import { explain } from './errors.ts';
import { publishHome } from './home.ts';
import { LIMITS } from './limits.ts';
import { plain } from './markup.ts';
import { respondTo } from './respond.ts';
import type { Workspace } from './workspace.ts';

/** What a form may be opened with, and where its answer goes. */
export interface Occasion {
  /** Good for three seconds, once. */
  readonly trigger: string | undefined;
  /** A response_url; without one the answer takes the form's own place. */
  readonly url: string | undefined;
  /** True where it goes on top of a window that is open. */
  readonly onTop?: boolean;
  readonly channel: string;
  readonly title: string;
}

/** Tells Dateline's forms from other views. */
const CALLBACK = 'form';

/** What a form carries through Slack and back, as `private_metadata`. */
interface Carried {
  readonly run: string;
  readonly into: string;
  readonly channel: string;
  readonly title: string;
  readonly url?: string;
}

/** Opens a form before whoever set the trigger off; false where Slack does not. */
export async function openForm(
  { host }: Desk,
  { client }: Workspace,
  form: Form,
  { trigger, url, onTop, channel, title }: Occasion,
): Promise<boolean> {
  if (!trigger) return false;
  const carried: Carried = {
    run: encodeInvocation(form.run, LIMITS.buttonValue),
    into: form.into,
    channel,
    title,
    ...(url && { url }),
  };
  try {
    const window = { trigger_id: trigger, view: formView(form, carried) };
    await (onTop ? client.views.push(window) : client.views.open(window));
    return true;
  } catch (error) {
    host.log.warn({ error: explain(error) }, 'Slack opened no window; the question is asked in a message');
    return false;
  }
}

function formView(form: Form, carried: Carried): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACK,
    private_metadata: JSON.stringify(carried),
    title: plain(form.title, LIMITS.viewTitle),
    submit: plain(form.submit, LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: form.fields.map(input),
  };
}

function input({ label, hint, offers }: FormField, index: number): InputBlock {
  const placeholder = plain('Choose', LIMITS.placeholder);
  return {
    type: 'input',
    block_id: `field.${index}`,
    optional: true,
    label: plain(label, LIMITS.fieldLabel),
    hint: plain(hint, LIMITS.fieldLabel),
    element:
      'choices' in offers
        ? {
            type: 'multi_static_select',
            action_id: 'choices',
            placeholder,
            options: offers.choices.slice(0, LIMITS.choices).map(option),
          }
        : {
            type: 'multi_external_select',
            action_id: actionId(offers),
            placeholder: plain('Type a few letters', LIMITS.placeholder),
            min_query_length: 0,
          },
  };
}

function option({
  label,
  detail,
  value,
}: {
  label: string;
  detail?: string;
  value: string;
}): PlainTextOption {
  return {
    text: plain(label, LIMITS.choiceText),
    value,
    ...(detail && { description: plain(detail, LIMITS.choiceText) }),
  };
}

type Completed = Extract<FormField['offers'], { readonly suggest: unknown }>;

/** What completing needs travels in the element's id: `suggest?kind=topic&before=topic+&any=1`. */
function actionId({ suggest, before, anyWords }: Completed): string {
  const options = { kind: suggest, before, ...(anyWords && { any: '1' }) };
  return encodeInvocation({ command: 'suggest', options }, LIMITS.id);
}

function readActionId(id: string): Completed | null {
  const { command, options } = decodeInvocation(id) ?? {};
  if (command !== 'suggest' || !options?.kind) return null;
  return {
    suggest: options.kind as Completed['suggest'],
    before: options.before ?? '',
    anyWords: options.any === '1',
  };
}

/** Registers what a form needs. */
export function listenToForms(app: App, desk: Desk): void {
  app.options(/.*/, async ({ ack, body }) => {
    // Slack waits for the options themselves; none are better than a failure that it shows to people.
    const options = await offered(desk, body as unknown as Asking).catch((error: unknown) => {
      desk.host.log.warn({ error }, 'nothing could be offered in a Slack form');
      return [];
    });
    await ack({ options });
  });
  app.view(CALLBACK, async ({ ack, body, view }) => {
    const carried = JSON.parse(view.private_metadata) as Carried;
    const lines = pickedIn(view.state.values);
    if (lines.length === 0) {
      const first = view.blocks.find(({ type }) => type === 'input')?.block_id ?? '';
      const errors = { [first]: 'Choose at least one, here or below.' };
      return ack({ response_action: 'errors', errors });
    }
    const { channel, title, url } = carried;
    const run = async (at: Workspace) => {
      const caller = await callerOf(desk, at, { user: body.user.id, channel, title });
      return { card: await desk.host.run(submitted(carried, lines), caller) };
    };
    if (!url) {
      // What a form runs may run twice: sent again, it says the same again.
      const workspace = await desk.workspace(body.team?.id);
      const { card } = await run(workspace);
      await ack({ response_action: 'update', view: cardView(card, desk.host.now(), { channel, title }) });
      return desk.keep(quietly(desk, async () => publishHome(desk, workspace, body.user.id)));
    }
    await acknowledge(ack, desk);
    desk.once(view.id, () => {
      const workspace = desk.workspace(body.team?.id);
      return answer(desk, { workspace, respond: respondTo(url) }, run);
    });
  });
}

/** The fields used of a `block_suggestion` payload (reference/interaction-payloads/block_suggestion-payload). */
interface Asking {
  readonly action_id: string;
  readonly value: string;
  readonly user: { readonly id: string };
  readonly team?: { readonly id: string } | null;
  readonly view?: { readonly private_metadata?: string };
}

async function offered(
  desk: Desk,
  { action_id, value, user, team, view }: Asking,
): Promise<PlainTextOption[]> {
  const field = readActionId(action_id);
  if (!field) return [];
  const carried = JSON.parse(view?.private_metadata ?? '{}') as Partial<Carried>;
  const { channel = '', title = '' } = carried;
  const workspace = await desk.workspace(team?.id);
  const caller = await callerOf(desk, workspace, { user: user.id, channel, title });
  const typed = value.trim();
  const found = await desk.host.suggest(field.suggest, typed, caller);
  const asTyped = field.anyWords && typed !== '' ? [{ label: typed, value: typed }] : [];
  const lines = [...asTyped, ...found].map(({ label, value: words }) => ({
    label,
    value: `${field.before}${oneLine(words)}`,
  }));
  const distinct = [...new Map(lines.map((line) => [line.value.toLowerCase(), line])).values()];
  // A value that were cut would name something else.
  return distinct
    .filter((line) => line.value.length <= LIMITS.choiceValue)
    .slice(0, 100)
    .map(option);
}

/** Lines stand apart in what the form sends; semicolons would part them as well. */
function oneLine(words: string): string {
  return words.replaceAll(/[\s;]+/g, ' ').trim();
}

type Values = Readonly<
  Record<
    string,
    Readonly<Record<string, { readonly selected_options?: readonly { readonly value?: string }[] | null }>>
  >
>;

function pickedIn(values: Values): string[] {
  return Object.values(values)
    .flatMap((inputs) => Object.values(inputs))
    .flatMap(({ selected_options }) => selected_options ?? [])
    .flatMap(({ value }) => value ?? []);
}

function submitted({ run, into }: Carried, lines: readonly string[]): Invocation {
  const { command = '', options = {} } = decodeInvocation(run) ?? {};
  return { command, options: { ...options, [into]: lines.join('\n') } };
}
