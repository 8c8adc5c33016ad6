import {
  changed,
  type Example,
  example,
  type ExampleKey,
  exampleKey,
  NOW,
  signedBy,
} from '../test/example-root.js';
import { type Root, type RootPayload, verifyNextRoot, verifyRoot } from './index.js';

describe('verifyNextRoot', () => {
  let root: Example;
  let current: Root;
  let incoming: ExampleKey[];

  beforeAll(async () => {
    root = await example();
    current = await verifyRoot(await signedBy(root.payload, root.keys.rootNL, root.keys.rootFR), NOW);
    incoming = [await exampleKey(), await exampleKey()];
  });

  function next(change: (copy: RootPayload) => void = () => undefined): RootPayload {
    return changed(root.payload, (copy) => {
      copy.version = 2;
      copy.prev = current.digest;
      change(copy);
    });
  }

  /** Replaces the root keys of NL and FR, so that old and new signatories share none but FI. */
  function renewed(): RootPayload {
    return next(({ rootKeys }) => {
      incoming.forEach(({ kid, jwk }, place) => Object.assign(rootKeys[place] ?? {}, { kid, jwk }));
    });
  }

  it('takes the next version signed by the same states', async () => {
    const file = await signedBy(next(), root.keys.rootFR, root.keys.rootFI);
    await expect(verifyNextRoot(file, current, NOW)).resolves.toMatchObject({ payload: { version: 2 } });
  });

  it('takes new root keys that the old ones signed too', async () => {
    const file = await signedBy(renewed(), ...incoming, root.keys.rootNL, root.keys.rootFR);
    await expect(verifyNextRoot(file, current, NOW)).resolves.toMatchObject({ payload: { version: 2 } });
  });

  it('refuses a root signed by the new set only', async () => {
    const file = await signedBy(renewed(), ...incoming);
    await expect(verifyNextRoot(file, current, NOW)).rejects.toMatchObject({ code: 'ROOT_THRESHOLD' });
  });

  it('refuses a root signed by the old set only', async () => {
    const file = await signedBy(renewed(), root.keys.rootNL, root.keys.rootFR);
    await expect(verifyNextRoot(file, current, NOW)).rejects.toMatchObject({ code: 'ROOT_THRESHOLD' });
  });

  it.each<[string, (copy: RootPayload) => void]>([
    ['that skips a version', (copy) => Object.assign(copy, { version: 3 })],
    ['of the same version with other content', (copy) => Object.assign(copy, { version: 1, prev: null })],
    ['over another root', (copy) => Object.assign(copy, { prev: 'A'.repeat(43) })],
    ['that turns a real membership into a demonstration', (copy) => Object.assign(copy, { demo: true })],
  ])('refuses a root %s', async (_, change) => {
    const file = await signedBy(next(change), root.keys.rootNL, root.keys.rootFR);
    await expect(verifyNextRoot(file, current, NOW)).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT' });
  });

  it('refuses an older root again', async () => {
    const second = await verifyRoot(await signedBy(next(), root.keys.rootNL, root.keys.rootFR), NOW);
    const old = await signedBy(root.payload, root.keys.rootNL, root.keys.rootFR);
    await expect(verifyNextRoot(old, second, NOW)).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT' });
  });
});
