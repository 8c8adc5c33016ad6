import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { NODE_KEY_PURPOSES, type NodeEntry, type RootPayload, signRoot } from '#membership';

import { demonstrationNodeKey, publicJwkOf } from '../settings/node-key.js';
import { PrivateKey, demonstrationKey } from './demonstration-keys.js';
import {
  CIRCLES,
  DEMONSTRATION_ORIGIN,
  type DemonstrationMember,
  MEMBERS,
  demonstrationUrl,
} from './members.js';

const SINCE = '2026-01-01';
const EXPIRES = '2036-01-01T00:00:00Z';
const SIGNERS = ['NL', 'CZ', 'CA'];
const THRESHOLD = 2;

/**
 * The path of the demonstration's root, which is made and signed at the first start; made anew from the same
 * keys where an earlier version of the program left one that does not list the node's keys.
 */
export async function demonstrationRoot(folder: string, publicUrl: string): Promise<string> {
  const path = join(folder, 'root.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined || !listsNodeKeys(text)) {
    await writeFile(path, await signedRoot(folder, publicUrl), { mode: 0o600 });
  }
  return path;
}

function listsNodeKeys(text: string): boolean {
  const { payload } = JSON.parse(text) as { payload: string };
  const { nodes } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as RootPayload;
  return nodes.some(({ origin, keys }) => origin === DEMONSTRATION_ORIGIN && keys.length > 0);
}

/** One node of a demonstration: where its keys are, its address, and whom it hosts. */
export interface DemonstrationNode {
  readonly origin: string;
  readonly folder: string;
  readonly url: string;
  readonly states: readonly string[];
}

function signedRoot(folder: string, url: string): Promise<string> {
  return rootOfNodes([
    { origin: DEMONSTRATION_ORIGIN, folder, url, states: MEMBERS.map(({ code }) => code) },
  ]);
}

/** A root of one or several nodes, each of which has its own keys and those of the states that it hosts. */
export async function rootOfNodes(nodes: readonly DemonstrationNode[], expires = EXPIRES): Promise<string> {
  const hostOf = (state: string): DemonstrationNode => {
    const host = nodes.find(({ states }) => states.includes(state));
    if (host) return host;
    throw new Error(`No node of the demonstration hosts ${state}.`);
  };
  const signers = await Promise.all(
    SIGNERS.map(async (state) => ({
      state,
      ...(await demonstrationKey(hostOf(state).folder, 'root', state)),
    })),
  );
  const payload: RootPayload = {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued: `${SINCE}T00:00:00Z`,
    expires,
    demo: true,
    threshold: THRESHOLD,
    rootKeys: signers.map(({ kid, publicJwk, state }) => ({ kid, jwk: publicJwk, state })),
    states: await Promise.all(MEMBERS.map((member) => stateEntry(hostOf(member.code), member))),
    nodes: await Promise.all(nodes.map(nodeEntry)),
    circles: CIRCLES.map(({ id, en, nl, states, roster }) => ({
      id,
      label: { en, nl },
      states,
      version: 1,
      expires: EXPIRES,
      roster,
      treaty: true,
    })),
    // Both others of three: two histories cannot both reach that, unless two nodes lie.
    policies: { quorum: nodes.length > 2 ? nodes.length - 1 : null },
    auditors: [],
  };
  return `${JSON.stringify(await signRoot(payload, signers), null, 2)}\n`;
}

async function nodeEntry({ origin, folder, url, states }: DemonstrationNode): Promise<NodeEntry> {
  const keys = NODE_KEY_PURPOSES.map(async (purpose) => {
    const signer = await demonstrationNodeKey(folder, purpose);
    const { keyId: kid } = signer;
    const validity = { notBefore: `${SINCE}T00:00:00Z`, notAfter: EXPIRES };
    return { kid, jwk: publicJwkOf(signer), alg: 'Ed25519', purpose, ...validity } as const;
  });
  return { origin, url, states: [...states], keys: await Promise.all(keys) };
}

async function stateEntry(
  { folder, origin }: DemonstrationNode,
  member: DemonstrationMember,
): Promise<RootPayload['states'][number]> {
  const { code, authority, participation } = member;
  const token = await demonstrationKey(folder, 'token', code);
  const keys = participation === 'full' ? [recordKey(await demonstrationKey(folder, 'record', code))] : [];
  return {
    code,
    memberSince: SINCE,
    participation,
    authorities: [{ iss: demonstrationUrl(code), name: authority, keys }],
    contactPoint: {
      name: `Contact point ${code} (demonstration)`,
      email: `contact@${code.toLowerCase()}.demonstration.invalid`,
    },
    homeLog: origin,
    tokenIssuers: [
      {
        iss: demonstrationUrl(code, 'officers'),
        keys: [{ kid: token.kid, jwk: token.publicJwk, alg: 'ES256' }],
      },
    ],
  };
}

function recordKey({
  kid,
  publicJwk,
}: PrivateKey): RootPayload['states'][number]['authorities'][number]['keys'][number] {
  return {
    kid,
    jwk: publicJwk,
    alg: 'ES256',
    purpose: 'record',
    notBefore: `${SINCE}T00:00:00Z`,
    notAfter: EXPIRES,
  };
}
