import { exampleAuditBody } from '../test/example-audit-body.js';
import { type Example, type ExampleKey, NOW, changed, example, exampleKey } from '../test/example-root.js';
import { type AuditBody, Membership, type RootPayload } from './index.js';
import { mustKeepRevocations } from './list-revocations.js';
import { validateRootPayload } from './validate-root-payload.js';

describe('an audit body of several states in a root', () => {
  let root: Example;
  let key: ExampleKey;

  beforeAll(async () => {
    root = await example();
    key = await exampleKey();
  });

  const withBody = (change: (body: AuditBody, copy: RootPayload) => void = () => undefined): RootPayload =>
    changed(root.payload, (copy) => {
      const body = exampleAuditBody(key);
      copy.auditors.push(body);
      change(body, copy);
    });

  const refusalOf = (payload: RootPayload): Promise<unknown> =>
    validateRootPayload(payload).then(
      () => undefined,
      (error: unknown) => error,
    );

  it('is taken', async () => {
    expect(await refusalOf(withBody())).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ['no id', { id: undefined }],
    ['the code of a state as id', { id: 'NL' }],
    ['no name', { name: '' }],
    ['a name of two lines', { name: 'Court\nof Auditors' }],
    ['no state that consents', { states: [] }],
    ['a state twice', { states: ['NL', 'NL'] }],
    ['a state in small letters', { states: ['nl'] }],
    ['issuers that are no list', { tokenIssuers: {} }],
    ['a beginning without a time', { notBefore: '2026-11-01' }],
    ['no end', { notAfter: undefined }],
    ['an end before its beginning', { notAfter: '2026-10-01T00:00:00Z' }],
    ['a role', { roles: ['auditor'] }],
  ])('is refused with %s', async (_, change) => {
    const refusal = await refusalOf(withBody((body) => Object.assign(body, change)));
    expect(refusal).toMatchObject({ code: 'ROOT_INVALID' });
  });

  it('is refused for a state that is no member', async () => {
    const refusal = await refusalOf(withBody((body) => body.states.push('BE')));
    expect(refusal).toMatchObject({ code: 'ROOT_NOT_A_MEMBER', path: ['auditors', 'court-of-auditors'] });
  });

  it('is refused under an id that another has', async () => {
    const refusal = await refusalOf(
      withBody((body, { auditors }) => auditors.push({ ...structuredClone(body), tokenIssuers: [] })),
    );
    expect(refusal).toMatchObject({ code: 'ROOT_DUPLICATE', path: ['auditors'] });
  });

  it('is refused with the issuer of a state, as with that of another body', async () => {
    const ofState = withBody(
      (body) => void Object.assign(body.tokenIssuers[0] ?? {}, { iss: 'https://id.nl.example' }),
    );
    const ofOther = withBody((body, { auditors }) =>
      auditors.push({
        ...structuredClone(body),
        id: 'other',
        tokenIssuers: body.tokenIssuers.map(({ iss }) => ({ iss, keys: [] })),
      }),
    );
    for (const payload of [ofState, ofOther])
      expect(await refusalOf(payload)).toMatchObject({ code: 'ROOT_DUPLICATE', path: ['tokenIssuers'] });
  });

  it('is refused with a key that is held elsewhere, or with a private one', async () => {
    const reused = withBody((body) => {
      const { kid, jwk } = root.keys.recordNL;
      body.tokenIssuers[0]?.keys.push({ kid, jwk, alg: 'ES256' });
    });
    expect(await refusalOf(reused)).toMatchObject({ code: 'ROOT_KEY_REUSED' });
    const open = withBody((body) => {
      const [token] = body.tokenIssuers[0]?.keys ?? [];
      if (token) token.jwk = key.privateJwk;
    });
    expect(await refusalOf(open)).toMatchObject({ code: 'ROOT_KEY_PRIVATE' });
  });

  it('is refused with an issuer that is reached in the clear', async () => {
    const refusal = await refusalOf(
      withBody(
        (body) => void Object.assign(body.tokenIssuers[0] ?? {}, { jwksUri: 'http://id.court.example/keys' }),
      ),
    );
    expect(refusal).toMatchObject({ code: 'ROOT_ISSUER_URL' });
  });

  it('does not bring a revoked record key back as a key of its tokens', () => {
    const { kid, jwk } = root.keys.recordNL;
    const before = changed(root.payload, (copy) => {
      Object.assign(copy.states[0]?.authorities[0]?.keys[0] ?? {}, { revokedAt: '2026-10-01T00:00:00Z' });
    });
    const after = withBody((body, copy) => {
      copy.states[0]?.authorities[0]?.keys.pop();
      body.tokenIssuers[0]?.keys.push({ kid, jwk, alg: 'ES256' });
    });
    expect(() => mustKeepRevocations(before, after)).toThrow(
      expect.objectContaining({ code: 'ROOT_KEY_REVIVED' }) as Error,
    );
  });

  describe('in force', () => {
    const membership = (): Membership => new Membership({ payload: withBody(), digest: '' });

    it('is found by its issuer, which is no state’s', () => {
      expect(membership().auditIssuer('https://id.court.example')).toMatchObject({
        iss: 'https://id.court.example',
        body: { id: 'court-of-auditors' },
      });
      expect(membership().tokenIssuer('https://id.court.example')).toBeUndefined();
      expect(membership().auditIssuer('https://id.nl.example')).toBeUndefined();
    });

    it('acts for members that have consented, and for nobody else', () => {
      const body = exampleAuditBody(key);
      const states = ['NL', 'FR', 'FI', 'BE', ''].filter((state) =>
        membership().hasConsented(body, state, NOW),
      );
      expect(states).toEqual(['NL']);
      expect(membership().hasConsented(body, 'FI', new Date('2026-12-01T00:00:00Z'))).toBe(true);
    });
  });
});
