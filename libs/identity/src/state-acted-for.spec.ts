import { Membership, type RootPayload } from '#membership';

import { exampleAuditBody } from '../../membership/test/example-audit-body.js';
import {
  AUDIENCE,
  type Example,
  type ExampleKey,
  NOW,
  example,
  exampleKey,
  goodClaims,
  membershipOf,
  signToken,
} from '../test/example-tokens.js';
import { type IdentityError, type Principal, verifyAccessToken } from './index.js';

describe('the state that a token acts for', () => {
  let root: Example;
  let court: ExampleKey;
  let membership: Membership;

  beforeAll(async () => {
    root = await example();
    court = await exampleKey();
    membership = await membershipWith(() => undefined);
  });

  const membershipWith = (change: (payload: RootPayload) => void): Promise<Membership> => {
    const payload = structuredClone(root.payload);
    payload.auditors.push(exampleAuditBody(court));
    change(payload);
    return membershipOf(payload, root.keys.root);
  };

  const asCourt = async (
    namedState: string | undefined,
    claims: Record<string, unknown> = {},
    now = NOW,
    key = court,
  ): Promise<Principal> => {
    const said = { iss: 'https://id.court.example', sub: 'auditor-1', roles: ['auditor'], ...claims };
    const token = await signToken(goodClaims(said), key);
    return verifyAccessToken(token, { membership, audience: AUDIENCE, now, namedState });
  };

  const asOfficer = async (namedState: string | undefined): Promise<Principal> =>
    verifyAccessToken(await signToken(goodClaims(), root.keys.NL), {
      membership,
      audience: AUDIENCE,
      now: NOW,
      namedState,
    });

  it('is the one that an audit body names and that has consented', async () => {
    await expect(asCourt('NL')).resolves.toMatchObject({
      state: 'NL',
      officer: 'auditor-1',
      roles: new Set(['auditor']),
      issuer: 'https://id.court.example',
      auditBody: { id: 'court-of-auditors', name: 'Court of Auditors (fictitious)' },
    });
  });

  it('is none until an audit body names one', async () => {
    await expect(asCourt(undefined)).rejects.toMatchObject({ code: 'AUDIT_STATE_MISSING' });
  });

  it('is refused in the same words, whether it has not consented, is no member yet, or is unknown', async () => {
    const refusals = await Promise.all(
      ['FR', 'FI', 'BE', 'nl', '', 'NL, FR', 'NL ', '__proto__'].map((named) =>
        asCourt(named).then(
          () => 'let in',
          ({ code, message, advice, path }: IdentityError) => JSON.stringify([code, message, advice, path]),
        ),
      ),
    );
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toContain('AUDIT_CONSENT_MISSING');
    for (const member of ['NL', 'FR', 'FI']) expect(refusals[0]).not.toContain(member);
  });

  it.each([
    ['reader', ['reader']],
    ['steward', ['steward']],
    ['auditor and reader', ['auditor', 'reader']],
  ])('is nobody’s to an audit body whose token says %s', async (_, roles) => {
    await expect(asCourt('NL', { roles })).rejects.toMatchObject({
      code: 'AUDIT_BODY_ROLE',
      path: ['roles'],
    });
  });

  it('is nobody’s to an audit body outside its period', async () => {
    const early = new Date('2026-10-31T23:59:59Z');
    const late = new Date('2027-11-01T00:00:00Z');
    for (const now of [early, late])
      await expect(asCourt('NL', {}, now)).rejects.toMatchObject({ code: 'AUDIT_BODY_PERIOD' });
  });

  it('is not taken from a token that the issuer of a state signed in the name of the body', async () => {
    await expect(asCourt('NL', {}, NOW, root.keys.NL)).rejects.toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' });
  });

  it('is gone with the consent, and with the body', async () => {
    const without = [
      await membershipWith(({ auditors: [body] }) => void body?.states.shift()),
      await membershipWith((payload) => void payload.auditors.pop()),
    ];
    const token = await signToken(goodClaims({ iss: 'https://id.court.example', roles: ['auditor'] }), court);
    const refusals = await Promise.allSettled(
      without.map((next) =>
        verifyAccessToken(token, { membership: next, audience: AUDIENCE, now: NOW, namedState: 'NL' }),
      ),
    );
    expect(refusals).toMatchObject([
      { reason: { code: 'AUDIT_CONSENT_MISSING' } },
      { reason: { code: 'TOKEN_ISSUER_UNKNOWN' } },
    ]);
  });

  it('is the officer’s own, named or not', async () => {
    for (const named of [undefined, 'NL']) {
      const principal = await asOfficer(named);
      expect([principal.state, principal.auditBody]).toEqual(['NL', undefined]);
    }
  });

  it.each(['FR', 'FI', 'XX', 'nl', '', 'NL, FR'])('is never %j to an officer of NL', async (named) => {
    await expect(asOfficer(named)).rejects.toMatchObject({ code: 'STATE_NOT_OWN' });
  });
});
