import { UsageError } from '../errors.ts';
import { parseFiles, readManifest } from '../feeds/parse-files.ts';
import { createFeedReader } from '../feeds/reader.ts';
import { print } from './session.ts';

/** `dateline parse FILE…` or `--from MANIFEST`: one JSON line per file, in order. Exit status 0 also with bad files. */
export async function parse(
  files: string[],
  options: { contentType?: string; url?: string; from?: string },
): Promise<void> {
  const { contentType, url, from } = options;
  if (files.length === 0 && from === undefined) {
    throw new UsageError('Name the files to parse, or a list of them with --from MANIFEST.');
  }
  const hints = { ...(contentType !== undefined && { contentType }), ...(url !== undefined && { url }) };
  const inputs = [
    ...files.map((file) => ({ file, ...hints })),
    ...(from === undefined ? [] : await readManifest(from)),
  ];
  const reader = createFeedReader();
  try {
    for await (const result of parseFiles(inputs, reader)) print(JSON.stringify(result));
  } finally {
    await reader.close();
  }
}
