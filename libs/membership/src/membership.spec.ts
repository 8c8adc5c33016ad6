import { changed, type Example, example, NOW, signedBy } from '../test/example-root.js';
import { Membership, verifyRoot } from './index.js';

describe('Membership', () => {
  let root: Example;
  let membership: Membership;

  beforeAll(async () => {
    root = await example();
    const payload = changed(root.payload, ({ states }) => {
      Object.assign(states[1]?.authorities[0]?.keys[0] ?? {}, {
        revokedAt: '2026-10-01T12:00:00Z',
        revokedReason: 'Key lost',
      });
    });
    membership = new Membership(
      await verifyRoot(await signedBy(payload, root.keys.rootNL, root.keys.rootFR), NOW),
    );
  });

  describe('on states', () => {
    it('counts the first day of membership and not the day before', () => {
      expect(membership.memberOn('FR', '2026-05-31')).toBe(false);
      expect(membership.memberOn('FR', '2026-06-01')).toBe(true);
    });

    it('begins a membership at midnight UTC', () => {
      expect(membership.isMember('FR', new Date('2026-05-31T23:59:59.999Z'))).toBe(false);
      expect(membership.isMember('FR', new Date('2026-06-01T00:00:00.000Z'))).toBe(true);
    });

    it('says from when a state is a member, also when that lies ahead', () => {
      expect(membership.memberFrom('FR')).toEqual(new Date('2026-06-01T00:00:00Z'));
      expect(membership.memberFrom('FI')).toEqual(new Date('2026-12-01T00:00:00Z'));
    });

    it('agrees with itself on when a membership begins', () => {
      const since = membership.memberFrom('FR')?.getTime() ?? NaN;
      expect(membership.isMember('FR', new Date(since))).toBe(true);
      expect(membership.isMember('FR', new Date(since - 1))).toBe(false);
    });

    it('knows no state outside the root', () => {
      expect(membership.memberFrom('BE')).toBeUndefined();
      expect(membership.isMember('BE', NOW)).toBe(false);
      expect(membership.state('BE')).toBeUndefined();
      expect(membership.homeLog('BE')).toBeUndefined();
      expect(membership.contactPoint('BE')).toBeUndefined();
    });

    it('knows no state by the name of an object member', () => {
      expect(membership.state('constructor')).toBeUndefined();
      expect(membership.memberOn('__proto__', '2026-11-23')).toBe(false);
    });

    it('lists all states of the root by code', () => {
      expect(membership.memberStates()).toEqual(['FI', 'FR', 'NL']);
    });

    it('finds a node by the origin of its log, and none by another name', () => {
      const [node] = membership.root.payload.nodes;
      expect(membership.node(node?.origin ?? '')).toBe(node);
      expect(membership.node('elsewhere.example/log')).toBeUndefined();
    });

    it('finds home log, contact point and participation', () => {
      expect(membership.homeLog('NL')).toBe('node.nl.example/log');
      expect(membership.contactPoint('NL')?.email).toBe('contact@nl.example');
      expect(membership.state('FI')?.participation).toBe('reader');
    });

    it('is no demonstration unless the root says so', () => {
      const demonstration = {
        ...membership.root,
        payload: { ...membership.root.payload, demo: true as const },
      };
      expect(membership.demo).toBe(false);
      expect(new Membership(demonstration).demo).toBe(true);
    });
  });

  describe('on issuers', () => {
    it('finds the authority and its state by the name it signs under', () => {
      expect(membership.authorityByIss('https://screening.fr.example')).toMatchObject({
        state: 'FR',
        authority: { name: 'Screening authority of FR' },
      });
    });

    it('does not find an authority under a name that only looks like it', () => {
      expect(membership.authorityByIss('https://screening.fr.example/')).toBeUndefined();
    });

    it('finds the issuer of tokens, its state and its keys', () => {
      const { kid, jwk } = root.keys.tokenNL;
      const found = membership.tokenIssuer('https://id.nl.example');
      expect(found).toMatchObject({ state: 'NL', keys: [{ kid, jwk, alg: 'ES256' }] });
    });

    it('does not take an authority for an issuer of tokens', () => {
      expect(membership.tokenIssuer('https://screening.nl.example')).toBeUndefined();
    });
  });

  describe('on keys', () => {
    it('gives a record key with the name of its authority and its period', () => {
      const { kid, jwk } = root.keys.recordNL;
      expect(membership.statementKey(kid)).toEqual({
        kid,
        jwk,
        alg: 'ES256',
        purpose: 'record',
        iss: 'https://screening.nl.example',
        notBefore: new Date('2026-01-01T00:00:00Z'),
        notAfter: new Date('2028-01-01T00:00:00Z'),
      });
    });

    it('says when a key was revoked', () => {
      const key = membership.statementKey(root.keys.recordFR.kid);
      expect(key?.revokedAt).toEqual(new Date('2026-10-01T12:00:00Z'));
    });

    it('gives keys of other purposes as what they are', () => {
      const witness = membership.statementKey(root.keys.witnessNL.kid);
      expect(witness).toMatchObject({ purpose: 'witness', iss: 'node.nl.example/log' });
      const ofRoot = membership.statementKey(root.keys.rootNL.kid);
      expect(ofRoot).toMatchObject({ purpose: 'root', iss: '', notAfter: new Date('2027-11-01T00:00:00Z') });
    });

    it('gives neither token keys nor Ed25519 keys nor unknown ones', () => {
      expect(membership.statementKey(root.keys.tokenNL.kid)).toBeUndefined();
      expect(membership.statementKey(root.keys.logNL.kid)).toBeUndefined();
      expect(membership.statementKey('A'.repeat(43))).toBeUndefined();
    });

    it('gives the same object each time', () => {
      const { kid } = root.keys.recordNL;
      expect(membership.statementKey(kid)).toBe(membership.statementKey(kid));
    });
  });

  describe('on circles', () => {
    it('names the states of a circle and how long that holds', () => {
      expect(membership.statesOf('north-sea', NOW)).toEqual({
        states: ['FR', 'NL'],
        until: new Date('2027-06-01T00:00:00Z'),
      });
    });

    it('leaves out a state that is not yet a member', () => {
      expect(membership.statesOf('all-members', NOW)?.states).toEqual(['FR', 'NL']);
      expect(membership.statesOf('all-members', new Date('2026-12-01T00:00:00Z'))?.states).toEqual([
        'FI',
        'FR',
        'NL',
      ]);
    });

    it('gives the whole roster of a circle, also of states that join later and after its end', () => {
      expect(membership.rosterOf('all-members')).toEqual({
        states: ['FI', 'FR', 'NL'],
        until: new Date('2027-01-01T00:00:00Z'),
      });
      expect(membership.rosterOf('south-sea')).toBeUndefined();
    });

    it('reaches nobody once a circle has expired', () => {
      const expires = Date.parse('2027-01-01T00:00:00Z');
      expect(membership.statesOf('all-members', new Date(expires - 1))).toBeDefined();
      expect(membership.statesOf('all-members', new Date(expires))).toBeUndefined();
    });

    it('reaches nobody through an unknown circle', () => {
      expect(membership.statesOf('south-sea', NOW)).toBeUndefined();
      expect(membership.circle('south-sea')).toBeUndefined();
    });

    it('lists the circles of a state at a moment', () => {
      const ids = (state: string, at: string) =>
        membership.circlesOf(state, new Date(at)).map(({ id }) => id);
      expect(ids('NL', '2026-12-01T00:00:00Z')).toEqual(['north-sea', 'all-members']);
      expect(ids('NL', '2027-02-01T00:00:00Z')).toEqual(['north-sea']);
      expect(ids('FI', '2026-11-30T00:00:00Z')).toEqual([]);
      expect(ids('FI', '2026-12-01T00:00:00Z')).toEqual(['all-members']);
    });

    it('keeps its circles when a caller changes the list it was given', () => {
      membership.statesOf('north-sea', NOW)?.states.push('BE');
      membership.rosterOf('north-sea')?.states.push('BE');
      membership.circles().pop();
      expect(membership.statesOf('north-sea', NOW)?.states).toEqual(['FR', 'NL']);
      expect(membership.circles()).toHaveLength(2);
    });
  });
});
