/** Slack's rules for blocks in messages (docs.slack.dev/reference/block-kit), as it answers a breach of them. */
import type { FakeBlock } from './workspace.ts';

/** The size from which chat.postMessage was seen to answer `msg_blocks_too_long`, as JSON. */
const TOO_LONG = 13_200;

/** What is wrong with a message's blocks, in Slack's form; none where they are right. */
export function checkBlocks(blocks: unknown): { error: string; messages: string[] } | null {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: [] };
  const found = createFindings();
  if (blocks.length > 50) found.add('no more than 50 items allowed', '/blocks');
  const ids = new Set<unknown>();
  blocks.forEach((block, i) => {
    checkBlock(block, `/blocks/${i}`, found);
    checkId(block, ids, `/blocks/${i}`, found);
  });
  if (found.messages.length > 0) return { error: 'invalid_blocks', messages: found.messages };
  if (JSON.stringify(blocks).length > TOO_LONG) return { error: 'msg_blocks_too_long', messages: [] };
  return null;
}

interface Findings {
  readonly messages: string[];
  add(what: string, where: string): void;
}

function createFindings(): Findings {
  const messages: string[] = [];
  return {
    messages,
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
  actions: checkActions,
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

function checkActions(block: FakeBlock, at: string, found: Findings): void {
  const ids = new Set<unknown>();
  for (const element of items(block.elements, { at: `${at}/elements`, most: 25 }, found)) {
    checkElement(element, `${at}/elements`, found);
    if (ids.has(element.action_id)) found.add(`action_id "${String(element.action_id)}" already exists`, at);
    ids.add(element.action_id);
  }
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
