import { changed, type Example, example, NOW } from '../test/example-root.js';
import { signRoot, verifyRoot } from './index.js';

describe('signRoot', () => {
  let root: Example;

  beforeAll(async () => {
    root = await example();
  });

  it('writes a header of algorithm, key and type for each signer', async () => {
    const { signatures } = await signRoot(root.payload, [root.keys.rootNL, root.keys.rootFR]);
    const headers = signatures.map((entry) => Buffer.from(entry.protected, 'base64url').toString());
    expect(headers).toEqual(
      [root.keys.rootNL, root.keys.rootFR].map(
        ({ kid }) => `{"alg":"ES256","kid":"${kid}","typ":"register-root+json"}`,
      ),
    );
  });

  it('writes a file that verifies', async () => {
    const file = await signRoot(root.payload, [root.keys.rootFI, root.keys.rootFR]);
    await expect(verifyRoot(file, NOW)).resolves.toMatchObject({ payload: { threshold: 2 } });
  });

  it('refuses to sign what no node would take', async () => {
    const wrong = changed(root.payload, (copy) => {
      copy.threshold = 9;
    });
    await expect(signRoot(wrong, [root.keys.rootNL])).rejects.toMatchObject({ code: 'ROOT_THRESHOLD' });
  });

  it('refuses a signing key under the name of another', async () => {
    const signer = { kid: root.keys.rootNL.kid, privateJwk: root.keys.rootFR.privateJwk };
    await expect(signRoot(root.payload, [signer])).rejects.toMatchObject({ code: 'ROOT_KEY_THUMBPRINT' });
  });

  it('refuses a root that nobody signs', async () => {
    await expect(signRoot(root.payload, [])).rejects.toMatchObject({ code: 'ROOT_THRESHOLD' });
  });
});
