import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A backup with something changed; with `seal` its last line agrees with the change. */
export async function rewriteBackup(
  path: string,
  change: (text: string) => string,
  seal: boolean,
): Promise<Buffer> {
  const text = gunzipSync(await readFile(path)).toString();
  const changed = change(text);
  if (changed === text) throw new Error('Nothing was changed.');
  if (!seal) return gzipSync(changed);
  const end = changed.lastIndexOf('{"end"');
  const body = changed.slice(0, end);
  const { rows } = (JSON.parse(changed.slice(end)) as { end: { rows: object } }).end;
  const sha256 = createHash('sha256').update(body).digest('hex');
  return gzipSync(`${body}${JSON.stringify({ end: { rows, sha256 } })}\n`);
}
