import { testSigner, verifierOf } from '../../../test/test-signer.js';
import { TestTree } from '../../../test/test-tree.js';
import { openCheckpoint } from '../note/open-checkpoint.js';
import { signCheckpoint } from '../note/sign-checkpoint.js';
import { encodeEntryBundle } from './entry-bundle.js';
import { parseTilePath } from './tile-path.js';
import { type FetchTile, readEntries } from './read-entries.js';

const ORIGIN = 'example.org/log';

describe('readEntries', () => {
  const served = (tree: TestTree, asked: string[] = []): FetchTile => {
    return (path) => {
      asked.push(path);
      const { index, width } = parseTilePath(path);
      return Promise.resolve(encodeEntryBundle(tree.entries.slice(index * 256, index * 256 + width)));
    };
  };
  const read = async (tree: TestTree, fetchTile: FetchTile): Promise<string[]> => {
    const size = tree.entries.length;
    const note = await signCheckpoint({ origin: ORIGIN, size, root: tree.rootAt(size) }, testSigner(ORIGIN));
    const checkpoint = await openCheckpoint(note, ORIGIN, [verifierOf(ORIGIN)]);
    const entries: string[] = [];
    for await (const { index, entry } of readEntries(checkpoint, fetchTile)) {
      expect(index).toBe(entries.length);
      entries.push(Buffer.from(entry).toString());
    }
    return entries;
  };

  it.each([
    [0, []],
    [1, ['tile/entries/000.p/1']],
    [255, ['tile/entries/000.p/255']],
    [256, ['tile/entries/000']],
    [257, ['tile/entries/000', 'tile/entries/001.p/1']],
  ])('reads all %d entries of a log in their order', async (size, paths) => {
    const tree = new TestTree(size);
    const asked: string[] = [];
    expect(await read(tree, served(tree, asked))).toEqual(tree.entries.map(String));
    expect(asked).toEqual(paths);
  });

  it('refuses at the end entries that are not those that were signed', async () => {
    await expect(read(new TestTree(300), served(new TestTree(300, 'other')))).rejects.toMatchObject({
      code: 'LOG_DIFFERS',
    });
  });

  it('passes on that a tile could not be fetched', async () => {
    const gone = (): Promise<Uint8Array> => Promise.reject(new Error('the connection broke'));
    await expect(read(new TestTree(3), gone)).rejects.toThrow('the connection broke');
  });
});
