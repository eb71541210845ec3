/** Buttons and menus: what they show, and the invocation that each carries through Slack and back. */
import type { ActionsBlockElement, PlainTextOption, Button as SlackButton } from '@slack/types';
import type { Block, Button, Card, Invocation, Menu, Row } from '../../src/cards/blocks.ts';
import { decodeInvocation, encodeInvocation } from '../../src/cards/invocation.ts';
import type { Instant } from '../../src/model.ts';
import { LIMITS, type Piece } from './limits.ts';
import { plain, safeUrl } from './markup.ts';

/** Where a row of actions stands. */
export interface ActionsPlace {
  readonly card: Card;
  readonly now: Instant;
  /** Index of the card's block. */
  readonly index: number;
}

type Choice = Menu['choices'][number];

/** One row: at most five buttons, and a menu; buttons past the fifth become choices of the menu. */
export function actions(block: Block & { type: 'actions' }, at: ActionsPlace): Piece[] {
  const usable = block.buttons.filter(({ does }) => 'run' in does || safeUrl(does.open));
  const elements: ActionsBlockElement[] = usable
    .slice(0, LIMITS.buttons)
    .map((button, i) => slackButton(button, `${at.index}.${i}`));
  const choices = [...usable.slice(LIMITS.buttons).flatMap(asChoice), ...(block.menu?.choices ?? [])];
  if (choices.length > 0) elements.push(menu(block.menu?.label ?? 'More', choices, at));
  return row('actions', elements, at);
}

/** A select over rows that open something, where no menu of the card opens them already. */
export function openMenu(rows: readonly Row[], at: ActionsPlace): Piece[] {
  const offered = new Set(at.card.blocks.flatMap(choicesOf).map(({ run }) => encodeInvocation(run)));
  const choices = rows.flatMap(({ title, open }) =>
    open && !offered.has(encodeInvocation(open)) ? [{ label: title, run: open }] : [],
  );
  if (choices.length === 0) return [];
  return row('rows', [select('Open a story', choices, `${at.index}.open`)], at);
}

function choicesOf(block: Block): readonly Choice[] {
  return (block.type === 'actions' && block.menu?.choices) || [];
}

/** The block's id says what kind of card it belongs to, and changes with every edit, as Slack asks for. */
function row(
  from: Block['type'],
  elements: ActionsBlockElement[],
  { card, now, index }: ActionsPlace,
): Piece[] {
  if (elements.length === 0) return [];
  const block_id = `${card.kind}.${index}.${now.toString(36)}`;
  return [{ from, block: { type: 'actions', block_id, elements }, keep: false }];
}

/** The kind of card that an actions block belongs to; null for a foreign id. */
export function cardKindOf(blockId: string): string | null {
  return /^([a-z]+)\.\d+\.[0-9a-z]+$/.exec(blockId)?.[1] ?? null;
}

function slackButton({ label, does, primary }: Button, id: string): SlackButton {
  return {
    type: 'button',
    text: plain(label, LIMITS.buttonText),
    action_id: id,
    ...('run' in does
      ? { value: encodeInvocation(does.run, LIMITS.buttonValue) }
      : { url: safeUrl(does.open) ?? '' }),
    ...(primary && { style: 'primary' as const }),
  };
}

function asChoice({ label, does }: Button): Choice[] {
  return 'run' in does ? [{ label, run: does.run }] : [];
}

/** Under a story the choices say what they do, and are three dots that unfold; elsewhere a select says what for. */
function menu(label: string, choices: readonly Choice[], { card, index }: ActionsPlace): ActionsBlockElement {
  const id = `${index}.menu`;
  if (card.kind !== 'story' || choices.length > LIMITS.overflow) return select(label, choices, id);
  return { type: 'overflow', action_id: id, options: choices.map(option) };
}

function select(label: string, choices: readonly Choice[], id: string): ActionsBlockElement {
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plain(label, LIMITS.placeholder),
    options: choices.slice(0, LIMITS.choices).map(option),
  };
}

function option({ label, detail, run }: Choice): PlainTextOption {
  return {
    text: plain(label, LIMITS.choiceText),
    value: encodeInvocation(run, LIMITS.choiceValue),
    ...(detail && { description: plain(detail, LIMITS.choiceText) }),
  };
}

/** What a pressed button or a picked choice runs; null for one that only opens an address. */
export function invocationOf(action: {
  readonly value?: string;
  readonly selected_option?: { readonly value?: string } | null;
}): Invocation | null {
  return decodeInvocation(action.selected_option?.value ?? action.value ?? '');
}
