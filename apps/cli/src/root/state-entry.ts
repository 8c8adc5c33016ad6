import type { RootPayload } from '#membership';

import { CliError } from '../cli.errors.js';
import { yearFrom } from './year-from.js';
import type { PublicKey } from '../files/read-public-key.js';

/** What a state that wants to join says of itself, for the member that drafts the next root. */
export interface StateEntryFile {
  /** The node that is to host it, by its origin. */
  readonly node: string;
  readonly rootKeys: readonly object[];
  readonly state: object & { readonly code: string };
}

export interface NewMember {
  readonly code: string;
  readonly node: string;
  readonly contact: { readonly name: string; readonly email: string };
  readonly authority: { readonly iss: string; readonly name: string };
  readonly issuer: { readonly iss: string; readonly jwksUri: string; readonly metadataUri?: string };
  /** Without it the state only reads. */
  readonly recordKey?: PublicKey;
  /** Without it the state does not sign roots. */
  readonly rootKey?: PublicKey;
}

export function stateEntry(member: NewMember, now: Date): StateEntryFile {
  const { code, node, contact, authority, issuer, recordKey, rootKey } = member;
  const [notBefore, notAfter] = yearFrom(now);
  const lasting = { notBefore, notAfter };
  const keys = recordKey ? [{ ...recordKey, alg: 'ES256', purpose: 'record', ...lasting }] : [];
  return {
    node,
    rootKeys: rootKey ? [{ ...rootKey, state: code }] : [],
    state: {
      code,
      memberSince: notBefore.slice(0, 10),
      participation: recordKey ? 'full' : 'reader',
      authorities: [{ ...authority, keys }],
      contactPoint: contact,
      homeLog: node,
      tokenIssuers: [{ ...issuer, keys: [] }],
    } as StateEntryFile['state'],
  };
}

/** The entry as YAML, with what becomes of it. */
export async function renderStateEntry(entry: StateEntryFile): Promise<string> {
  const { stringify } = await import('yaml');
  const head = `# The entry of ${entry.state.code}, for the member that drafts the next root. Nothing in it is secret.\n`;
  return `${head}# It goes in with: grounds root init --after now.json --add FILE --circle ID --out draft.yaml\n\n${stringify(entry)}`;
}

/**
 * A draft that has the state in it, at its node and in the treaty circles that the members let it into. What else is
 * wrong with the entry, `propose` says.
 */
export function addState(draft: RootPayload, entry: StateEntryFile, circles: readonly string[]): RootPayload {
  const { code } = entry.state;
  if (draft.states.some((state) => state.code === code)) {
    throw new CliError('FILE_FORMAT', `${code} is a member already.`, {
      advice: 'To change its entry, edit it in a draft made without --add.',
    });
  }
  if (!draft.nodes.some(({ origin }) => origin === entry.node)) {
    throw new CliError(
      'FILE_FORMAT',
      `The root knows no node ${entry.node}, which the entry of ${code} names.`,
      {
        advice: `Its nodes are: ${draft.nodes.map(({ origin }) => origin).join(', ')}`,
      },
    );
  }
  const unknown = circles.find((name) => !draft.circles.some(({ id }) => id === name));
  if (unknown !== undefined) {
    throw new CliError('USAGE', `The root knows no circle ${unknown}.`, {
      advice: `Its circles are: ${draft.circles.map(({ id }) => id).join(', ')}`,
    });
  }
  return {
    ...draft,
    rootKeys: [...draft.rootKeys, ...entry.rootKeys] as RootPayload['rootKeys'],
    states: [...draft.states, entry.state] as RootPayload['states'],
    nodes: draft.nodes.map((node) =>
      node.origin === entry.node ? { ...node, states: [...node.states, code] } : node,
    ),
    circles: draft.circles.map((circle) =>
      circles.includes(circle.id)
        ? { ...circle, states: [...circle.states, code], version: circle.version + 1 }
        : circle,
    ),
  };
}

export function isStateEntry(value: unknown): value is StateEntryFile {
  const { node, rootKeys, state } = (value ?? {}) as Record<string, unknown>;
  const code = (state as Record<string, unknown> | null | undefined)?.code;
  return typeof node === 'string' && Array.isArray(rootKeys) && typeof code === 'string';
}
