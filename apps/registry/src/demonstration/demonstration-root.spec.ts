import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type RootFile, type RootPayload, signRoot } from '#membership';

import { demonstrationKey } from './demonstration-keys.js';
import { demonstrationRoot } from './demonstration-root.js';

const URL = 'http://127.0.0.1:4000';

describe("the demonstration's root", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-root-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const payloadOf = (path: string): RootPayload => {
    const { payload } = JSON.parse(readFileSync(path, 'utf8')) as RootFile;
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as RootPayload;
  };

  async function rewrite(path: string, change: (payload: RootPayload) => void): Promise<string> {
    const payload = payloadOf(path);
    change(payload);
    const signers = await Promise.all(
      payload.rootKeys.map((key) => demonstrationKey(folder, 'root', key.state)),
    );
    const text = JSON.stringify(await signRoot(payload, signers));
    writeFileSync(path, text);
    return text;
  }

  it('is made once, and lists a key of the node for each purpose', async () => {
    const path = await demonstrationRoot(folder, URL);
    const text = readFileSync(path, 'utf8');
    await demonstrationRoot(folder, URL);
    expect(readFileSync(path, 'utf8')).toBe(text);
    const purposes = payloadOf(path).nodes.flatMap(({ keys }) => keys.map(({ purpose }) => purpose));
    expect(purposes.sort()).toEqual(['log', 'node', 'witness']);
  });

  it('is made anew, with the same states and keys, where one without keys of the node was left', async () => {
    const path = await demonstrationRoot(folder, URL);
    const before = payloadOf(path);
    await rewrite(path, ({ nodes }) => nodes.forEach((node) => (node.keys = [])));
    await demonstrationRoot(folder, URL);
    expect(payloadOf(path)).toEqual(before);
  });

  it('is left as it is when somebody has changed it', async () => {
    const path = await demonstrationRoot(folder, URL);
    const text = await rewrite(path, ({ nodes }) => {
      nodes.push({ origin: 'elsewhere.invalid/log', url: 'https://elsewhere.invalid', states: [], keys: [] });
    });
    await demonstrationRoot(folder, URL);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
