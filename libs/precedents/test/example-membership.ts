import { type Circle, Membership, type Root, type RootPayload, type StateEntry } from '#membership';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const ORIGIN = 'example.org/log';

const END = '2028-01-01T00:00:00Z';

export const issuerOf = (code: string): string => `https://screening.${code.toLowerCase()}.example`;

function stateOf(code: string): StateEntry {
  return {
    code,
    memberSince: '2026-01-01',
    participation: 'full',
    authorities: [{ iss: issuerOf(code), name: `Authority of ${code}`, keys: [] }],
    contactPoint: { name: `Contact point of ${code}`, email: `contact@${code.toLowerCase()}.example` },
    homeLog: ORIGIN,
    tokenIssuers: [],
  };
}

function circleOf(id: string, states: string[]): Circle {
  return { id, label: { en: id, nl: id }, states, version: 1, expires: END, roster: 'open', treaty: true };
}

/** NL, FR, DE and CA; the first three are the circle `eu`, NL and DE the circle `nl-de`. */
export function exampleRoot(change: (payload: RootPayload) => void = () => undefined): Root {
  const payload: RootPayload = {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued: '2026-01-01T00:00:00Z',
    expires: END,
    threshold: 1,
    rootKeys: [],
    states: ['NL', 'FR', 'DE', 'CA'].map(stateOf),
    nodes: [],
    circles: [circleOf('eu', ['DE', 'FR', 'NL']), circleOf('nl-de', ['DE', 'NL'])],
    policies: { quorum: null },
    auditors: [],
  };
  change(payload);
  return { payload, digest: '' };
}

export const exampleMembership = (): Membership => new Membership(exampleRoot());
