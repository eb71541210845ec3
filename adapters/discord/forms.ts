/** A card's form as a modal, and what was filled in (components/reference#label, interactions/receiving-and-responding). */
import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APIModalSubmitInteraction,
  ModalSubmitComponent,
} from 'discord.js';
import type { Invocation } from '../../src/cards/blocks.ts';
import type { Form, FormField } from '../../src/cards/form.ts';
import { decodeInvocation, encodeInvocation } from '../../src/cards/invocation.ts';
import { clip, LIMITS } from './limits.ts';
import { COMPONENT } from './wire.ts';

/** Text inputs of several lines (components/reference#text-input-text-input-styles). */
const PARAGRAPH = 2;

/** A form as a modal. What it runs travels in its id: `what:subscribe?`. */
export function modalOf(form: Form): APIModalInteractionResponseCallbackData {
  const into = `${form.into}:`;
  return {
    title: clip(form.title, LIMITS.label45),
    custom_id: into + encodeInvocation(form.run, LIMITS.customId - into.length),
    components: form.fields.slice(0, LIMITS.modalFields).map(field),
  };
}

/** A list to pick from is a select; Discord completes nothing in a modal, so that the others take words, one a line. */
function field({ label, hint, offers }: FormField, index: number): APILabelComponent {
  const words = { type: COMPONENT.label, label: clip(label, LIMITS.label45) } as const;
  if ('choices' in offers) {
    const options = offers.choices.slice(0, LIMITS.options).map((choice) => ({
      label: clip(choice.label, LIMITS.optionText),
      value: choice.value,
      ...(choice.detail && { description: clip(choice.detail, LIMITS.optionText) }),
    }));
    const many = { min_values: 0, max_values: options.length, required: false };
    const select = { type: COMPONENT.select, custom_id: fieldId(index, ''), options, ...many } as const;
    return { ...words, description: clip(hint, LIMITS.optionText), component: select };
  }
  return {
    ...words,
    description: clip(`${hint} One a line.`, LIMITS.optionText),
    component: {
      type: COMPONENT.input,
      custom_id: fieldId(index, offers.before),
      style: PARAGRAPH,
      required: false,
      max_length: LIMITS.modalText,
    },
  };
}

/** What goes before each line that is filled in there travels in the field's id: `1:topic `. */
function fieldId(index: number, before: string): string {
  return `${index}:${before}`;
}

/** What a modal that was sent runs; null for one that Dateline did not make. */
export function submitted({ data }: APIModalSubmitInteraction): Invocation | null {
  const [, into, run = ''] = /^([a-z-]+):(.*)$/s.exec(data.custom_id) ?? [];
  const invocation = decodeInvocation(run);
  if (!into || !invocation) return null;
  const lines = data.components.flatMap((one) => ('component' in one ? linesOf(one.component) : []));
  return { ...invocation, options: { ...invocation.options, [into]: lines.join('\n') } };
}

/** Selects come back with their values, text inputs with their text. */
function linesOf(filled: ModalSubmitComponent): string[] {
  const before = filled.custom_id.replace(/^\d+:/, '');
  const lines = 'values' in filled ? filled.values : String(filled.value).split(/[\n;]/);
  return lines.flatMap((line) => (line.trim() === '' ? [] : [before + line.trim()]));
}
