/** Buttons and selects, and the invocations that travel in their ids. */
import type { APIButtonComponent } from 'discord.js';
import type { Block, Button, Invocation, Menu, Row } from '../../src/cards/blocks.ts';
import { decodeInvocation, encodeInvocation } from '../../src/cards/invocation.ts';
import { linkUrl, plain } from './escape.ts';
import { clip, LIMITS } from './limits.ts';
import { COMPONENT, type ControlRow, STYLE } from './wire.ts';

/** Room for `#` and a number of three digits. */
const NUMBERED_ID = LIMITS.customId - 4;

/**
 * Ids of one message. Discord refuses two equal ones, so a second `story?id=4` becomes `story?id=4#1`;
 * neither `#` nor `~` (marks.ts) can occur in an encoded invocation, which percent-encodes both.
 */
export class Ids {
  readonly #taken = new Set<string>();

  /** An id that carries `invocation` and is new in this message; 100 characters at most. */
  of(invocation: Invocation): string {
    const id = encodeInvocation(invocation, LIMITS.customId);
    return this.#taken.has(id) ? this.#numbered(encodeInvocation(invocation, NUMBERED_ID)) : this.#take(id);
  }

  /** The id of a select, whose values carry the invocations. */
  select(): string {
    return this.#numbered('pick');
  }

  #numbered(start: string): string {
    let number = 1;
    while (this.#taken.has(`${start}#${number}`)) number += 1;
    return this.#take(`${start}#${number}`);
  }

  #take(id: string): string {
    this.#taken.add(id);
    return id;
  }
}

/** The invocation in a button's id or a select's value; null for anything that Dateline did not write. */
export function readId(id: string): Invocation | null {
  return decodeInvocation(id.replace(/[#~].*$/s, ''));
}

/** One line of plain text for a label; Discord refuses an empty one. */
function label(text: string, limit: number): string {
  return clip(plain(text).trim(), limit) || '…';
}

function drawButton(button: Button, ids: Ids): APIButtonComponent[] {
  const text = label(button.label, LIMITS.label);
  if ('run' in button.does) {
    const style = button.primary ? STYLE.primary : STYLE.secondary;
    return [{ type: COMPONENT.button, style, label: text, custom_id: ids.of(button.does.run) }];
  }
  const url = linkUrl(button.does.open);
  return url ? [{ type: COMPONENT.button, style: STYLE.link, label: text, url }] : [];
}

interface Choice {
  readonly label: string;
  readonly detail?: string;
  readonly run: Invocation;
}

/** A select; null where there is nothing to choose. */
function drawSelect(placeholder: string, choices: readonly Choice[], ids: Ids): ControlRow | null {
  const values = new Ids();
  const options = choices.slice(0, LIMITS.options).map(({ label: text, detail, run }) => ({
    label: label(text, LIMITS.optionText),
    value: values.of(run),
    ...(detail && { description: label(detail, LIMITS.optionText) }),
  }));
  if (options.length === 0) return null;
  const select = {
    type: COMPONENT.select,
    custom_id: ids.select(),
    placeholder: label(placeholder, LIMITS.placeholder),
    options,
  };
  return { type: COMPONENT.row, components: [select] };
}

/** Rows of five buttons, then the menu; at most `controlRows` rows in all, the menu among them. */
export function drawActions(buttons: readonly Button[], menu: Menu | undefined, ids: Ids): ControlRow[] {
  const drawn = buttons.flatMap((button) => drawButton(button, ids));
  const select = menu ? drawSelect(menu.label, menu.choices, ids) : null;
  const room = LIMITS.controlRows - (select ? 1 : 0);
  const rows: ControlRow[] = [];
  for (let at = 0; at < drawn.length && rows.length < room; at += LIMITS.rowButtons) {
    rows.push({ type: COMPONENT.row, components: drawn.slice(at, at + LIMITS.rowButtons) });
  }
  return select ? [...rows, select] : rows;
}

/** The select below a list: picking a story opens it. Without the rows that `offered` menus open already. */
export function drawOpen(rows: readonly Row[], offered: ReadonlySet<string>, ids: Ids): ControlRow | null {
  const choices = rows.flatMap(({ lead, title, detail, open }) =>
    open && !offered.has(encodeInvocation(open))
      ? [{ label: lead ? `${lead}  ${title}` : title, detail, run: open }]
      : [],
  );
  return drawSelect('Open a story', choices, ids);
}

/** What the menus of a card run, encoded. */
export function offeredByMenus(blocks: readonly Block[]): ReadonlySet<string> {
  const menus = blocks.flatMap((block) => (block.type === 'actions' && block.menu ? [block.menu] : []));
  return new Set(menus.flatMap(({ choices }) => choices.map(({ run }) => encodeInvocation(run))));
}
