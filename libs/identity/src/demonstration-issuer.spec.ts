import { decodeJwt } from 'jose';

import {
  AUDIENCE,
  type Example,
  example,
  exampleKey,
  type ExampleKey,
  membershipOf,
  NOW,
  tokenKey,
} from '../test/example-tokens.js';
import { DemonstrationIssuer, type DemonstrationState, verifyAccessToken } from './index.js';

const clock = { now: () => NOW };

describe('DemonstrationIssuer', () => {
  let root: Example;
  let keys: ExampleKey[];
  let issuer: DemonstrationIssuer;

  const made = (place: number, state: string, participation: 'full' | 'reader'): DemonstrationState => ({
    state,
    participation,
    iss: `https://id.${state.toLowerCase()}.demonstration.invalid`,
    kid: keys[place]?.kid ?? '',
    privateJwk: keys[place]?.privateJwk ?? {},
  });

  beforeAll(async () => {
    root = await example();
    keys = [await exampleKey(), await exampleKey()];
    issuer = new DemonstrationIssuer({ states: [made(0, 'NL', 'full'), made(1, 'FR', 'reader')], clock });
  });

  async function demonstration(demo: boolean) {
    const payload = structuredClone(root.payload);
    if (demo) payload.demo = true;
    payload.states.slice(0, 2).forEach((state, place) => {
      const key = keys[place] ?? root.keys.NL;
      state.tokenIssuers = [
        { iss: `https://id.${state.code.toLowerCase()}.demonstration.invalid`, keys: [tokenKey(key)] },
      ];
    });
    return { membership: await membershipOf(payload, root.keys.root), audience: AUDIENCE, now: NOW };
  }

  it.each([
    ['nl-reader', 'NL', ['reader']],
    ['nl-drafter', 'NL', ['drafter', 'reader']],
    ['nl-releaser', 'NL', ['releaser', 'reader']],
    ['nl-auditor', 'NL', ['auditor']],
    ['nl-steward', 'NL', ['steward']],
    ['fr-reader', 'FR', ['reader']],
    ['fr-auditor', 'FR', ['auditor']],
  ])('issues a token by which %s is known', async (officer, state, roles) => {
    const { access_token: token } = await issuer.issue(officer, AUDIENCE);
    const principal = await verifyAccessToken(token, await demonstration(true));
    expect(principal).toMatchObject({ officer, state, demo: true });
    expect(principal.roles).toEqual(new Set(roles));
  });

  it('issues tokens that a configured root refuses', async () => {
    const { access_token: token } = await issuer.issue('nl-reader', AUDIENCE);
    const configured = await demonstration(false);
    await expect(verifyAccessToken(token, configured)).rejects.toMatchObject({ code: 'TOKEN_DEMONSTRATION' });
  });

  it('says what it issued in the form of an OAuth answer', async () => {
    const issued = await issuer.issue('nl-reader', AUDIENCE);
    expect(issued).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
    const { iat = 0, exp = 0 } = decodeJwt(issued.access_token);
    expect(exp - iat).toBe(300);
  });

  it('never gives two tokens one id', async () => {
    const ids = await Promise.all(
      Array.from(
        { length: 20 },
        async () => decodeJwt((await issuer.issue('nl-reader', AUDIENCE)).access_token).jti,
      ),
    );
    expect(new Set(ids).size).toBe(20);
  });

  it('takes its chance from where it is told', async () => {
    const randomness = { bytes: (length: number) => new Uint8Array(length).fill(255) };
    const replayed = new DemonstrationIssuer({ states: [made(0, 'NL', 'full')], clock, randomness });
    const { access_token: token } = await replayed.issue('nl-reader', AUDIENCE);
    expect(decodeJwt(token).jti).toBe('_____________________w');
  });

  it('lists its officers; a state that only reads has readers and auditors', () => {
    const ids = issuer.officers().map(({ id }) => id);
    expect(ids).toEqual([
      'nl-reader',
      'nl-drafter',
      'nl-releaser',
      'nl-auditor',
      'nl-steward',
      'fr-reader',
      'fr-auditor',
    ]);
  });

  it.each(['fr-drafter', 'be-reader', 'NL-reader', '', '__proto__'])(
    'refuses officer %j and says how names are made',
    async (id) => {
      const refusal: unknown = await issuer.issue(id, AUDIENCE).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'OFFICER_UNKNOWN' });
      expect(refusal).toHaveProperty(
        'advice',
        expect.stringMatching(/<state>-<role>.*nl, fr.*reader, drafter/),
      );
    },
  );

  it.each([
    'https://id.nl.example',
    'https://demonstration.invalid.example',
    'https://xdemonstration.invalid',
  ])('refuses to issue in the name of %s', (iss) => {
    const real = { ...made(0, 'NL', 'full'), iss };
    expect(() => new DemonstrationIssuer({ states: [real], clock })).toThrow('.demonstration.invalid');
  });
});
