import { mkdtempSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DyingTransactions } from '../test/dying-transactions.js';
import { LogBench, NOW, ORIGIN } from '../test/log-bench.js';
import { testSigner, verifierOf } from '../test/test-signer.js';
import { EMPTY_ROOT } from './core/hash-tree.js';
import { parseCheckpoint } from './core/note/checkpoint.js';
import { parseNote } from './core/note/note.js';
import { type SignedCheckpoint, openCheckpoint } from './core/note/open-checkpoint.js';
import { signCheckpoint } from './core/note/sign-checkpoint.js';
import type { Signer } from './core/signer.js';
import { CheckpointStore, LogCheckpoint, LogPublisher } from './index.js';

describe('LogPublisher', () => {
  let log: LogBench;

  beforeAll(async () => {
    log = await LogBench.open();
  });

  beforeEach(() => log.reset());

  afterAll(() => log.close());

  const published = (): Promise<LogCheckpoint | null> =>
    log.run((manager) => new CheckpointStore().newest(manager));
  const opened = async (): Promise<SignedCheckpoint> =>
    openCheckpoint((await published())?.note ?? '', ORIGIN, [verifierOf(ORIGIN)]);
  const headFile = (): string => join(log.options.folder, 'signed-head');

  /** Takes the log in the database back to its first entries, as restoring a backup does. */
  const restore = (size: number): Promise<void> =>
    log.run(async (manager) => {
      await manager.query('RESET ROLE');
      await manager.query('DELETE FROM log_entry WHERE log_index >= $1', [size]);
      await manager.query(
        `UPDATE log_head SET size = $1, frontier = e.leaf_hash, root_hash = e.leaf_hash
           FROM log_entry e WHERE e.log_index = 0`,
        [size],
      );
      await manager.query('DELETE FROM log_checkpoint');
    });

  it('signs the empty log at the first start', async () => {
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('signing');
    expect((await opened()).size).toBe(0);
  });

  it('signs what was committed, with the log key, and keeps it outside the database', async () => {
    await log.append('a', 'b', 'c');
    await log.publisher().publish();
    const { size, root } = await opened();
    const position = await log.run((manager) => log.store.position(manager));
    expect({ size, root: Buffer.from(root) }).toEqual({ size: 3, root: position.rootHash });
    expect(await readFile(headFile(), 'utf8')).toBe((await published())?.note);
  });

  it('signs nothing twice when nothing was added', async () => {
    await log.append('a');
    await log.publisher().publish();
    const before = await published();
    log.clock.time = new Date(NOW.getTime() + 60_000);
    await log.publisher().publish();
    expect(await published()).toEqual(before);
  });

  it('answers calls that come while it is at work with one more', async () => {
    let signatures = 0;
    const signer = testSigner(ORIGIN);
    const counting: Signer = {
      ...signer,
      sign: (bytes) => {
        signatures += 1;
        return signer.sign(bytes);
      },
    };
    const publisher = log.publisher({ signers: { log: () => counting } });
    await log.append('a');
    const first = publisher.publish();
    await log.append('b');
    await Promise.all([first, ...Array.from({ length: 20 }, () => publisher.publish())]);
    expect((await opened()).size).toBe(2);
    expect(signatures).toBeLessThanOrEqual(2);
  });

  it('D24: signs at the next start what a process committed and did not come to sign', async () => {
    const dying: Signer = {
      ...testSigner(ORIGIN),
      sign: () => Promise.reject(new Error('killed between commit and sign')),
    };
    await log.append('a');
    await log.publisher({ signers: { log: () => dying } }).publish();
    expect(await published()).toBeNull();
    const next = log.publisher();
    await next.publish();
    expect(next.state).toBe('signing');
    expect((await opened()).size).toBe(1);
  });

  it('D24: publishes at the next start what was kept outside the database and did not come into it', async () => {
    await log.append('a', 'b');
    const { rootHash } = await log.run((manager) => log.store.position(manager));
    const note = await signCheckpoint({ origin: ORIGIN, size: 2, root: rootHash }, testSigner(ORIGIN));
    await writeFile(headFile(), note);
    const next = log.publisher();
    await next.publish();
    expect(next.state).toBe('signing');
    expect((await published())?.note).toBe(note);
  });

  it('D24: goes on from a file that was half written when the process died', async () => {
    await log.append('a');
    await writeFile(`${headFile()}.new`, 'example.org/log\n1');
    const next = log.publisher();
    await next.publish();
    expect(next.state).toBe('signing');
    expect(await readFile(headFile(), 'utf8')).toBe((await published())?.note);
  });

  it('D24: gives the same note when the database died between writing it and publishing it', async () => {
    await log.append('a', 'b');
    const dying = new DyingTransactions(log.database, log.clock);
    await new LogPublisher(dying, log.store, log.options).publish();
    expect(await published()).toBeNull();
    const kept = await readFile(headFile(), 'utf8');
    await log.append('c');
    await log.publisher().publish();
    expect((await opened()).size).toBe(3);
    const { root } = parseCheckpoint(parseNote(kept).text);
    expect(await log.run((manager) => log.store.rootAt(manager, 2))).toEqual(Buffer.from(root));
  });

  it.each(['', 'example.org/log', '\u0000'.repeat(200)])(
    'D24: signs nothing over a kept checkpoint that is damaged: %j',
    async (text) => {
      await log.append('a');
      await writeFile(headFile(), text);
      const publisher = log.publisher();
      await publisher.publish();
      expect(publisher.state).toBe('signed_head_unreadable');
      expect(await published()).toBeNull();
    },
  );

  it('signs nothing when the kept checkpoint may not be read, or is of another log', async () => {
    await log.append('a');
    await mkdir(headFile());
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('signed_head_unreadable');
    await rm(headFile(), { recursive: true });
    const other = { origin: 'elsewhere.example/log', size: 0, root: EMPTY_ROOT };
    await writeFile(headFile(), await signCheckpoint(other, testSigner(ORIGIN)));
    await publisher.publish();
    expect(publisher.state).toBe('signed_head_unreadable');
  });

  it('looks again when somebody wants to append, so that the next one gets in', async () => {
    await log.append('a');
    const signers: { log: () => Signer | undefined } = { log: () => undefined };
    const publisher = log.publisher({ signers });
    await publisher.publish();
    const refused = expect.objectContaining({ code: 'LOG_NOT_SIGNING' }) as Error;
    expect(() => publisher.requireSigning()).toThrow(refused);
    signers.log = () => testSigner(ORIGIN);
    expect(() => publisher.requireSigning()).toThrow(refused);
    await publisher.publish();
    expect(() => publisher.requireSigning()).not.toThrow();
  });

  it('D25: does not sign a database that is older than what was signed, and takes nothing in', async () => {
    await log.append('a', 'b', 'c');
    await log.publisher().publish();
    await restore(1);
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('restored_backup');
    expect(await published()).toBeNull();
    expect(() => publisher.requireSigning()).toThrow(
      expect.objectContaining({ code: 'LOG_NOT_SIGNING' }) as Error,
    );
  });

  it('D25: does not sign a restored database that has grown again to the size that was signed', async () => {
    await log.append('a', 'b');
    await log.publisher().publish();
    await restore(1);
    await log.append('another');
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('root_mismatch');
  });

  it('D25: does not sign a database that is older than the checkpoint in it', async () => {
    await log.append('a', 'b');
    await log.publisher().publish();
    await rm(headFile());
    const checkpoint = await published();
    await restore(1);
    await log.run((manager) => manager.save(LogCheckpoint, { ...checkpoint }));
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('restored_backup');
  });

  it('D1: does not sign a log whose entries were changed below the checkpoint', async () => {
    await log.append('a', 'b');
    await log.publisher().publish();
    await log.append('c');
    await log.run(async (manager) => {
      await manager.query('RESET ROLE');
      await manager.query(`UPDATE log_entry SET root_hash = sha256('other') WHERE log_index = 1`);
    });
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('root_mismatch');
  });

  it('D1: does not sign a log whose head does not follow from its entries', async () => {
    await log.append('a', 'b');
    await log.run(async (manager) => {
      await manager.query('RESET ROLE');
      await manager.query(`UPDATE log_head SET root_hash = sha256('other')`);
    });
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('root_mismatch');
  });

  it('H1: does not sign with a clock ten minutes off, and signs again when it is set', async () => {
    log.clock.time = new Date(Date.now() - 600_000);
    await log.append('a');
    const publisher = log.publisher({ compareClocks: true });
    await publisher.publish();
    expect(publisher.state).toBe('clock_off');
    expect(await published()).toBeNull();
    log.clock.time = new Date();
    await publisher.publish();
    expect(publisher.state).toBe('signing');
  });

  it('H2: publishes nothing that it cannot keep outside the database, and goes on when it can', async () => {
    await log.append('a');
    // Whatever is written there finds no space left on the device.
    await symlink('/dev/full', `${headFile()}.new`);
    const publisher = log.publisher();
    await publisher.publish();
    expect(publisher.state).toBe('signed_head_unwritable');
    expect(await published()).toBeNull();
    await rm(`${headFile()}.new`);
    await publisher.publish();
    expect(publisher.state).toBe('signing');
  });

  it('says that the log key is missing', async () => {
    const publisher = log.publisher({ signers: { log: () => undefined } });
    await publisher.publish();
    expect(publisher.state).toBe('log_key_missing');
  });

  it('tells a folder of its own what another process has published', async () => {
    await log.append('a');
    await log.publisher().publish();
    const folder = mkdtempSync(join(tmpdir(), 'grounds-log-'));
    await log.publisher({ folder }).publish();
    expect(await readFile(join(folder, 'signed-head'), 'utf8')).toBe((await published())?.note);
    await rm(folder, { recursive: true });
  });

  it('tells its listeners of each new signature, once', async () => {
    const publisher = log.publisher();
    let told = 0;
    publisher.onSigned(() => (told += 1));
    await log.append('a');
    await publisher.publish();
    await publisher.publish();
    expect(told).toBe(1);
  });

  describe('that is shown a checkpoint which its log has signed', () => {
    const shown = async (size: number, root: Uint8Array): Promise<SignedCheckpoint> => {
      const note = await signCheckpoint({ origin: ORIGIN, size, root }, testSigner(ORIGIN));
      return openCheckpoint(note, ORIGIN, [verifierOf(ORIGIN)]);
    };

    it('D17: and has more entries than the database is a restored backup: it signs nothing, and stays so', async () => {
      await log.append('a');
      const publisher = log.publisher();
      await publisher.publish();
      await publisher.recall(await shown(5, Buffer.alloc(32, 5)));
      expect(publisher.state).toBe('restored_backup');
      await log.append('b');
      await publisher.publish();
      expect((await opened()).size).toBe(1);
      const next = log.publisher();
      await next.publish();
      expect(next.state).toBe('restored_backup');
    });

    it('D18: and has another root at a size that it holds signs nothing either', async () => {
      await log.append('a', 'b', 'c');
      const publisher = log.publisher();
      await publisher.publish();
      await publisher.recall(await shown(2, Buffer.alloc(32, 5)));
      expect(publisher.state).toBe('root_mismatch');
    });

    it('goes on where the checkpoint is of its own history', async () => {
      await log.append('a', 'b', 'c');
      const publisher = log.publisher();
      await publisher.publish();
      const root = await log.run((manager) => log.store.rootAt(manager, 2));
      await publisher.recall(await shown(2, root ?? Buffer.alloc(32)));
      expect(publisher.state).toBe('signing');
      expect(await readFile(headFile(), 'utf8')).toBe((await published())?.note);
    });
  });

  it('never publishes a fork from two processes that sign in turns', async () => {
    const processes = [log.publisher(), log.publisher()];
    const notes = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      await log.append(`entry ${round}`);
      await Promise.all(processes.map((publisher) => publisher.publish()));
      notes.add((await published())?.note ?? '');
    }
    expect(notes.size).toBe(20);
    const sizes = await Promise.all(
      [...notes].map((note) => openCheckpoint(note, ORIGIN, [verifierOf(ORIGIN)])),
    );
    for (const { size, root } of sizes) {
      const rootAt = await log.run((manager) => log.store.rootAt(manager, size));
      expect(Buffer.from(root)).toEqual(rootAt);
    }
  });
});
