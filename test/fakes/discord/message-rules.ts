/** The rules that Discord checks message bodies by, answered in the shape of its errors. */
import { embedFaults } from './embed-rules.ts';
import type { Fault } from './fault.ts';
import { asList, asObject, componentsOf, type Json, textsOf } from './world.ts';

const V2 = 1 << 15;
/** Flags that a bot may set: suppress embeds, ephemeral, suppress notifications, voice, Components V2. */
const SETTABLE = (1 << 2) | (1 << 6) | (1 << 12) | (1 << 13) | V2;

function fault(path: string, code: string, message: string): Fault {
  return { path, code, message };
}

/** A text's length, both ends included. */
export function length(path: string, value: unknown, min: number, max: number): Fault[] {
  if (typeof value !== 'string' || value.trim().length < min) {
    return [fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)];
  }
  return value.length > max
    ? [fault(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)]
    : [];
}

function button(path: string, one: Json): Fault[] {
  const link = one.style === 5;
  const found = [...length(`${path}.label`, one.label, 1, 80)];
  if (typeof one.style !== 'number' || one.style < 1 || one.style > 6) {
    found.push(fault(`${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.'));
  }
  if (link === (one.custom_id !== undefined)) {
    found.push(
      fault(path, 'BUTTON_COMPONENT_INVALID', 'A custom id and url cannot both be specified, one is needed.'),
    );
  }
  if (!link) return [...found, ...length(`${path}.custom_id`, one.custom_id, 1, 100)];
  found.push(...length(`${path}.url`, one.url, 1, 512));
  if (!/^(?:https?|discord):\/\/\S+$/.test(String(one.url))) {
    found.push(
      fault(`${path}.url`, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (http, https, discord).'),
    );
  }
  return found;
}

/** A select's options. */
export function select(path: string, one: Json): Fault[] {
  const options = asList(one.options).map(asObject);
  const found = [...length(`${path}.custom_id`, one.custom_id, 1, 100)];
  if (one.placeholder !== undefined) found.push(...length(`${path}.placeholder`, one.placeholder, 0, 150));
  if (options.length < 1 || options.length > 25) {
    found.push(fault(`${path}.options`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 25 in length.'));
  }
  const values = new Set(options.map(({ value }) => value));
  if (values.size < options.length) {
    found.push(
      fault(`${path}.options`, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Values must be unique.'),
    );
  }
  for (const [at, { label, value, description }] of options.entries()) {
    found.push(...length(`${path}.options.${at}.label`, label, 1, 100));
    found.push(...length(`${path}.options.${at}.value`, value, 1, 100));
    if (description !== undefined)
      found.push(...length(`${path}.options.${at}.description`, description, 0, 100));
  }
  return found;
}

function row(path: string, one: Json): Fault[] {
  const children = asList(one.components).map(asObject);
  const selects = children.filter(({ type }) => type === 3).length;
  const found = children.flatMap((child, at) => {
    const place = `${path}.components.${at}`;
    if (child.type === 2) return button(place, child);
    if (child.type === 3) return select(place, child);
    return [fault(place, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).')];
  });
  if (children.length < 1 || children.length > 5 || (selects > 0 && children.length > 1)) {
    found.push(
      fault(`${path}.components`, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The row has no room for these.'),
    );
  }
  return found;
}

function container(path: string, one: Json): Fault[] {
  const children = asList(one.components);
  const found = children.flatMap((child, at) => component(`${path}.components.${at}`, asObject(child), true));
  if (children.length === 0) {
    found.push(fault(`${path}.components`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 40 in length.'));
  }
  const accent = one.accent_color;
  if (accent != null && !(Number.isInteger(accent) && Number(accent) >= 0 && Number(accent) <= 0xffffff)) {
    found.push(fault(`${path}.accent_color`, 'NUMBER_TYPE_MAX', 'int value should be at most 16777215.'));
  }
  return found;
}

function gallery(path: string, one: Json): Fault[] {
  const items = asList(one.items).map(asObject);
  const found = items.flatMap(({ media, description }, at) => {
    const place = `${path}.items.${at}`;
    const url = String(asObject(media).url ?? '');
    const right = /^(?:https?|attachment):\/\/\S+$/.test(url) && url.length <= 2048;
    const wrong = right
      ? []
      : [fault(`${place}.media.url`, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')];
    return description === undefined
      ? wrong
      : [...wrong, ...length(`${place}.description`, description, 1, 1024)];
  });
  if (items.length < 1 || items.length > 10) {
    found.push(fault(`${path}.items`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 10 in length.'));
  }
  return found;
}

/** A file shows nothing but what came with the message (components/reference#file). */
function file(path: string, one: Json): Fault[] {
  const right = /^attachment:\/\/\S+$/.test(String(asObject(one.file).url));
  return right ? [] : [fault(`${path}.file.url`, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be attachment.')];
}

/** What a component shows by `attachment://` must come with the message. */
function strayFiles(body: Json, all: readonly Json[]): Fault[] {
  const names = new Set(asList(body.attachments).map((one) => asObject(one).filename));
  const urls = all.flatMap(({ items, file }) => [
    ...asList(items).map((item) => asObject(asObject(item).media).url),
    asObject(file).url,
  ]);
  const stray = urls.some((url) => {
    const name = /^attachment:\/\/(.+)$/.exec(String(url))?.[1];
    return name !== undefined && !names.has(name);
  });
  const code = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
  return stray ? [fault('components', code, 'The referenced attachment was not found')] : [];
}

function component(path: string, one: Json, nested = false): Fault[] {
  switch (one.type) {
    case 1:
      return row(path, one);
    case 10:
      return length(`${path}.content`, one.content, 1, 4000);
    case 12:
      return gallery(path, one);
    case 13:
      return file(path, one);
    case 14:
      return [];
    case 17:
      if (!nested) return container(path, one);
      break;
  }
  return [
    fault(path, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 9, 10, 12, 13, 14, 17).'),
  ];
}

function duplicates(all: readonly Json[]): Fault[] {
  return (['custom_id', 'id'] as const).flatMap((key) => {
    const given = all.map((one) => one[key]).filter((value) => value !== undefined && value !== 0);
    const code = key === 'id' ? 'COMPONENT_ID_DUPLICATED' : 'COMPONENT_CUSTOM_ID_DUPLICATED';
    return new Set(given).size < given.length
      ? [fault('components', code, `Component ${key} cannot be duplicated`)]
      : [];
  });
}

function ids(all: readonly Json[]): Fault[] {
  const wrong = all.find(
    ({ id }) => id !== undefined && !(Number.isInteger(id) && Number(id) >= 0 && Number(id) < 2 ** 31),
  );
  return wrong ? [fault('components', 'NUMBER_TYPE_COERCE', 'Value is not int.')] : [];
}

function componentsV2(body: Json): Fault[] {
  const all = [...componentsOf(body.components)];
  const found = asList(body.components).flatMap((one, at) => component(`components.${at}`, asObject(one)));
  for (const key of ['content', 'embeds', 'poll', 'sticker_ids']) {
    if (body[key] != null && body[key] !== '') {
      found.push(
        fault(
          key,
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${key}' field cannot be used`,
        ),
      );
    }
  }
  if (all.length > 40) {
    found.push(
      fault('components', 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'The maximum is 40 components'),
    );
  }
  const characters = textsOf(body).reduce((sum, text) => sum + text.length, 0);
  if (characters > 4000) {
    found.push(
      fault('components', 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'The maximum is 4000 characters'),
    );
  }
  return [...found, ...duplicates(all), ...ids(all), ...strayFiles(body, all)];
}

function legacy(body: Json): Fault[] {
  const found: Fault[] = [];
  if (typeof body.content === 'string' && body.content.length > 2000) {
    found.push(fault('content', 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.'));
  }
  const rows = asList(body.components).map(asObject);
  if (rows.length > 5 || rows.some(({ type }) => type !== 1)) {
    found.push(fault('components', 'BASE_TYPE_BAD_LENGTH', 'Must be 5 action rows or fewer.'));
  }
  found.push(...rows.flatMap((one, at) => (one.type === 1 ? row(`components.${at}`, one) : [])));
  return [...found, ...duplicates([...componentsOf(body.components)]), ...embedFaults(body)];
}

function mentions(body: Json): Fault[] {
  const parse = asList(asObject(body.allowed_mentions).parse);
  return parse.some((kind) => !['roles', 'users', 'everyone'].includes(String(kind)))
    ? [
        fault(
          'allowed_mentions.parse',
          'BASE_TYPE_CHOICES',
          "Value must be one of ('users', 'roles', 'everyone').",
        ),
      ]
    : [];
}

/** What is wrong with a message's body. `wasV2`: an edit of a message that is Components V2 already. */
export function faultsOf(body: Json, wasV2 = false): Fault[] {
  const flags = Number(body.flags ?? 0);
  const found = wasV2 || (flags & V2) !== 0 ? componentsV2(body) : legacy(body);
  if ((flags & ~SETTABLE) !== 0)
    found.push(fault('flags', 'BASE_TYPE_CHOICES', 'These flags cannot be set.'));
  if (body.nonce !== undefined) found.push(...length('nonce', String(body.nonce), 1, 25));
  return [...found, ...mentions(body)];
}

/** True where nothing would be shown (error 50006). */
export function isEmpty(body: Json): boolean {
  const filled = (value: unknown) => (typeof value === 'string' ? value !== '' : asList(value).length > 0);
  return !['content', 'embeds', 'components', 'sticker_ids', 'attachments'].some((key) => filled(body[key]));
}

/** Texts above a size that no page names are answered with 500 (discord-api-docs issue 8554). */
export function overloads(body: Json): boolean {
  const texts = textsOf(body);
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0) > 10_170;
}

/** The body of a 400: `Invalid Form Body` with the faults as a tree. */
export function invalidForm(faults: readonly Fault[]): object {
  const errors: Record<string, unknown> = {};
  for (const { path, code, message } of faults) {
    let node = errors;
    for (const key of path.split('.')) {
      const next = asObject(node[key]) as Record<string, unknown>;
      node[key] = next;
      node = next;
    }
    node._errors = [...asList(node._errors), { code, message }];
  }
  return { message: 'Invalid Form Body', code: 50035, errors };
}
