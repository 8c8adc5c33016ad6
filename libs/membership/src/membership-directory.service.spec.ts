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
    await directory.replace(await verified(withoutFinland()));
    expect(directory.current().state('FI')).toBeUndefined();
  });

  it('leaves a view that was taken before as it was', async () => {
    const directory = new MembershipDirectory(first);
    const before = directory.current();
    await directory.replace(await verified(withoutFinland()));
    expect(before.state('FI')).toBeDefined();
  });

  it('keeps the root it has when the other does not follow', async () => {
    const second = await verified(withoutFinland());
    const directory = new MembershipDirectory(second);
    await expect(directory.replace(first)).rejects.toThrow('does not follow version 2');
    expect(directory.current().root).toBe(second);
    expect(directory.coming().root).toBe(second);
  });

  it('lets all listeners finish, one after the other, before the new root is in force', async () => {
    const directory = new MembershipDirectory(first);
    const versions: string[] = [];
    const note = (name: string) => async (): Promise<void> => {
      await Promise.resolve();
      const [current, coming] = [directory.current(), directory.coming()].map(
        ({ root: { payload } }) => payload.version,
      );
      versions.push(`${name}: ${current}, coming ${coming}`);
    };
    directory.onReplace(note('one'));
    directory.onReplace(note('other'));
    await directory.replace(await verified(withoutFinland()));
    expect(versions).toEqual(['one: 1, coming 2', 'other: 1, coming 2']);
    expect(directory.current()).toBe(directory.coming());
    expect(directory.current().root.payload.version).toBe(2);
  });

  it('keeps the root it has when a listener fails, and takes the other when it is tried again', async () => {
    const directory = new MembershipDirectory(first);
    const failures = [new Error('the rows could not be written')];
    directory.onReplace(() => {
      const failure = failures.pop();
      return failure ? Promise.reject(failure) : Promise.resolve();
    });
    const second = await verified(withoutFinland());
    await expect(directory.replace(second)).rejects.toThrow('the rows could not be written');
    expect(directory.current().root).toBe(first);
    expect(directory.coming().root).toBe(first);
    await directory.replace(second);
    expect(directory.current().root).toBe(second);
  });

  it('takes one of two roots that both follow, however they come', async () => {
    const directory = new MembershipDirectory(first);
    directory.onReplace(() => new Promise((resolve) => setTimeout(resolve, 5)));
    const second = await verified(withoutFinland());
    const rival = await verified(changed(withoutFinland(), (copy) => (copy.threshold = 1)));
    const [one, other] = await Promise.allSettled([directory.replace(second), directory.replace(rival)]);
    expect(one.status).toBe('fulfilled');
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'ROOT_NOT_NEXT' } });
    expect(directory.current().root).toBe(second);
  });

  it('asks no listener about a root that does not follow', async () => {
    const directory = new MembershipDirectory(await verified(withoutFinland()));
    let asked = 0;
    directory.onReplace(() => Promise.resolve(void (asked += 1)));
    await expect(directory.replace(first)).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT' });
    expect(asked).toBe(0);
  });
});
