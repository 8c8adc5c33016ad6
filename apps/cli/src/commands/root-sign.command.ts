import { type JWK, calculateJwkThumbprint } from 'jose';

import { type RootSigner, addRootSignature, compareRoots, readProposedRoot, readRootFile } from '#membership';

import { CliError } from '../cli.errors.js';
import { mustBePrivate } from '../files/read-key-file.js';
import { readTextFile } from '../files/read-text-file.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { missingText, nothingBefore, renderChanges, renderRoot } from '../root/render-root.js';
import { trustedRootAt } from '../root/root-source.js';
import type { Session } from '../session.js';

export interface RootSignOptions {
  readonly key: string;
  readonly out: string;
  readonly after?: string;
}

/** Says what a proposed root changes, and then signs it as a state. */
export async function rootSign(
  session: Session,
  { key, out, after }: RootSignOptions,
  proposal: string,
): Promise<void> {
  const before = await trustedRootAt(after);
  const json = await readRootFile(proposal);
  const proposed = await readProposedRoot(json, before);
  const changes = before && compareRoots(before.payload, proposed.payload);
  const told = changes ? renderChanges(changes) : `${nothingBefore(proposed.payload)}\n`;
  const signer = await readRootSigner(key);
  session.terminal.err(`${told}\n${renderRoot(proposed)}\n`);
  const { file, state } = await addRootSignature(json, signer, before);
  const signed = await readProposedRoot(file, before);
  await writeNewFile(out, `${JSON.stringify(file, null, 2)}\n`, PUBLIC);
  await session.print(
    { file: out, state, ...signed, changes },
    () => `${renderRoot(signed)}\nSigned for ${state}: ${out}\n${missingText(signed)}\n`,
  );
}

/** A state's key for roots, from a file that nobody but its owner can read. */
async function readRootSigner(path: string): Promise<RootSigner> {
  const text = await readTextFile(path);
  await mustBePrivate(path);
  try {
    const privateJwk = JSON.parse(text) as JWK;
    const { kty, crv, x, y, d } = privateJwk;
    if (kty !== 'EC' || d === undefined) throw new Error('no private key');
    return { kid: await calculateJwkThumbprint({ kty, crv, x, y }), privateJwk };
  } catch {
    // What the parser or the key import say may quote the key: it stays behind.
    throw new CliError('KEY_INVALID', `The file ${path} holds no private P-256 key as JWK.`, {
      advice: 'Make one with: grounds keys new --for root --out <file>',
    });
  }
}
