import { type Example, NOW, changed, example, exampleKey } from '../test/example-root.js';
import { addRootSignature } from './add-root-signature.js';
import { joinRootFiles } from './join-root-files.js';
import { proposeRoot } from './propose-root.js';
import { readProposedRoot } from './read-proposed-root.js';
import type { Root, RootFile } from './root.type.js';
import { verifyNextRoot } from './verify-next-root.js';
import { verifyRoot } from './verify-root.js';

describe('a root on its way between states', () => {
  let root: Example;
  let first: Root;

  const signed = async (file: RootFile, ...names: ('rootNL' | 'rootFR' | 'rootFI')[]): Promise<RootFile> => {
    let last = file;
    for (const name of names) last = (await addRootSignature(last, root.keys[name])).file;
    return last;
  };

  beforeAll(async () => {
    root = await example();
    first = await verifyRoot(await signed(await proposeRoot(root.payload), 'rootNL', 'rootFR'), NOW);
  });

  const next = (change: Parameters<typeof changed>[1] = () => undefined) =>
    changed(root.payload, (copy) => {
      copy.version = 2;
      copy.prev = first.digest;
      change(copy);
    });

  it('is signed over the bytes that were proposed, one state after the other', async () => {
    const proposal = await proposeRoot(next(), first);
    const whole = await signed(proposal, 'rootNL', 'rootFI');
    expect(whole.payload).toBe(proposal.payload);
    await expect(verifyNextRoot(whole, first, NOW)).resolves.toMatchObject({ payload: { version: 2 } });
  });

  it('is put together of what was signed at several places', async () => {
    const proposal = await proposeRoot(next(), first);
    const halves = [
      await signed(proposal, 'rootNL'),
      await signed(proposal, 'rootFR'),
      await signed(proposal, 'rootNL'),
    ];
    const whole = joinRootFiles(halves);
    expect(whole.signatures).toHaveLength(2);
    await expect(verifyNextRoot(whole, first, NOW)).resolves.toBeDefined();
  });

  it('says at each place who has signed, and how many must', async () => {
    const proposal = await proposeRoot(next(), first);
    expect(await readProposedRoot(proposal, first)).toMatchObject({
      own: { signed: [], needed: 2 },
      before: { signed: [], needed: 2 },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const { own, before } = await readProposedRoot(await signed(proposal, 'rootFR', 'rootFI'), first);
    expect([own.signed, before?.signed]).toEqual([
      ['FI', 'FR'],
      ['FI', 'FR'],
    ]);
  });

  it('is signed by a state that leaves with it, by its key of before', async () => {
    const leaving = next((copy) => {
      copy.rootKeys = copy.rootKeys.filter(({ state }) => state !== 'FI');
    });
    const proposal = await proposeRoot(leaving, first);
    const { state } = await addRootSignature(proposal, root.keys.rootFI, first);
    expect(state).toBe('FI');
    await expect(addRootSignature(proposal, root.keys.rootFI)).rejects.toMatchObject({
      code: 'ROOT_SIGNER_UNKNOWN',
    });
  });

  it('is not signed by a stranger, nor twice by one key', async () => {
    const proposal = await proposeRoot(next(), first);
    await expect(addRootSignature(proposal, await exampleKey())).rejects.toMatchObject({
      code: 'ROOT_SIGNER_UNKNOWN',
    });
    await expect(addRootSignature(await signed(proposal, 'rootNL'), root.keys.rootNL)).rejects.toMatchObject({
      code: 'ROOT_SIGNED_ALREADY',
    });
  });

  it('is not put together of two proposals, or of nothing', async () => {
    const one = await proposeRoot(next(), first);
    const other = await proposeRoot(
      next((copy) => (copy.threshold = 1)),
      first,
    );
    expect(() => joinRootFiles([one, other])).toThrow(
      expect.objectContaining({ code: 'ROOT_FILES_DIFFER' }) as Error,
    );
    expect(() => joinRootFiles([])).toThrow(expect.objectContaining({ code: 'ROOT_MALFORMED' }) as Error);
  });

  it('is not proposed when no node would take it', async () => {
    await expect(
      proposeRoot(
        next((copy) => (copy.version = 3)),
        first,
      ),
    ).rejects.toMatchObject({
      code: 'ROOT_NOT_NEXT',
    });
    await expect(proposeRoot({ ...next(), typo: 1 }, first)).rejects.toMatchObject({
      code: 'ROOT_INVALID',
      path: ['typo'],
    });
  });

  it.each([
    ['a version left out', { version: 3 }],
    ['its own version again', { version: 1 }],
    ['another root before it', { prev: 'A'.repeat(43) }],
  ])('C3 is not shown to a signer as the next one with %s', async (_what, members) => {
    const bytes = Buffer.from(JSON.stringify(next((copy) => void Object.assign(copy, members))));
    const file = { payload: bytes.toString('base64url'), signatures: [] };
    await expect(readProposedRoot(file, first)).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT' });
  });

  it('is not proposed as a first root when it follows another', async () => {
    await expect(proposeRoot(next())).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT', path: ['version'] });
    const named = { ...root.payload, prev: first.digest };
    await expect(proposeRoot(named)).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT', path: ['prev'] });
  });

  it('is refused when a signature in it does not verify', async () => {
    const file = await signed(await proposeRoot(next(), first), 'rootNL');
    const [entry] = file.signatures;
    const forged = {
      ...file,
      signatures: [{ protected: entry?.protected ?? '', signature: 'A'.repeat(86) }],
    };
    await expect(readProposedRoot(forged, first)).rejects.toMatchObject({ code: 'ROOT_SIGNATURE' });
  });
});
