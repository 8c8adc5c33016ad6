import type { AuditTrust } from '#audit/core';
import { EMPTY_ROOT, signCheckpoint } from '#ledger/core';

import { testSigner, verifierOf } from '../../../../libs/ledger/test/test-signer.js';
import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { NodeClient } from '../client/node-client.js';
import { Progress } from './progress.js';
import { readOwnStatements } from './read-own-statements.js';

describe('readOwnStatements', () => {
  it('takes no other log than the one asked about, though its keys are trusted too', async () => {
    const other = { origin: 'other.example/log', size: 0, root: EMPTY_ROOT };
    const note = await signCheckpoint(other, testSigner(other.origin));
    const client = new NodeClient({
      url: 'http://127.0.0.1:9',
      officer: undefined,
      token: undefined,
      keyFile: undefined,
    });
    client.log = () => Promise.resolve(Buffer.from(note));
    const trust: Pick<AuditTrust, 'logKeys'> = { logKeys: (origin) => [verifierOf(origin)] };
    const asked = { state: 'NL', year: 2026, origin: 'own.example/log' };
    const progress = new Progress(new MemoryTerminal(), 'entries');
    const read = (origin: string): Promise<unknown> =>
      readOwnStatements(client, trust as AuditTrust, { ...asked, origin }, new Date(), progress);
    await expect(read('own.example/log')).rejects.toMatchObject({ code: 'NOTE_UNVERIFIED' });
    await expect(read('other.example/log')).resolves.toMatchObject({ statements: [] });
  });
});
