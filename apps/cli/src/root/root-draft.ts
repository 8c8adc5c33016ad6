import type { RootPayload } from '#membership';

import { yearFrom } from './year-from.js';

/** Members that a person has to think about, each with what it is. */
const COMMENTS = `# A draft of the members' root. Edit it, then: grounds root propose FILE --out proposal.json
#
# A first root: fill in all that is in capitals, '' or 0. Nothing of it is let through.
#
# threshold   how many states must sign: this root's and, from the second root on, the root before's too;
#             more than half of those with a root key is a good number
# rootKeys    with which key each state signs roots          grounds keys new --for root
# states      who is a member: authorities with the keys of their statements (grounds keys new --for record),
#             the contact point, the log that holds its statements, who issues tokens to its officers
# nodes       each node with its address, the states that it hosts, and its keys
#             (grounds keys new --for log, node, witness)
# circles     treaty circles: always the whole set of states
# policies    quorum: how many of the other nodes must cosign a log, null while none need
# auditors    audit bodies of several states, with the states that consent
#
# A key is revoked with revokedAt and revokedReason, never later than issued; a planned end is notAfter.
`;

/** The next root, as the one before says it but for what every root says anew. */
export function nextDraft(before: RootPayload, digest: string, now: Date): RootPayload {
  const [issued, expires] = yearFrom(now);
  return {
    ...before,
    version: before.version + 1,
    prev: digest,
    issued,
    expires,
  };
}

/** A first root with one state, one node and one circle; what is in capitals, empty or 0 no validator lets through. */
export function firstDraft(now: Date): object {
  const [issued, expires] = yearFrom(now);
  const key = (alg: string, purpose: string): object => ({
    kid: 'KID PRINTED BY grounds keys new',
    jwk:
      alg === 'ES256' ? { kty: 'EC', crv: 'P-256', x: 'X', y: 'Y' } : { kty: 'OKP', crv: 'Ed25519', x: 'X' },
    alg,
    purpose,
    notBefore: issued,
    notAfter: expires,
  });
  return {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued,
    expires,
    threshold: 0,
    rootKeys: [{ kid: 'KID', jwk: { kty: 'EC', crv: 'P-256', x: 'X', y: 'Y' }, state: 'STATE CODE' }],
    states: [
      {
        code: 'STATE CODE',
        memberSince: issued.slice(0, 10),
        participation: 'full',
        authorities: [{ iss: 'https://SCREENING.EXAMPLE', name: '', keys: [key('ES256', 'record')] }],
        contactPoint: { name: '', email: 'E-MAIL' },
        homeLog: 'NODE.EXAMPLE/log',
        tokenIssuers: [
          { iss: 'https://ISSUER.EXAMPLE', keys: [], jwksUri: 'https://ISSUER.EXAMPLE/jwks.json' },
        ],
      },
    ],
    nodes: [
      {
        origin: 'NODE.EXAMPLE/log',
        url: 'https://NODE.EXAMPLE',
        states: ['STATE CODE'],
        keys: ['log', 'node', 'witness'].map((purpose) => key('Ed25519', purpose)),
      },
    ],
    circles: [
      {
        id: 'all-members',
        label: { en: 'All members', nl: 'Alle leden' },
        states: ['STATE CODE'],
        version: 1,
        expires,
        roster: 'open',
        treaty: true,
      },
    ],
    policies: { quorum: null },
    auditors: [],
  };
}

/** A draft as YAML with what its members are. */
export async function renderDraft(draft: object): Promise<string> {
  const { stringify } = await import('yaml');
  // Without anchors: a draft is edited place by place.
  return `${COMMENTS}\n${stringify(draft, { aliasDuplicateObjects: false, lineWidth: 110 })}`;
}
