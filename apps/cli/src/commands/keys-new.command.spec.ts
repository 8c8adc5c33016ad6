import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { KEY_USES } from '../key-uses.js';
import { runCli } from '../run-cli.js';

describe('grounds keys new', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-keys-new-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function made(...words: string[]): Promise<{ printed: string; kept: Record<string, string> }> {
    const out = join(folder, 'key.jwk.json');
    const terminal = new MemoryTerminal();
    expect(await runCli(['keys', 'new', '--out', out, '--json', ...words], terminal)).toBe(0);
    return {
      printed: terminal.output,
      kept: JSON.parse(readFileSync(out, 'utf8')) as Record<string, string>,
    };
  }

  it.each(KEY_USES)('never prints the private half of a key for %s', async (use) => {
    const { printed, kept } = await made('--for', use);
    const { kid, jwk } = JSON.parse(printed) as { kid: string; jwk: object };
    expect(kid).toMatch(/^[\w-]{43}$/);
    expect(jwk).toEqual(Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'd')));
    expect(printed).not.toContain(kept.d);
  });

  it('makes P-256 for statements, which is what it does unasked', async () => {
    expect((await made()).kept).toMatchObject({ kty: 'EC', crv: 'P-256' });
  });

  it('makes Ed25519 for a node', async () => {
    expect((await made('--for', 'log')).kept).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
  });
});
