import type { CallContext } from '#graphql';
import type { Principal, Role } from '#identity';
import { MembershipDirectory } from '#membership';

import { exampleRoot } from '../test/example-membership.js';
import { CircleResolver } from './circle.resolver.js';
import { Language } from './language.input.js';
import { MeResolver } from './me.resolver.js';
import { StateResolver } from './state.resolver.js';

const officer: Principal = {
  state: 'FR',
  officer: 'fr-releaser',
  roles: new Set(['releaser', 'reader']),
  issuer: 'https://id.fr.example',
  clientId: 'console',
  tokenId: 'token',
  demo: false,
  expiresAt: new Date('2026-11-23T12:05:00Z'),
};

function callOf(...roles: Role[]): CallContext {
  const authenticate = (): Promise<Principal> => Promise.resolve({ ...officer, roles: new Set(roles) });
  return { authenticate, purpose: undefined, caseReference: undefined };
}

describe('the resolvers of access', () => {
  const directory = new MembershipDirectory(exampleRoot());
  const states = new StateResolver(directory);

  it('list the members of the register by code', () => {
    expect(states.states().map((state) => state.code)).toEqual(['CA', 'FI', 'FR', 'NL']);
  });

  it.each([
    [Language.en, 'France'],
    [Language.nl, 'Frankrijk'],
  ])('name a state in %s', (language, name) => {
    const [, , france] = states.states();
    expect(france && states.name(france, { language })).toBe(name);
  });

  it('resolve a reference to any country, and to nothing else', async () => {
    const call = callOf('reader');
    expect(await states.reference({ code: 'US' }, call)).toMatchObject({ code: 'US', member: false });
    for (const code of ['ZZ', 'nl', '\0', 7, ['NL'], null, undefined])
      expect(await states.reference({ code }, call)).toBeNull();
  });

  it.each<Role>(['reader', 'drafter', 'releaser', 'auditor', 'steward'])(
    'resolve a reference to a state for a %s',
    async (role) => {
      expect(await states.reference({ code: 'FR' }, callOf(role))).toMatchObject({ member: true });
    },
  );

  it('resolve no reference to a state for an officer without a role, or for nobody', async () => {
    await expect(states.reference({ code: 'FR' }, callOf())).rejects.toMatchObject({
      code: 'PERMISSION_MISSING',
    });
    const nobody = { ...callOf(), authenticate: () => Promise.reject(new Error('no token')) };
    await expect(states.reference({ code: 'FR' }, nobody)).rejects.toThrow('no token');
  });

  it('list the circles as the asking state may know them', () => {
    const circles = new CircleResolver(directory).circles(officer, { language: Language.en });
    expect(circles.map(({ id, states: roster }) => [id, roster?.length])).toEqual([
      ['all-members', 4],
      ['eu', 3],
      ['nl-fr', undefined],
    ]);
  });

  it('say who asks, with roles in order', () => {
    expect(new MeResolver(directory).me(officer)).toMatchObject({
      officer: 'fr-releaser',
      state: { code: 'FR', member: true },
      roles: ['reader', 'releaser'],
      demonstration: false,
      expiresAt: new Date('2026-11-23T12:05:00Z'),
    });
  });
});
