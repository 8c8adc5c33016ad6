import { lineHash, seal, emptyChain } from '#journal/core';
import { sealedLines } from '#journal';

import { JournalBench, ORIGIN } from '../../../../../libs/journal/test/journal-bench.js';
import { checkJournal } from './check-journal.js';

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

describe('checkJournal, on a journal whose head is in the log', () => {
  let bench: JournalBench;

  /** Three lines of the day before, sealed, and their head logged. */
  beforeEach(async () => {
    bench = await JournalBench.open(await JournalBench.database());
    await bench.ask('NL', 3);
    await bench.sealer().seal();
    bench.clock.time = new Date('2026-11-24T00:00:03Z');
    expect(await bench.anchor().logHead()).toBe(true);
  });

  afterEach(() => bench.database.close());

  const found = (): Promise<Record<string, string | undefined>> =>
    bench.database.source.transaction(async (manager) => {
      await manager.query('SET LOCAL ROLE NONE');
      const findings = await checkJournal(manager, ORIGIN, () => undefined);
      return Object.fromEntries(findings.map(({ check, first }) => [check, first]));
    });

  it('finds nothing wrong as it was written', async () => {
    expect(await found()).toEqual({ journal: undefined, 'journal heads': undefined });
  });

  it('H3: tells by the log that it was trimmed, though its own head was trimmed with it', async () => {
    await bench.asOwner(
      'DELETE FROM journal_record WHERE line_id IN (SELECT line_id FROM journal_line WHERE seq = 3)',
    );
    await bench.asOwner('DELETE FROM journal_line WHERE seq = 3');
    await bench.asOwner('DELETE FROM journal_seal WHERE seq = 3');
    await bench.asOwner(
      'UPDATE journal_head SET seq = 2, logged_seq = 2, chain_hash = (SELECT chain_hash FROM journal_seal WHERE seq = 2)',
    );
    expect(await found()).toEqual({
      journal: undefined,
      'journal heads': 'the log holds line 3 of 2026-11-23, and the journal ends at line 2',
    });
  });

  it('H3: tells by the log that it was written anew from a changed line on, with hashes that fit', async () => {
    await bench.asOwner(`UPDATE journal_line SET officer = 'somebody' WHERE seq = 2`);
    const lines = await bench.database.source.transaction(async (manager) => {
      await manager.query('SET LOCAL ROLE NONE');
      return sealedLines(manager, 0, 10);
    });
    let chain = emptyChain(ORIGIN);
    for (const { seq, line } of lines) {
      if (!line) throw new Error('Nothing has expired.');
      const next = seal(chain, lineHash(line.content, line.salt));
      await bench.asOwner('UPDATE journal_seal SET line_hash = $2, chain_hash = $3 WHERE seq = $1', [
        seq,
        hex(next.lineHash),
        hex(next.chainHash),
      ]);
      chain = next;
    }
    await bench.asOwner('UPDATE journal_head SET chain_hash = $1', [hex(chain.chainHash)]);
    expect(await found()).toEqual({
      journal: undefined,
      'journal heads': 'the journal at line 3 is not the one logged on 2026-11-23',
    });
  });
});
