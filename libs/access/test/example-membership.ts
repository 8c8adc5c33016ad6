import { type Circle, Membership, type Root, type RootPayload, type StateEntry } from '#membership';

const EXPIRES = '2027-11-01T00:00:00Z';

export function stateOf(code: string, changes: Partial<StateEntry> = {}): StateEntry {
  return {
    code,
    memberSince: '2026-01-01',
    participation: 'full',
    authorities: [
      { iss: `https://screening.${code.toLowerCase()}.example`, name: `Authority of ${code}`, keys: [] },
    ],
    contactPoint: { name: `Contact point of ${code}`, email: `contact@${code.toLowerCase()}.example` },
    homeLog: 'example.org/log',
    tokenIssuers: [],
    ...changes,
  };
}

function circleOf(id: string, states: string[], changes: Partial<Circle> = {}): Circle {
  return {
    id,
    label: { en: `Circle ${id}`, nl: `Kring ${id}` },
    states,
    version: 1,
    expires: EXPIRES,
    roster: 'open',
    treaty: true,
    ...changes,
  };
}

/** Four members, of which FI only reads and CA joins in 2027, and three circles. */
export function exampleRoot(change: (payload: RootPayload) => void = () => undefined): Root {
  const payload: RootPayload = {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued: '2026-01-01T00:00:00Z',
    expires: EXPIRES,
    threshold: 1,
    rootKeys: [],
    states: [
      stateOf('NL'),
      stateOf('FR'),
      stateOf('FI', { participation: 'reader' }),
      stateOf('CA', { memberSince: '2027-01-01' }),
    ],
    nodes: [],
    circles: [
      circleOf('all-members', ['CA', 'FI', 'FR', 'NL']),
      circleOf('eu', ['FI', 'FR', 'NL'], { expires: '2027-06-01T00:00:00Z', roster: 'members' }),
      circleOf('nl-fr', ['FR', 'NL'], { roster: 'owner' }),
    ],
    policies: { quorum: null },
    auditors: [],
  };
  change(payload);
  return { payload, digest: '' };
}

export function exampleMembership(change?: (payload: RootPayload) => void): Membership {
  return new Membership(exampleRoot(change));
}
