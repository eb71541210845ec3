/** HTML as a tagged template that escapes every value; the only way this adapter makes HTML. */
import { raw, html as tagged } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML whose every inserted text has been escaped. */
export type Markup = HtmlEscapedString;

/** What a template takes: text is escaped, markup stands as it is, lists are joined, nothing is left out. */
export type Piece = Markup | string | number | false | null | undefined | readonly Piece[];

/** Writes HTML. Without promises among its values, Hono's template answers at once: the type is narrowed here. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return tagged(strings, ...values) as Markup;
}

/** HTML that another part of the program wrote, with every text escaped. */
export function trusted(written: string): Markup {
  return raw(written) as Markup;
}
