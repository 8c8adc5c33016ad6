import { readPublicKey } from '../files/read-public-key.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import { renderStateEntry, stateEntry } from '../root/state-entry.js';
import type { Session } from '../session.js';

export interface RootEntryOptions {
  readonly node: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly iss: string;
  readonly name: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly metadataUri?: string;
  readonly recordKey?: string;
  readonly rootKey?: string;
  readonly out: string;
}

/** Writes down what a state that wants to join says of itself: the public halves of its keys, and who speaks for it. */
export async function rootEntry(session: Session, options: RootEntryOptions, state: string): Promise<void> {
  const { node, out, recordKey, rootKey, metadataUri } = options;
  const entry = stateEntry(
    {
      code: state.toUpperCase(),
      node,
      contact: { name: options.contactName, email: options.contactEmail },
      authority: { iss: options.iss, name: options.name },
      issuer: { iss: options.issuer, jwksUri: options.jwksUri, ...(metadataUri ? { metadataUri } : {}) },
      ...(recordKey ? { recordKey: await readPublicKey(recordKey) } : {}),
      ...(rootKey ? { rootKey: await readPublicKey(rootKey) } : {}),
    },
    new Date(),
  );
  await writeNewFile(out, await renderStateEntry(entry), PUBLIC);
  const { code } = entry.state;
  const may = recordKey ? 'reads and submits' : 'reads only: no --record-key';
  const signs = rootKey ? 'signs roots' : 'signs no roots: no --root-key';
  await session.print({ file: out, ...entry }, () => `${code} ${may}, and ${signs}: ${out}\n`);
}
