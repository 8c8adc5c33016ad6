import request from 'supertest';

import { MembershipError, type RootFile, type RootPayload, type RootSigner, signRoot } from '#membership';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import type { TestNode } from './start-node.js';

type SomeNode = Pick<TestNode, 'url' | 'dataFolder'>;

/** The states of the demonstration that have a root key; two of the three must sign. */
export const SIGNATORIES = ['NL', 'CZ', 'CA'] as const;

/** The root that the node goes by. */
export async function currentRoot({ url }: SomeNode): Promise<RootFile> {
  const answer = await request(url).get('/root.json').expect(200);
  return answer.body as RootFile;
}

export function payloadOf({ payload }: RootFile): RootPayload {
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as RootPayload;
}

export async function digestOf({ payload }: RootFile): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', Buffer.from(payload, 'base64url'));
  return Buffer.from(bytes).toString('base64url');
}

/** The payload that would follow, with one change. */
export async function nextPayload(
  node: SomeNode,
  change: (payload: RootPayload) => void = () => undefined,
): Promise<RootPayload> {
  const current = await currentRoot(node);
  const payload = payloadOf(current);
  payload.version += 1;
  payload.prev = await digestOf(current);
  change(payload);
  return payload;
}

/** The keys with which these states sign roots. */
export function signersOf(
  { dataFolder }: SomeNode,
  states: readonly string[] = SIGNATORIES,
): Promise<RootSigner[]> {
  return Promise.all(states.map((state) => demonstrationKey(dataFolder, 'root', state)));
}

/** Signed by all signatories of the demonstration. */
export async function nextRoot(node: SomeNode, change?: (payload: RootPayload) => void): Promise<RootFile> {
  return signRoot(await nextPayload(node, change), await signersOf(node));
}

export interface Published {
  readonly version: number;
  readonly digest: string;
  readonly expires: string;
}

/**
 * Hands a root to the node over HTTP.
 * @throws MembershipError with the code that the node refused it with
 */
export async function publishRoot({ url }: Pick<SomeNode, 'url'>, file: unknown): Promise<Published> {
  const answer = await request(url)
    .post('/root')
    .send(file as object);
  if (answer.status === 200) return answer.body as Published;
  const { code, message, advice } = answer.body as { code: never; message: string; advice?: string };
  throw new MembershipError(code, message, advice === undefined ? {} : { advice });
}

/** Takes a node out of the register, and the states that it hosts. */
export function withoutNode(origin: string): (payload: RootPayload) => void {
  return (payload) => {
    const { states = [] } = payload.nodes.find((node) => node.origin === origin) ?? {};
    for (const state of [...states]) without(state)(payload);
    payload.nodes = payload.nodes.filter((node) => node.origin !== origin);
    const { policies, nodes } = payload;
    // A log has one witness less now.
    policies.quorum = policies.quorum && (Math.min(policies.quorum, nodes.length - 1) || null);
  };
}

/** Takes a state out of the register. */
export function without(state: string): (payload: RootPayload) => void {
  return (payload) => {
    payload.states = payload.states.filter(({ code }) => code !== state);
    payload.rootKeys = payload.rootKeys.filter((key) => key.state !== state);
    for (const node of payload.nodes) node.states = node.states.filter((code) => code !== state);
    for (const circle of payload.circles) circle.states = circle.states.filter((code) => code !== state);
    for (const body of payload.auditors) body.states = body.states.filter((code) => code !== state);
    payload.auditors = payload.auditors.filter(({ states }) => states.length > 0);
  };
}
