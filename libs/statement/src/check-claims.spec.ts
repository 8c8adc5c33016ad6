import { AFTER, Forge } from './__fixtures__/forge.js';
import { refusalOf } from './__fixtures__/refusal-code.js';
import { checkClaims } from './check-claims.js';
import type { JsonObject } from './parse-strict-json.js';

describe('checkClaims', () => {
  let forge: Forge;
  const judge = (changes: Record<string, unknown>): string =>
    refusalOf(() => checkClaims(forge.payload(changes) as JsonObject));

  beforeAll(async () => {
    forge = await Forge.create();
  });

  it('returns the claims of the profile, with the demonstration mark only where it stands', () => {
    expect(checkClaims(forge.payload() as JsonObject)).not.toHaveProperty('demo');
    expect(checkClaims(forge.payload({ demo: true }) as JsonObject)).toMatchObject({
      demo: true,
      after: AFTER,
    });
  });

  it.each(['exp', 'nbf', 'sub', 'aud', 'seq', 'ref', 'kind', 'cnf', 'status', 'toString', ''])(
    'refuses the further claim %j',
    (name) => {
      expect(judge({ [name]: 1 })).toBe('STATEMENT_CLAIM_UNKNOWN at payload');
    },
  );

  it.each([undefined, null, '', 'urn:grounds:statement:', 'urn:grounds:statement:1 ', 1])(
    'refuses the profile %j',
    (vct) => {
      expect(judge({ vct })).toBe('STATEMENT_PROFILE at payload/vct');
    },
  );

  it.each([
    undefined,
    null,
    7,
    '',
    'http://a.example',
    'https://',
    'https://A.example',
    'https://a.example/?q',
    'https://a.example/#f',
    'https://u:p@a.example',
    'https://a.example:443',
    ' https://a.example',
    'https://a.example/a/../b',
    'https://a.example?',
    'https://a.example/#',
    'urn:x',
    `https://a.example/${'a'.repeat(300)}`,
  ])('refuses the issuer %j', (iss) => {
    expect(judge({ iss })).toBe('STATEMENT_ISSUER at payload/iss');
  });

  it.each([
    'https://a.example',
    'https://a.example/',
    'https://a.example:8443/nl',
    'https://xn--caf-dma.example/',
  ])('takes the issuer %s', (iss) => {
    expect(judge({ iss })).toBe('accepted');
  });

  it.each([undefined, null, '1700000000', 0, -1, true, [1]])('refuses the time of issue %j', (iat) => {
    expect(judge({ iat })).toBe('STATEMENT_ISSUED_AT at payload/iat');
  });

  it.each([
    undefined,
    1,
    '',
    'A'.repeat(21),
    'A'.repeat(23),
    `${'A'.repeat(21)}B`,
    `${'A'.repeat(21)}=`,
    `${'A'.repeat(21)}/`,
  ])('refuses the id %j', (jti) => {
    expect(judge({ jti })).toBe('STATEMENT_ID at payload/jti');
  });

  it.each([false, 1, 'true', null])('refuses the demonstration mark %j', (demo) => {
    expect(judge({ demo })).toBe('STATEMENT_DEMONSTRATION at payload/demo');
  });

  it.each([
    undefined,
    null,
    'log',
    [],
    { ...AFTER, more: 1 },
    { origin: AFTER.origin, size: 7 },
    { ...AFTER, size: -1 },
    { ...AFTER, size: '7' },
    { ...AFTER, origin: '' },
    { ...AFTER, origin: 'log example' },
    { ...AFTER, origin: 'log+key' },
    { ...AFTER, origin: 'lög.example' },
    { ...AFTER, root: 'A'.repeat(43) },
    { ...AFTER, root: `${'A'.repeat(42)}B=` },
    { ...AFTER, root: `${'_'.repeat(42)}A=` },
    { ...AFTER, root: 7 },
  ])('refuses the log position %j', (after) => {
    expect(judge({ after })).toBe('STATEMENT_AFTER at payload/after');
  });

  it('takes the position of an empty log', () => {
    expect(judge({ after: { ...AFTER, size: 0 } })).toBe('accepted');
  });
});

describe('checkClaims on the digests', () => {
  let forge: Forge;
  const judge = (change: (digests: string[]) => unknown): string =>
    refusalOf(() => checkClaims(forge.payload({ _sd: change(forge.digests()) }) as JsonObject));

  beforeAll(async () => {
    forge = await Forge.create();
  });

  it('refuses anything but an array of digests', () => {
    const bad = [
      () => undefined,
      () => ({}),
      () => 'A',
      ([, ...rest]: string[]) => ['A'.repeat(42), ...rest],
    ];
    for (const change of bad) expect(judge(change)).toBe('STATEMENT_DIGEST_FORM at payload/_sd');
    expect(judge(([, ...rest]) => [`${'A'.repeat(42)}B`, ...rest])).toBe(
      'STATEMENT_DIGEST_FORM at payload/_sd',
    );
  });

  it('refuses every length that is not a bucket', () => {
    const withLength = (length: number) => judge(() => Array.from({ length }, (_, at) => digestNumber(at)));
    expect([32, 64, 128, 256, 512].map(withLength)).toEqual(Array(5).fill('accepted'));
    expect([0, 1, 31, 33, 63, 65, 255, 511, 513, 1024].map(withLength)).toEqual(
      Array(10).fill('STATEMENT_DIGEST_COUNT at payload/_sd'),
    );
  });

  it('refuses digests out of order, which could number the parts', () => {
    expect(judge((digests) => [...digests].reverse())).toBe('STATEMENT_DIGEST_ORDER at payload/_sd');
    expect(judge(([first = '', second = '', ...rest]) => [second, first, ...rest])).toBe(
      'STATEMENT_DIGEST_ORDER at payload/_sd',
    );
  });

  it('refuses a digest twice, side by side or apart', () => {
    expect(judge(([first = '', , ...rest]) => [first, first, ...rest])).toBe(
      'STATEMENT_DIGEST_REPEATED at payload/_sd',
    );
    expect(judge((digests) => [...digests.slice(0, -1), digests[0] ?? ''])).toBe(
      'STATEMENT_DIGEST_REPEATED at payload/_sd',
    );
  });
});

/** A well-formed digest that sorts after that of any smaller number. */
function digestNumber(at: number): string {
  return `${String(at).padStart(42, '0')}A`;
}
