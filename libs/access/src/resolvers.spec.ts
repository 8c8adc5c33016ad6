import { type CallContext, InvalidInput } from '#graphql';
import type { Principal, Role } from '#identity';
import { MembershipDirectory } from '#membership';

import { exampleRoot } from '../test/example-membership.js';
import { AudiencePreviewResolver } from './audience-preview.resolver.js';
import { CircleResolver } from './circle.resolver.js';
import { describeState } from './describe-state.js';
import { ExclusionResolver } from './exclusion.resolver.js';
import { Language } from './language.input.js';
import { MeResolver } from './me.resolver.js';
import type { OwnRulesService } from './own-rules.service.js';
import type { StateCircle } from './state-circle.entity.js';
import type { StateExclusion } from './state-exclusion.entity.js';
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

const UNTIL = new Date('2027-03-01T00:00:00Z');
const NEAR: StateCircle = {
  circleId: 'nl:near',
  owner: 'NL',
  version: 3,
  label: { en: 'Near', nl: 'Nabij' },
  states: ['FR', 'FI'],
  expires: UNTIL,
  roster: 'members',
  arrival: '7',
  audienceId: '1',
};
const SHUT_OUT: StateExclusion = {
  owner: 'FR',
  version: 2,
  states: ['FI', 'CA'],
  reason: 'A breach of trust.',
  arrival: '8',
  audienceId: '2',
};
/** What the database would say: NL has made a circle of FI and FR, and FR has shut out CA and FI. */
const rules = {
  circlesKnownTo: (state: string) => Promise.resolve(state === 'CA' ? [] : [NEAR]),
  exclusionOf: (state: string) => Promise.resolve(state === 'FR' ? SHUT_OUT : null),
  rulesOf: () => Promise.resolve({ circles: new Map(), excluded: new Map([['FR', new Set(['CA', 'FI'])]]) }),
} as unknown as OwnRulesService;

describe('the resolvers of access', () => {
  const directory = new MembershipDirectory(exampleRoot());
  let now = new Date('2026-11-23T12:00:00Z');
  const clock = { now: () => now };
  const states = new StateResolver(directory, clock);

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
    expect(await states.reference({ code: 'US' }, call)).toMatchObject({
      code: 'US',
      memberSince: undefined,
    });
    for (const code of ['ZZ', 'nl', '\0', 7, ['NL'], null, undefined])
      expect(await states.reference({ code }, call)).toBeNull();
  });

  it.each<Role>(['reader', 'drafter', 'releaser', 'auditor', 'steward'])(
    'resolve a reference to a state for a %s',
    async (role) => {
      expect(await states.reference({ code: 'FR' }, callOf(role))).toMatchObject({
        memberSince: '2026-01-01',
      });
    },
  );

  it('resolve no reference to a state for an officer without a role, or for nobody', async () => {
    await expect(states.reference({ code: 'FR' }, callOf())).rejects.toMatchObject({
      code: 'PERMISSION_MISSING',
    });
    const nobody = { ...callOf(), authenticate: () => Promise.reject(new Error('no token')) };
    await expect(states.reference({ code: 'FR' }, nobody)).rejects.toThrow('no token');
  });

  it('list the circles as the asking state may know them: those of the root, then those that states have made', async () => {
    const circles = await new CircleResolver(directory, rules).circles(officer, { language: Language.nl });
    expect(circles.map(({ id, owner, states: roster }) => [id, owner?.code, roster?.length])).toEqual([
      ['all-members', undefined, 4],
      ['eu', undefined, 3],
      ['nl-fr', undefined, undefined],
      ['nl:near', 'NL', 2],
    ]);
    expect(circles.at(-1)).toMatchObject({ label: 'Nabij', version: 3, roster: 'members', expires: UNTIL });
  });

  it('list no circle of the root to a state outside it, unless its roster is open', async () => {
    const canadian = { ...officer, state: 'CA' };
    const circles = await new CircleResolver(directory, rules).circles(canadian, { language: Language.en });
    expect(circles.map(({ id }) => id)).toEqual(['all-members']);
  });

  it('tell officers whom their own state has shut out, and that it never spoke of it', async () => {
    const resolver = new ExclusionResolver(directory, rules);
    expect(await resolver.exclusions(officer)).toMatchObject({
      version: 2,
      states: [{ code: 'CA' }, { code: 'FI' }],
      reason: 'A breach of trust.',
    });
    expect(await resolver.exclusions({ ...officer, state: 'CA' })).toBeNull();
  });

  it('call a state a member from the first day of its membership on, and no other country', () => {
    const isMember = (code: string, at: string): boolean | undefined => {
      now = new Date(at);
      const state = states.states().find((listed) => listed.code === code);
      return state && states.member(state);
    };
    expect(isMember('CA', '2026-12-31T23:59:59Z')).toBe(false);
    expect(isMember('CA', '2027-01-01T00:00:00Z')).toBe(true);
    expect(isMember('FR', '2026-11-23T12:00:00Z')).toBe(true);
    expect(states.member(describeState('US', directory.current()))).toBe(false);
  });

  it('preview an audience for the state of whoever asks, by the clock of the node and the word of that state', async () => {
    now = new Date('2026-11-23T12:00:00Z');
    const part = { part: 'outcome', circles: ['eu'], states: [], except: [] };
    const resolver = new AudiencePreviewResolver(directory, rules, clock);
    const { parts, problems } = await resolver.previewAudience(officer, { parts: [part] });
    expect(parts[0]?.readers.map(({ state }) => state.code)).toEqual(['FR', 'NL']);
    expect(problems).toEqual([]);
  });

  it('preview nothing that is not well-formed', async () => {
    const resolver = new AudiencePreviewResolver(directory, rules, clock);
    await expect(resolver.previewAudience(officer, { parts: [] })).rejects.toThrow(InvalidInput);
  });

  it('say who asks, with roles in order', () => {
    expect(new MeResolver(directory).me(officer)).toMatchObject({
      officer: 'fr-releaser',
      state: { code: 'FR' },
      roles: ['reader', 'releaser'],
      demonstration: false,
      expiresAt: new Date('2026-11-23T12:05:00Z'),
    });
  });
});
