import { Forge } from './__fixtures__/forge.js';
import { readStatement } from './read-statement.js';
import { verifyStatement } from './verify-statement.js';

describe('readStatement', () => {
  it('says of a statement what its verification has said', async () => {
    const forge = await Forge.create();
    const signedPart = await forge.sign();
    const { claims } = await verifyStatement(signedPart, forge.trust());
    expect(readStatement(signedPart)).toEqual({ claims });
  });
});
