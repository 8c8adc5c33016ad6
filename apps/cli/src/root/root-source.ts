import type { Document } from 'yaml';

import { type Root, readRootFile, verifyTrustedRoot } from '#membership';
import { parseStrictJson } from '#statement';

import { CliError } from '../cli.errors.js';
import { readTextFile } from '../files/read-text-file.js';

/** The root that is in force, from a file that one has trusted so far. */
export async function trustedRootAt(path: string | undefined): Promise<Root | undefined> {
  return path === undefined ? undefined : verifyTrustedRoot(await readRootFile(path));
}

/** The payload of a root as a person writes it, YAML or JSON. */
export async function readRootDraft(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  return path.endsWith('.json') ? parseStrictJson(text, ['draft']) : readRootYaml(text);
}

/** YAML of one meaning: what is read at a place of the draft stands there, and not behind an anchor or a tag. */
async function readRootYaml(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true });
  const [fault] = [...document.errors, ...document.warnings];
  const at = fault?.pos[0] ?? (await firstAlias(document));
  if (at === undefined) return document.toJS();
  const line = text.slice(0, at).split('\n').length;
  throw new CliError('FORM_UNREADABLE', `The draft is not YAML of one meaning: line ${line}.`, {
    path: [fault?.code ?? 'ALIAS'],
    advice: 'Write plain YAML: no member twice, no anchors, no tags, one document.',
  });
}

/** Where the document first uses an anchor. */
async function firstAlias(document: Document): Promise<number | undefined> {
  const { isAlias, visit } = await import('yaml');
  let at: number | undefined;
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined;
    at = node.range?.[0] ?? 0;
    return visit.BREAK;
  });
  return at;
}
