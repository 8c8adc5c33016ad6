import { type Example, changed, example, signedBy } from '../test/example-root.js';
import {
  type KeptRootFile,
  type Root,
  type RootFile,
  type RootPayload,
  linkRoots,
  verifyTrustedRoot,
} from './index.js';

describe('linkRoots', () => {
  let register: Example;
  /** Versions 1 to 3, each signed by enough members of the one before. */
  let files: RootFile[];
  let roots: Root[];

  const after = (before: Root, change: (copy: RootPayload) => void = () => undefined): Promise<RootFile> =>
    signedBy(
      changed(before.payload, (copy) => {
        copy.version += 1;
        copy.prev = before.digest;
        change(copy);
      }),
      register.keys.rootNL,
      register.keys.rootFR,
    );

  const kept = async (...held: readonly (RootFile | undefined)[]): Promise<KeptRootFile[]> =>
    Promise.all(
      held
        .flatMap((file) => (file ? [file] : []))
        .map(async (file) => {
          const { payload, digest } = await verifyTrustedRoot(file);
          return {
            version: payload.version,
            digest: Buffer.from(digest, 'base64url'),
            file: JSON.stringify(file),
          };
        }),
    );

  const versions = ({ roots: linked }: { roots: readonly Root[] }): number[] =>
    linked.map(({ payload }) => payload.version);

  beforeAll(async () => {
    register = await example();
    files = [await signedBy(register.payload, register.keys.rootNL, register.keys.rootFR)];
    roots = [];
    for (let version = 1; version <= 3; version += 1) {
      const root = await verifyTrustedRoot(files.at(-1));
      roots.push(root);
      if (version < 3) files.push(await after(root));
    }
  });

  it('starts with the root given by hand where nothing is kept', async () => {
    const linked = await linkRoots(files[1], []);
    expect(versions(linked)).toEqual([2]);
    expect(linked.next).toBeUndefined();
  });

  it('goes on to the newest kept one from an old file', async () => {
    expect(versions(await linkRoots(files[0], await kept(...files)))).toEqual([1, 2, 3]);
  });

  it('has the kept ones before a newer file, by the hashes that link them', async () => {
    expect(versions(await linkRoots(files[2], await kept(...files)))).toEqual([1, 2, 3]);
  });

  it('hands on a file that follows what is kept, for the node to take', async () => {
    const linked = await linkRoots(files[2], await kept(files[0], files[1]));
    expect(versions(linked)).toEqual([1, 2]);
    expect(linked.next).toEqual(files[2]);
  });

  it('refuses a file with a version between that is missing', async () => {
    await expect(linkRoots(files[2], await kept(files[0]))).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT' });
  });

  it('refuses a file older than all that is kept', async () => {
    await expect(linkRoots(files[0], await kept(files[1], files[2]))).rejects.toMatchObject({
      code: 'ROOT_NOT_NEXT',
    });
  });

  it('refuses another root of a version that the node has gone by', async () => {
    const [first] = roots;
    if (!first) throw new Error('There is no first root.');
    const rival = await after(first, (copy) => (copy.expires = '2028-01-01T00:00:00Z'));
    await expect(linkRoots(rival, await kept(...files))).rejects.toMatchObject({ code: 'ROOT_FORKED' });
  });

  it('refuses a kept root that somebody without the members put there', async () => {
    const [, second] = roots;
    const forged = changed(second?.payload ?? register.payload, (copy) => {
      copy.version = 3;
      copy.prev = second?.digest ?? '';
      copy.threshold = 1;
    });
    const rows = await kept(files[0], files[1], await signedBy(forged, register.keys.rootFI));
    await expect(linkRoots(files[0], rows)).rejects.toMatchObject({ code: 'ROOT_THRESHOLD' });
  });

  it('refuses an earlier root that the one given by hand does not name', async () => {
    const [first] = roots;
    if (!first) throw new Error('There is no first root.');
    const rival = await after(first, (copy) => (copy.expires = '2028-01-01T00:00:00Z'));
    const rows = await kept(files[0], rival, files[2]);
    await expect(linkRoots(files[2], rows)).rejects.toMatchObject({ code: 'ROOT_NOT_NEXT' });
  });
});
