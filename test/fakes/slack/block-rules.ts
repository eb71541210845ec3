/** Slack's rules for blocks in messages and views (docs.slack.dev/reference/block-kit), as it answers a breach of them. */
import type { FakeBlock } from './workspace.ts';

/** The size from which chat.postMessage was seen to answer `msg_blocks_too_long`, as JSON. */
const TOO_LONG = 13_200;

/** What is wrong with a message's blocks, in Slack's form; none where they are right. */
export function checkBlocks(
  blocks: unknown,
  showable: (file: string) => boolean = () => false,
): { error: string; messages: string[] } | null {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: [] };
  const found = createFindings(showable);
  checkList(blocks, 50, found);
  if (found.messages.length > 0) return { error: 'invalid_blocks', messages: found.messages };
  if (JSON.stringify(blocks).length > TOO_LONG) return { error: 'msg_blocks_too_long', messages: [] };
  return null;
}

/** What is wrong with the blocks of a modal or a Home tab. */
export function checkViewBlocks(blocks: unknown, showable: (file: string) => boolean): string[] {
  if (!Array.isArray(blocks)) return ['[ERROR] missing required field: blocks'];
  const found = createFindings(showable);
  checkList(blocks, 100, found);
  return found.messages;
}

function checkList(blocks: readonly FakeBlock[], most: number, found: Findings): void {
  if (blocks.length > most) found.add(`no more than ${most} items allowed`, '/blocks');
  const ids = new Set<unknown>();
  blocks.forEach((block, i) => {
    checkBlock(block, `/blocks/${i}`, found);
    checkId(block, ids, `/blocks/${i}`, found);
  });
}

interface Findings {
  readonly messages: string[];
  add(what: string, where: string): void;
  /** Whether an image may show this file now. */
  readonly showable: (file: string) => boolean;
}

function createFindings(showable: Findings['showable']): Findings {
  const messages: string[] = [];
  return {
    messages,
    showable,
    add: (what, where) => void messages.push(`[ERROR] ${what} [json-pointer:${where}]`),
  };
}

function checkId(block: FakeBlock, ids: Set<unknown>, at: string, found: Findings): void {
  const id = block?.block_id;
  if (id === undefined) return;
  if (typeof id !== 'string' || id.length > 255) found.add('block_id must be a string of at most 255', at);
  if (ids.has(id)) found.add(`block_id "${id}" already exists`, at);
  ids.add(id);
}

type Rule = (thing: FakeBlock, at: string, found: Findings) => void;

const BLOCKS: Readonly<Record<string, Rule>> = {
  divider: () => {},
  header: ({ text }, at, found) =>
    checkText(text, { at: `${at}/text`, most: 150, types: ['plain_text'] }, found),
  section: checkSection,
  context: checkContext,
  image: checkImage,
  actions: checkActions,
  input: checkInput,
};

function checkBlock(block: FakeBlock, at: string, found: Findings): void {
  const rule = BLOCKS[String(block?.type)];
  if (rule) rule(block, at, found);
  else found.add(`unsupported type: ${String(block?.type)}`, `${at}/type`);
}

interface TextRule {
  readonly at: string;
  readonly most: number;
  readonly types: readonly string[];
}

/** A text object by its rule. */
function checkText(value: unknown, { at, most, types }: TextRule, found: Findings): void {
  const { type, text, emoji, verbatim } = (value ?? {}) as Record<string, unknown>;
  if (typeof type !== 'string' || !types.includes(type)) found.add(`expected ${types.join(' or ')}`, at);
  if (typeof text !== 'string') {
    found.add('missing required field: text', at);
    return;
  }
  if (text.length < 1) found.add('must be more than 0 characters', `${at}/text`);
  if (text.length > most) found.add(`must be less than ${most + 1} characters`, `${at}/text`);
  if (type === 'mrkdwn' && emoji !== undefined) found.add('invalid additional property: emoji', at);
  if (type === 'plain_text' && verbatim !== undefined) found.add('invalid additional property: verbatim', at);
}

const ANY_TEXT = ['mrkdwn', 'plain_text'];

function checkSection(block: FakeBlock, at: string, found: Findings): void {
  const { text, fields, accessory } = block;
  if (text === undefined && fields === undefined) found.add('missing required field: text', at);
  if (text !== undefined) checkText(text, { at: `${at}/text`, most: 3000, types: ANY_TEXT }, found);
  if (Array.isArray(fields)) {
    if (fields.length > 10) found.add('no more than 10 items allowed', `${at}/fields`);
    for (const field of fields) checkText(field, { at: `${at}/fields`, most: 2000, types: ANY_TEXT }, found);
  }
  if (accessory !== undefined) checkElement(accessory as FakeBlock, `${at}/accessory`, found);
}

function checkContext(block: FakeBlock, at: string, found: Findings): void {
  for (const element of items(block.elements, { at: `${at}/elements`, most: 10 }, found)) {
    checkText(element, { at: `${at}/elements`, most: 3000, types: ANY_TEXT }, found);
  }
}

