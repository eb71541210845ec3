/**
 * Uploads: announced, sent to an address of their own, completed (docs.slack.dev/messaging/working-with-files). A
 * file that is shared into no channel can be shown by blocks of messages that come from the same app.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FakeFile, Workspace } from './workspace.ts';

type Fields = Readonly<Record<string, string>>;
type Reply = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** `files.getUploadURLExternal`. */
export function announceFile(workspace: Workspace, fields: Fields, url: string): Reply {
  const length = Number(fields.length);
  if (!fields.filename || !Number.isInteger(length) || length < 1) {
    return { ok: false, error: 'invalid_arguments' };
  }
  const id = `F0FAKE${workspace.files.size + 1}`;
  const alt = fields.alt_txt ?? fields.alt_text ?? '';
  if (alt.length > 1000) return { ok: false, error: 'alt_txt_too_large' };
  const fresh = { bytes: null, completed: false, sharedTo: null, title: '', refusals: 0 };
  workspace.files.set(id, { id, filename: fields.filename, length, alt, ...fresh });
  return { ok: true, upload_url: `${url}/upload/${id}`, file_id: id };
}

/** A post to the address of a file: raw bytes, or a form with one file. It must be as long as was announced. */
export async function takeUpload(
  workspace: Workspace,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const file = workspace.files.get(id);
  const bytes = await fileIn(Buffer.concat(chunks), request.headers['content-type'] ?? '');
  if (!file || file.bytes || bytes?.length !== file.length) {
    return void response.writeHead(400).end('upload refused');
  }
  file.bytes = bytes;
  response.writeHead(200).end(`OK - ${bytes.length}`);
}

async function fileIn(body: Buffer, type: string): Promise<Uint8Array | null> {
  if (!type.startsWith('multipart/form-data')) return new Uint8Array(body);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file && typeof file !== 'string' ? new Uint8Array(await file.arrayBuffer()) : null;
}

/** `files.completeUploadExternal`. Without a channel files stay out of sight until a block shows them. */
export function completeFiles(workspace: Workspace, fields: Fields): Reply {
  const wanted = listed(fields.files ?? '');
  if (wanted.length === 0) return { ok: false, error: 'invalid_arguments' };
  const channel = fields.channel_id ? workspace.channels.get(fields.channel_id) : null;
  if (channel === undefined || channel?.refusal) return { ok: false, error: 'channel_not_found' };
  const found: FakeFile[] = [];
  for (const { id, title } of wanted) {
    const file = workspace.files.get(String(id));
    if (!file?.bytes || file.completed) return { ok: false, error: 'file_not_found' };
    found.push(Object.assign(file, { title: String(title ?? file.filename) }));
  }
  for (const file of found) {
    file.completed = true;
    file.sharedTo = channel?.id ?? null;
    file.refusals = workspace.faults.fileRefusals;
  }
  // The type is found out later.
  return { ok: true, files: found.map(({ id, title }) => ({ id, title, mimetype: '', filetype: '' })) };
}

function listed(json: string): readonly Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** Whether a block may show a file now: it is there, it is a picture, and Slack is done with it. */
export function isShowable(workspace: Workspace, id: string): boolean {
  const file = workspace.files.get(id);
  if (!file?.completed || !PNG.every((byte, at) => file.bytes?.[at] === byte)) return false;
  if (file.refusals === 0) return true;
  file.refusals -= 1;
  return false;
}
