import { Forge } from './__fixtures__/forge.js';
import { codeOf } from './__fixtures__/refusal-code.js';
import { signingInputHash } from './signing-input-hash.js';
import { verifyStatement } from './verify-statement.js';

describe('signingInputHash', () => {
  it('is the same for two valid signatures over one signing input', async () => {
    const forge = await Forge.create();
    const payload = forge.payload();
    const [one, other] = [await forge.sign(payload), await forge.sign(payload)];
    expect(other).not.toBe(one);
    await verifyStatement(one, forge.trust());
    await verifyStatement(other, forge.trust());
    expect(signingInputHash(other)).toBe(signingInputHash(one));
  });

  it('is SHA-256 of header and payload with their dot, in base64url', () => {
    expect(signingInputHash('a.b.c')).toBe(signingInputHash('a.b.d'));
    expect(signingInputHash('a.b.c')).not.toBe(signingInputHash('a.c.c'));
    expect(signingInputHash('abc.')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  it('refuses a text without segments', () => {
    expect(codeOf(() => signingInputHash('abc'))).toBe('STATEMENT_SEGMENTS');
    expect(codeOf(() => signingInputHash('.c'))).toBe('STATEMENT_SEGMENTS');
  });
});
