import { type Example, changed, example, exampleKey, signedBy } from '../test/example-root.js';
import { type Root, RootHistory, type RootPayload, verifyTrustedRoot } from './index.js';

const ORIGIN = 'node.nl.example/log';
const AT = new Date('2026-12-01T00:00:00Z');

describe('RootHistory', () => {
  let register: Example;
  let first: Root;

  const following = async (change: (copy: RootPayload) => void): Promise<RootHistory> => {
    const payload = changed(register.payload, (copy) => {
      copy.version = 2;
      copy.prev = first.digest;
      copy.issued = '2026-11-20T00:00:00Z';
      change(copy);
    });
    const { rootNL, rootFR } = register.keys;
    return new RootHistory([first, await verifyTrustedRoot(await signedBy(payload, rootNL, rootFR))]);
  };

  beforeAll(async () => {
    register = await example();
    const { rootNL, rootFR } = register.keys;
    first = await verifyTrustedRoot(await signedBy(register.payload, rootNL, rootFR));
  });

  const withoutFrance = (copy: RootPayload): void => {
    copy.states = copy.states.filter(({ code }) => code !== 'FR');
    copy.rootKeys = copy.rootKeys.filter(({ state }) => state !== 'FR');
    copy.threshold = 1;
    for (const list of [...copy.nodes, ...copy.circles])
      list.states = list.states.filter((code) => code !== 'FR');
  };

  it('knows keys and authority of a state that is no member any more', async () => {
    const { rootNL, rootFR, recordFR } = register.keys;
    const payload = changed(register.payload, (copy) => {
      copy.version = 2;
      copy.prev = first.digest;
      withoutFrance(copy);
    });
    const second = await verifyTrustedRoot(await signedBy(payload, rootNL, rootFR));
    const history = new RootHistory([first, second]);
    expect(history.newest.state('FR')).toBeUndefined();
    expect([history.under(1)?.state('FR')?.code, history.under(2)?.state('FR')]).toEqual(['FR', undefined]);
    expect(history.under(3)).toBeUndefined();
    expect(history.statementKey(recordFR.kid)).toMatchObject({ iss: 'https://screening.fr.example' });
    expect(history.authorityByIss('https://screening.fr.example')).toMatchObject({
      state: 'FR',
      homeLog: ORIGIN,
    });
  });

  it('takes the newest word on a key', async () => {
    const { recordNL } = register.keys;
    const history = await following(({ states }) => {
      const key = states[0]?.authorities[0]?.keys[0];
      Object.assign(key ?? {}, { revokedAt: '2026-11-19T00:00:00Z', revokedReason: 'Lost.' });
    });
    expect(history.statementKey(recordNL.kid)?.revokedAt).toEqual(new Date('2026-11-19T00:00:00Z'));
    expect(history.revokedIn(recordNL.kid)).toBe(2);
    expect(history.revokedIn(register.keys.recordFR.kid)).toBeUndefined();
  });

  it('has a log key once, and none that the newest root has revoked', async () => {
    const unchanged = await following(() => undefined);
    expect(unchanged.logKeys(ORIGIN)).toHaveLength(1);
    const revoked = await following(({ nodes }) => {
      Object.assign(nodes[0]?.keys[0] ?? {}, { revokedAt: '2026-11-19T00:00:00Z', revokedReason: 'Lost.' });
    });
    expect(revoked.logKeys(ORIGIN)).toEqual([]);
  });

  it('has the log key of before beside one that took its place', async () => {
    const next = await exampleKey('Ed25519');
    const history = await following(({ nodes }) => {
      Object.assign(nodes[0]?.keys[0] ?? {}, { kid: next.kid, jwk: next.jwk });
    });
    expect(history.logKeys(ORIGIN)).toHaveLength(2);
  });

  it('has no node key that the newest root has revoked, though an older one lists it', async () => {
    const key = await exampleKey('Ed25519');
    const listed = {
      kid: key.kid,
      jwk: key.jwk,
      alg: 'Ed25519' as const,
      purpose: 'node' as const,
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2028-01-01T00:00:00Z',
    };
    const given = changed(register.payload, ({ nodes }) => void nodes[0]?.keys.push(listed));
    const { rootNL, rootFR } = register.keys;
    const before = await verifyTrustedRoot(await signedBy(given, rootNL, rootFR));
    const revoking = changed(given, (copy) => {
      copy.version = 2;
      copy.prev = before.digest;
      copy.issued = '2026-11-20T00:00:00Z';
      const own = copy.nodes[0]?.keys.find(({ kid }) => kid === key.kid);
      Object.assign(own ?? {}, { revokedAt: '2026-11-19T00:00:00Z', revokedReason: 'Lost.' });
    });
    const after = await verifyTrustedRoot(await signedBy(revoking, rootNL, rootFR));
    expect(new RootHistory([before]).nodeKey(ORIGIN, key.kid, AT)).toHaveLength(32);
    expect(new RootHistory([before, after]).nodeKey(ORIGIN, key.kid, AT)).toBeUndefined();
    const earlier = new Date('2026-11-18T00:00:00Z');
    expect(new RootHistory([before, after]).nodeKey(ORIGIN, key.kid, earlier)).toHaveLength(32);
  });
});
