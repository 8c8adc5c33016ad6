import { changed, type Example, example, NOW, signedBy } from '../test/example-root.js';
import { MembershipDirectory, type Root, type RootPayload, verifyRoot } from './index.js';

describe('MembershipDirectory', () => {
  let root: Example;
  let first: Root;

  const verified = async (payload: RootPayload) =>
    verifyRoot(await signedBy(payload, root.keys.rootNL, root.keys.rootFR), NOW);

  const withoutFinland = (): RootPayload =>
    changed(root.payload, (copy) => {
      copy.version = 2;
      copy.prev = first.digest;
      copy.rootKeys = copy.rootKeys.filter(({ state }) => state !== 'FI');
      copy.states = copy.states.filter(({ code }) => code !== 'FI');
      for (const list of [...copy.nodes, ...copy.circles])
        list.states = list.states.filter((code) => code !== 'FI');
    });

  beforeAll(async () => {
    root = await example();
    first = await verified(root.payload);
  });

  it('answers by the new root as soon as it is in force', async () => {
    const directory = new MembershipDirectory(first);
    expect(directory.current().state('FI')).toBeDefined();
    directory.replace(await verified(withoutFinland()));
    expect(directory.current().state('FI')).toBeUndefined();
  });

  it('leaves a view that was taken before as it was', async () => {
    const directory = new MembershipDirectory(first);
    const before = directory.current();
    directory.replace(await verified(withoutFinland()));
    expect(before.state('FI')).toBeDefined();
  });

  it('keeps the root it has when the other does not follow', async () => {
    const second = await verified(withoutFinland());
    const directory = new MembershipDirectory(second);
    expect(() => directory.replace(first)).toThrow('does not follow version 2');
    expect(directory.current().root).toBe(second);
  });
});
