import { type Root, readRootFile, verifyTrustedRoot } from '#membership';

import { CliError } from '../cli.errors.js';
import { readTextFile } from '../files/read-text-file.js';

/** A root file, parsed and not yet believed. */
export function rootFileAt(path: string): Promise<unknown> {
  return readRootFile(path);
}

/** The root that is in force, from a file that one has trusted so far. */
export async function trustedRootAt(path: string | undefined): Promise<Root | undefined> {
  return path === undefined ? undefined : verifyTrustedRoot(await readRootFile(path));
}

/** The payload of a root as a person writes it, YAML or JSON. */
export async function readRootDraft(path: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(await readTextFile(path), { schema: 'core', uniqueKeys: true });
  const [fault] = document.errors;
  if (!fault) return document.toJS();
  const { line = 0, col = 0 } = fault.linePos?.[0] ?? {};
  throw new CliError('FORM_UNREADABLE', `The draft is not YAML: line ${line}, column ${col}.`, {
    path: [fault.code],
  });
}