function checkImage(block: FakeBlock, at: string, found: Findings): void {
  const { alt_text: alt, image_url: url, slack_file: file, title } = block;
  if (typeof alt !== 'string' || alt.length < 1 || alt.length > 2000) found.add('invalid alt_text', at);
  if ((url === undefined) === (file === undefined)) found.add('need one of image_url and slack_file', at);
  if (url !== undefined && !isWebAddress(url)) found.add('invalid url', `${at}/image_url`);
  if (title !== undefined) checkText(title, { at: `${at}/title`, most: 2000, types: ['plain_text'] }, found);
  if (file === undefined) return;
  const { id, url: fileUrl } = file as Record<string, unknown>;
  // A url of a file would do as well; nothing here uses it.
  const right = typeof id === 'string' && fileUrl === undefined && found.showable(id);
  if (!right) found.add('invalid slack file', `${at}/slack_file`);
}

function checkActions(block: FakeBlock, at: string, found: Findings): void {
  const ids = new Set<unknown>();
  for (const element of items(block.elements, { at: `${at}/elements`, most: 25 }, found)) {
    checkElement(element, `${at}/elements`, found);
    // Menus for several choices stand in sections and inputs only (block-kit/block-elements).
    if (String(element.type).startsWith('multi_')) found.add('unsupported type', `${at}/elements`);
    if (ids.has(element.action_id)) found.add(`action_id "${String(element.action_id)}" already exists`, at);
    ids.add(element.action_id);
  }
}

/** An input block (block-kit/blocks/input-block). */
function checkInput({ label, hint, element }: FakeBlock, at: string, found: Findings): void {
  checkText(label, { at: `${at}/label`, most: 2000, types: ['plain_text'] }, found);
  if (hint !== undefined) checkText(hint, { at: `${at}/hint`, most: 2000, types: ['plain_text'] }, found);
  checkElement((element ?? {}) as FakeBlock, `${at}/element`, found);
}

function items(value: unknown, { at, most }: { at: string; most: number }, found: Findings): FakeBlock[] {
  if (!Array.isArray(value) || value.length === 0) {
    found.add('must have at least 1 item', at);
    return [];
  }
  if (value.length > most) found.add(`no more than ${most} items allowed`, at);
  return value;
}

const ELEMENTS: Readonly<Record<string, Rule>> = {
  button: checkButton,
  overflow: ({ options }, at, found) => checkOptions(options, { at: `${at}/options`, most: 5 }, found),
  static_select: ({ placeholder, options }, at, found) => {
    checkText(placeholder, { at: `${at}/placeholder`, most: 150, types: ['plain_text'] }, found);
    checkOptions(options, { at: `${at}/options`, most: 100 }, found);
  },
  multi_static_select: ({ placeholder, options, max_selected_items: most = 1 }, at, found) => {
    checkText(placeholder, { at: `${at}/placeholder`, most: 150, types: ['plain_text'] }, found);
    checkOptions(options, { at: `${at}/options`, most: 100 }, found);
    if (Number(most) < 1) found.add('must be more than 0', `${at}/max_selected_items`);
  },
  multi_external_select: ({ placeholder, options, min_query_length: least = 0 }, at, found) => {
    checkText(placeholder, { at: `${at}/placeholder`, most: 150, types: ['plain_text'] }, found);
    if (options !== undefined) found.add('invalid additional property: options', at);
    if (!Number.isInteger(least)) found.add('must be an integer', `${at}/min_query_length`);
  },
};

function checkElement(element: FakeBlock, at: string, found: Findings): void {
  const id = element.action_id;
  if (typeof id !== 'string' || id.length < 1 || id.length > 255) found.add('invalid action_id', at);
  const rule = ELEMENTS[String(element.type)];
  if (rule) rule(element, at, found);
  else found.add(`unsupported type: ${String(element.type)}`, at);
}

function checkButton({ text, value, url, style }: FakeBlock, at: string, found: Findings): void {
  checkText(text, { at: `${at}/text`, most: 75, types: ['plain_text'] }, found);
  if (value !== undefined && (typeof value !== 'string' || value.length > 2000 || value.length < 1)) {
    found.add('must be less than 2001 characters', `${at}/value`);
  }
  if (url !== undefined && !isWebAddress(url)) found.add('invalid url', `${at}/url`);
  if (style !== undefined && style !== 'primary' && style !== 'danger') found.add('invalid style', at);
}

function isWebAddress(url: unknown): boolean {
  return typeof url === 'string' && url.length <= 3000 && /^https?:\/\/\S+$/.test(url) && URL.canParse(url);
}

/** Options that an app sends for an external select; at most 100 (block-kit/block-elements/select-menu-element). */
export function checkOffered(options: unknown): string[] {
  const found = createFindings(() => false);
  if (!Array.isArray(options)) found.add('missing required field: options', '');
  else if (options.length > 0) checkOptions(options, { at: '/options', most: 100 }, found);
  return found.messages;
}

function checkOptions(options: unknown, rule: { at: string; most: number }, found: Findings): void {
  for (const option of items(options, rule, found)) {
    checkText(option.text, { at: `${rule.at}/text`, most: 75, types: ANY_TEXT }, found);
    const { value, description } = option;
    // The reference says 75, Slack's Python library 150: the stricter one holds here.
    if (typeof value !== 'string' || value.length < 1 || value.length > 75) {
      found.add('must be less than 76 characters', `${rule.at}/value`);
    }
    if (description !== undefined) {
      checkText(description, { at: `${rule.at}/description`, most: 75, types: ['plain_text'] }, found);
    }
  }
}
