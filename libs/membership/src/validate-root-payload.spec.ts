import { calculateJwkThumbprint } from 'jose';

import { changed, type Example, example, exampleKey } from '../test/example-root.js';
import type { RootPayload } from './root.input.js';
import { validateRootPayload } from './validate-root-payload.js';

interface Draft {
  [member: string]: unknown;
  states: Record<string, unknown>[];
  nodes: Record<string, unknown>[];
  circles: Record<string, unknown>[];
  rootKeys: Record<string, unknown>[];
}

/** Paths into a draft: `states.0.homeLog`; a value of undefined removes the member. */
function set(draft: Draft, path: string, value: unknown): Draft {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: Record<string, unknown> = draft;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return draft;
}

const mapping = (roles: string[]): object[] => [{ claim: 'behandelaar', roles }];

describe('validateRootPayload', () => {
  let root: Example;

  beforeAll(async () => {
    root = await example();
  });

  async function refusalOf(path: string, value: unknown): Promise<{ code?: string; path?: string[] }> {
    const draft = set(structuredClone(root.payload) as unknown as Draft, path, value);
    return validateRootPayload(draft).then(
      () => ({}),
      (error: { code: string; path: string[] }) => error,
    );
  }

  it('takes the example as it is', async () => {
    await expect(validateRootPayload(root.payload)).resolves.toMatchObject({ version: 1 });
  });

  it.each([
    ['a further member', 'remark', 'x'],
    ['a further member of a state', 'states.0.remark', 'x'],
    ['a further member of a policy', 'policies.members', 3],
    ['a further member of a record key', 'states.0.authorities.0.keys.0.use', 'sig'],
    ['another format', 'format', 'register-root/2'],
    ['a missing version', 'version', undefined],
    ['version 0', 'version', 0],
    ['version 1.5', 'version', 1.5],
    ['a prev that is no digest', 'prev', 'abc'],
    ['a missing prev', 'prev', undefined],
    ['an expiry without time', 'expires', '2027-11-01'],
    ['an expiry on 30 February', 'expires', '2027-02-30T00:00:00Z'],
    ['an expiry in local time', 'expires', '2027-11-01T00:00:00+01:00'],
    ['an expiry before its issue', 'expires', '2025-11-01T00:00:00Z'],
    ['demo false', 'demo', false],
    ['demo null', 'demo', null],
    ['threshold 0', 'threshold', 0],
    ['states that are no list', 'states', {}],
    ['a state that is a list', 'states.0', [{}]],
    ['a state in small letters', 'states.0.code', 'nl'],
    ['a state that ISO 3166 does not know', 'states.0.code', 'XX'],
    ['memberSince known to the month', 'states.0.memberSince', '2026-01'],
    ['an unknown participation', 'states.0.participation', 'observer'],
    ['no contact point', 'states.0.contactPoint', undefined],
    ['a contact point without e-mail', 'states.0.contactPoint.email', 'nobody'],
    ['a telephone number with letters', 'states.0.contactPoint.phone', 'call me'],
    ['an authority name with a bidi override', 'states.0.authorities.0.name', 'Author\u202eity'],
    ['an authority name that is not NFC', 'states.0.authorities.0.name', 'Autorite\u0301'],
    ['an authority name with a lone surrogate', 'states.0.authorities.0.name', 'A\ud800'],
    ['an authority name with a line break', 'states.0.authorities.0.name', 'A\nB'],
    ['an empty authority name', 'states.0.authorities.0.name', ''],
    ['an issuer over http', 'states.0.authorities.0.iss', 'http://screening.nl.example'],
    ['an issuer with credentials', 'states.0.authorities.0.iss', 'https://a:b@screening.nl.example'],
    ['an issuer with a query', 'states.0.authorities.0.iss', 'https://screening.nl.example/?a=b'],
    ['an issuer with an empty fragment', 'states.0.authorities.0.iss', 'https://screening.nl.example/#'],
    ['an issuer in capitals', 'states.0.authorities.0.iss', 'https://SCREENING.nl.example'],
    ['a jwksUri with a query', 'states.0.tokenIssuers.0.jwksUri', 'https://id.nl.example/keys?a=b'],
    [
      'a role of an issuer that the register does not have',
      'states.0.tokenIssuers.0.roles',
      mapping(['admin']),
    ],
    ['a name of an issuer that means nothing', 'states.0.tokenIssuers.0.roles', mapping([])],
    [
      'a name of an issuer that means a role twice',
      'states.0.tokenIssuers.0.roles',
      mapping(['reader', 'reader']),
    ],
    ['a record key of another purpose', 'states.0.authorities.0.keys.0.purpose', 'log'],
    ['a record key of another algorithm', 'states.0.authorities.0.keys.0.alg', 'ES384'],
    [
      'a record key that ends before it begins',
      'states.0.authorities.0.keys.0.notAfter',
      '2025-01-01T00:00:00Z',
    ],
    ['a node key of purpose record', 'nodes.0.keys.0.purpose', 'record'],
    ['a jwk that is a text', 'nodes.0.keys.0.jwk', 'key'],
    ['an origin with a space', 'nodes.0.origin', 'node nl'],
    ['a node address of another scheme', 'nodes.0.url', 'file:///etc'],
    ['a node that hosts a state twice', 'nodes.0.states', ['NL', 'NL', 'FR', 'FI']],
    ['an empty circle', 'circles.0.states', []],
    ['a circle id in capitals', 'circles.0.id', 'NL'],
    ['a circle label in one language', 'circles.0.label.nl', undefined],
    ['an unknown roster', 'circles.0.roster', 'secret'],
    ['a circle that is no treaty circle', 'circles.0.treaty', false],
    ['a quorum of nobody', 'policies.quorum', 0],
    ['a quorum that is a text', 'policies.quorum', '2'],
    ['a quorum of half a node', 'policies.quorum', 1.5],
    ['an audit body that is empty', 'auditors', [{}]],
  ])('refuses %s', async (_, path, value) => {
    expect((await refusalOf(path, value)).code).toBe('ROOT_INVALID');
  });

  it('refuses a list of good states where a state belongs', async () => {
    expect((await refusalOf('states.2', [root.payload.states[2]])).code).toBe('ROOT_INVALID');
  });

  it('says where the fault is', async () => {
    const refusal = await refusalOf('states.0.authorities.0.name', '');
    expect(refusal.path).toEqual(['states', '0', 'authorities', '0', 'name']);
  });

  it.each([
    ['two states of one code', 'states.1.code', 'NL'],
    ['two authorities of one name', 'states.1.authorities.0.iss', 'https://screening.nl.example'],
    ['two circles of one id', 'circles.1.id', 'north-sea'],
  ])('refuses %s', async (_, path, value) => {
    expect((await refusalOf(path, value)).code).toBe('ROOT_DUPLICATE');
  });

  it.each([
    ['a circle with a state that is no member', 'circles.0.states', ['NL', 'BE']],
    ['a node that hosts a state that is no member', 'nodes.0.states', ['NL', 'FR', 'FI', 'BE']],
    ['a root key of a state that is no member', 'rootKeys.0.state', 'BE'],
  ])('refuses %s', async (_, path, value) => {
    expect((await refusalOf(path, value)).code).toBe('ROOT_NOT_A_MEMBER');
  });

  it.each([
    ['a home log that no node keeps', 'states.0.homeLog', 'node.fr.example/log'],
    ['a home log at a node that does not host the state', 'nodes.0.states', ['NL', 'FR']],
  ])('refuses %s', async (_, path, value) => {
    expect((await refusalOf(path, value)).code).toBe('ROOT_HOME_LOG');
  });

  it('refuses a threshold that the states with a root key cannot reach', async () => {
    expect((await refusalOf('threshold', 4)).code).toBe('ROOT_THRESHOLD');
  });

  it('takes a node in the clear only on this machine and only to demonstrate', async () => {
    const demonstration = changed(root.payload, (copy) => {
      copy.demo = true;
      for (const node of copy.nodes) node.url = 'http://127.0.0.1:4000';
    });
    await expect(validateRootPayload(demonstration)).resolves.toBeDefined();
    expect((await refusalOf('nodes.0.url', 'http://127.0.0.1:4000')).code).toBe('ROOT_NODE_URL');
    for (const node of demonstration.nodes) node.url = 'http://node.nl.example';
    await expect(validateRootPayload(demonstration)).rejects.toMatchObject({ code: 'ROOT_NODE_URL' });
  });

  it.each(['iss', 'jwksUri', 'metadataUri'])(
    'takes the %s of an issuer in the clear only on this machine and only to demonstrate',
    async (member) => {
      const path = `states.0.tokenIssuers.0.${member}`;
      expect((await refusalOf(path, 'http://127.0.0.1:4100/nl')).code).toBe('ROOT_ISSUER_URL');
      const demonstration = (url: string): RootPayload =>
        changed(root.payload, (copy) => {
          copy.demo = true;
          const [issuer] = copy.states[0]?.tokenIssuers ?? [];
          Object.assign(issuer ?? {}, { [member]: url });
        });
      await expect(validateRootPayload(demonstration('http://127.0.0.1:4100/nl'))).resolves.toBeDefined();
      const elsewhere = validateRootPayload(demonstration('http://id.nl.example'));
      await expect(elsewhere).rejects.toMatchObject({ code: 'ROOT_ISSUER_URL' });
    },
  );

  describe('on keys', () => {
    const RECORD_KEY = 'states.0.authorities.0.keys.0';

    it('refuses a key with its private part', async () => {
      const refusal = await refusalOf(`${RECORD_KEY}.jwk`, root.keys.recordNL.privateJwk);
      expect(refusal.code).toBe('ROOT_KEY_PRIVATE');
    });

    it('refuses a kid that is the thumbprint of another key', async () => {
      const { kid } = await exampleKey();
      expect((await refusalOf(`${RECORD_KEY}.kid`, kid)).code).toBe('ROOT_KEY_THUMBPRINT');
    });

    it.each(['rootNL', 'witnessNL', 'tokenNL', 'recordFR'] as const)(
      'refuses a record key that is %s as well',
      async (other) => {
        const { kid, jwk } = root.keys[other];
        const draft = changed(root.payload, ({ states: [state] }) => {
          Object.assign(state?.authorities[0]?.keys[0] ?? {}, { kid, jwk });
        });
        await expect(validateRootPayload(draft)).rejects.toMatchObject({ code: 'ROOT_KEY_REUSED' });
      },
    );

    it('refuses a second spelling of a key', async () => {
      const { jwk } = root.keys.recordNL;
      const refusal = await refusalOf(`${RECORD_KEY}.jwk`, { ...jwk, x: `${jwk.x}=` });
      expect(refusal.code).toBe('ROOT_KEY_INVALID');
    });

    it('refuses a key of another curve', async () => {
      const { kid, jwk } = await exampleKey('ES384');
      const draft = changed(root.payload, ({ rootKeys }) => {
        Object.assign(rootKeys[0] ?? {}, { kid, jwk });
      });
      await expect(validateRootPayload(draft)).rejects.toMatchObject({ code: 'ROOT_KEY_INVALID' });
    });

    it('refuses an Ed25519 key where ES256 is required', async () => {
      const { kid, jwk } = await exampleKey('Ed25519');
      const draft = changed(root.payload, ({ rootKeys }) => {
        Object.assign(rootKeys[0] ?? {}, { kid, jwk });
      });
      await expect(validateRootPayload(draft)).rejects.toMatchObject({ code: 'ROOT_KEY_INVALID' });
    });

    it('refuses a symmetric key', async () => {
      expect((await refusalOf(`${RECORD_KEY}.jwk`, { kty: 'oct', k: 'AAAA' })).code).toBe('ROOT_KEY_INVALID');
    });

    it('refuses a point that is not on the curve', async () => {
      const jwk = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
      // The thumbprint of this very JWK (RFC 7638 §3), so that only the curve is at fault.
      const draft = changed(root.payload, ({ rootKeys }) => {
        Object.assign(rootKeys[0] ?? {}, { jwk });
      });
      Object.assign(draft.rootKeys[0] ?? {}, { kid: await calculateJwkThumbprint(jwk) });
      await expect(validateRootPayload(draft)).rejects.toMatchObject({ code: 'ROOT_KEY_INVALID' });
    });

    it('refuses a jwk with a further member', async () => {
      const refusal = await refusalOf(`${RECORD_KEY}.jwk`, { ...root.keys.recordNL.jwk, use: 'sig' });
      expect(refusal.code).toBe('ROOT_KEY_INVALID');
    });
  });
});
