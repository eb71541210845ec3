/** Files that come with messages (docs.discord.com/developers/reference#uploading-files). */
import type { Fault } from './fault.ts';
import { no, type Reply } from './reply.ts';
import { asList, asObject, type Json, type UploadedFile, type World } from './world.ts';

/** Bytes of one file, and of a whole request. */
const FILE_LIMIT = 10 * 1024 * 1024;
const REQUEST_LIMIT = 25 * 1024 * 1024;

/** A message's body with its files as attachments, or why they are not taken. */
export type Taken = { readonly body: Json } | { readonly refused: Reply } | { readonly faults: Fault[] };

/** Joins the files of a request with `attachments` of the message in it. */
export function takeFiles(world: World, message: Json, files: ReadonlyMap<string, UploadedFile>): Taken {
  const sizes = [...files.values()].map(({ bytes }) => bytes.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > REQUEST_LIMIT || sizes.some((size) => size > (world.options.fileLimit ?? FILE_LIMIT))) {
    return { refused: no(413, 40005, 'Request entity too large') };
  }
  const named = asList(message.attachments).map(asObject);
  const faults = named.flatMap((one, at) => faultsOfOne(one, `attachments.${at}`, files));
  if (faults.length > 0) return { faults };
  if (files.size === 0) return { body: message };
  const attachments = [...files].map(([id, file]) => {
    const given = named.find((one) => String(one.id) === id) ?? {};
    return stored(world, file, given);
  });
  return { body: { ...message, attachments } };
}

function faultsOfOne(one: Json, path: string, files: ReadonlyMap<string, UploadedFile>): Fault[] {
  const found: Fault[] = [];
  const id = String(one.id);
  // An edit may name attachments that are there already, by their snowflakes.
  if (!files.has(id) && !/^\d{15,}$/.test(id)) {
    found.push({ path: `${path}.id`, code: 'BASE_TYPE_CHOICES', message: 'No uploaded file has this id.' });
  }
  if (one.description !== undefined && String(one.description).length > 1024) {
    const message = 'Must be 1024 or fewer in length.';
    found.push({ path: `${path}.description`, code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  return found;
}

function stored(world: World, file: UploadedFile, { filename, description }: Json): Json {
  const name = typeof filename === 'string' ? filename : file.filename;
  return {
    id: world.keep(file),
    filename: name,
    size: file.bytes.length,
    content_type: file.type,
    url: `https://cdn.discordapp.example/attachments/${name}`,
    ...(description !== undefined && { description }),
  };
}
