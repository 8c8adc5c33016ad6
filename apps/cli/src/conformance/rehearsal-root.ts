import type { JWK } from 'jose';

import type { NodeEntry, NodeKeyPurpose, RootPayload } from '#membership';

import { CliError } from '../cli.errors.js';
import { yearFrom } from '../root/year-from.js';

/** A key as a root lists it. */
export interface ListedKey {
  readonly kid: string;
  readonly jwk: JWK;
}

/** The state that plays the partner in a rehearsal, with its node and its keys. */
export interface Partner {
  readonly state: string;
  readonly iss: string;
  readonly origin: string;
  readonly url: string;
  readonly root: ListedKey;
  readonly record: ListedKey;
  readonly node: Readonly<Record<NodeKeyPurpose, ListedKey>>;
}

/**
 * A first root for a rehearsal: the node under test with the states that it hosts, as the given root has them, and one
 * partner, who signs it alone. It shares nothing with the register but the node's name, address and public keys.
 * @throws CliError FILE_FORMAT
 */
export function rehearsalRoot(
  payload: RootPayload,
  origin: string,
  partner: Partner,
  { demo, now }: { readonly demo: boolean; readonly now: Date },
): RootPayload {
  const tested = nodeIn(payload, origin);
  const [issued, expires] = yearFrom(now);
  const lasting = { notBefore: issued, notAfter: expires };
  const members = payload.states.filter(({ code }) => tested.states.includes(code));
  return {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued,
    expires,
    ...(demo ? { demo } : {}),
    threshold: 1,
    rootKeys: [{ ...partner.root, state: partner.state }],
    states: [...members, partnerState(partner, lasting)],
    nodes: [tested, partnerNode(partner, lasting)],
    circles: circlesOf(payload, tested.states, partner.state, expires),
    policies: { quorum: null },
    auditors: [],
  };
}

function nodeIn({ nodes }: RootPayload, origin: string): NodeEntry {
  const node = nodes.find((one) => one.origin === origin);
  if (node) return node;
  throw new CliError('FILE_FORMAT', `The root knows no node ${origin}.`, {
    advice: `Its nodes are: ${nodes.map((one) => one.origin).join(', ')}`,
  });
}

interface Lasting {
  readonly notBefore: string;
  readonly notAfter: string;
}

function partnerState(
  { state, iss, origin, record }: Partner,
  lasting: Lasting,
): RootPayload['states'][number] {
  return {
    code: state,
    memberSince: lasting.notBefore.slice(0, 10),
    participation: 'full',
    authorities: [
      {
        iss,
        name: 'Partner of a rehearsal (made up)',
        keys: [{ ...record, alg: 'ES256', purpose: 'record', ...lasting }],
      },
    ],
    contactPoint: { name: 'Partner of a rehearsal (made up)', email: 'partner@rehearsal.invalid' },
    homeLog: origin,
    tokenIssuers: [],
  };
}

function partnerNode({ origin, url, state, node }: Partner, lasting: Lasting): NodeEntry {
  const keys = Object.entries(node).map(([purpose, key]) => ({
    ...key,
    alg: 'Ed25519' as const,
    purpose: purpose as NodeKeyPurpose,
    ...lasting,
  }));
  return { origin, url, states: [state], keys };
}

/** The partner is in every circle that is left, so that what is shared with circles reaches it. */
function circlesOf(
  { circles }: RootPayload,
  hosted: readonly string[],
  partner: string,
  expires: string,
): RootPayload['circles'] {
  return circles.map((circle) => ({
    ...circle,
    states: [...circle.states.filter((state) => hosted.includes(state)), partner],
    version: 1,
    expires,
  }));
}
