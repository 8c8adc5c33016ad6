import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { encodeBase64Url, systemClock, systemRandomness } from '#kernel';
import {
  FORK_FORMAT,
  type ForkEvidence,
  type NodeStatementClaims,
  issueNodeStatement,
  leafHash,
  signCheckpoint,
} from '#ledger/core';
import { type Root, RootHistory } from '#membership';

import { emptyImage } from '../../../../test/support/test-database.js';
import { testSigner } from '../../../ledger/test/test-signer.js';
import type { FederationOptions } from '../federation-options.js';
import type { MirrorEntry } from '../mirror/mirror.store.js';
import { ForkStore, type KeptFork } from './fork.store.js';
import { Hearsay } from './hearsay.service.js';
import { type ToldCheckpoint, ToldCheckpoints } from './told-checkpoint.store.js';

const [OWN, TELLER, ACCUSED] = ['own.example/log', 'teller.example/log', 'accused.example/log'];

/** A root with three nodes of which only the keys of their logs matter here. */
function history(): RootHistory {
  const nodes = [OWN, TELLER, ACCUSED].map((origin) => {
    const x = encodeBase64Url(testSigner(origin).publicKey);
    return {
      origin,
      url: `https://${origin}`,
      states: [],
      keys: [{ kid: origin, alg: 'Ed25519', purpose: 'log', jwk: { kty: 'OKP', crv: 'Ed25519', x } }],
    };
  });
  const payload = { nodes, rootKeys: [], states: [], circles: [], auditors: [], policies: { quorum: null } };
  return new RootHistory([{ payload } as unknown as Root]);
}

describe('what another node says of a log', () => {
  let database: OpenDatabase;
  let transactions: Transactions;
  const [told, forks] = [new ToldCheckpoints(), new ForkStore()];
  const signers = { log: () => undefined, node: () => undefined, witness: () => undefined };
  const options: FederationOptions = {
    clock: systemClock,
    randomness: systemRandomness,
    origin: OWN,
    signers,
    peerNetworks: 'any',
  };

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, []);
    transactions = new Transactions(database, systemClock);
  });

  afterEach(() =>
    transactions.run({ role: 'intake' }, async (manager) => {
      await manager.query('DELETE FROM told_checkpoint');
      await manager.query('DELETE FROM log_fork');
    }),
  );

  afterAll(() => database.close());

  const note = (origin: string, size: number, fill: number, by = origin): Promise<string> =>
    signCheckpoint({ origin, size, root: Buffer.alloc(32, fill) }, testSigner(by));

  const entryOf = async (claims: Pick<NodeStatementClaims, 'kind'> & object): Promise<MirrorEntry> => {
    const jti = encodeBase64Url(systemRandomness.bytes(16));
    const entry = await issueNodeStatement(testSigner('node'), { iss: TELLER, iat: 1, jti, ...claims });
    const common = { index: 0, statementId: null, state: null, refused: null } as const;
    return { ...common, kind: 'node', entry, leafHash: leafHash(Buffer.from(entry)) };
  };

  const listen = async (...entries: MirrorEntry[]): Promise<{ told: ToldCheckpoint[]; forks: KeptFork[] }> =>
    transactions.run({ role: 'intake' }, async (manager) => {
      await new Hearsay(told, forks, options).listen(manager, TELLER, entries, history());
      return { told: await told.all(manager), forks: await forks.all(manager) };
    });

  it('waits to be compared when it is a checkpoint that the log has signed', async () => {
    const notes = [await note(ACCUSED, 9, 9), await note(OWN, 4, 4)];
    const heads = await entryOf({ kind: 'heads', notes } as never);
    const kept = await listen(heads, heads);
    expect(kept.told.map(({ origin, size }) => [origin, size])).toEqual([
      [ACCUSED, 9],
      [OWN, 4],
    ]);
  });

  it('D14: is passed over when the log has not signed it, or nobody knows the log', async () => {
    const notes = [
      await note(ACCUSED, 9, 9, TELLER),
      await note('stranger.example/log', 9, 9),
      await note(TELLER, 9, 9),
      'no note',
      7,
    ];
    const odd = [await entryOf({ kind: 'heads', notes } as never), await entryOf({ kind: 'heads' })];
    expect((await listen(...odd)).told).toEqual([]);
  });

  const evidence = async (by: string): Promise<ForkEvidence> => {
    const notes = [await note(ACCUSED, 9, 1), await note(ACCUSED, 9, 2, by)] as const;
    return { format: FORK_FORMAT, origin: ACCUSED, notes, rootAtSmaller: null, proof: [] };
  };

  it('D18 is kept once, with who said it, when it proves two histories', async () => {
    const proof = await evidence(ACCUSED);
    const turned = { ...proof, notes: [...proof.notes].reverse() };
    const entries = [proof, turned].map((one) => entryOf({ kind: 'fork-evidence', evidence: one } as never));
    const kept = await listen(...(await Promise.all(entries)));
    expect(kept.forks).toMatchObject([{ origin: ACCUSED, teller: TELLER, evidence: proof }]);
  });

  it('accuses nobody when a key of the log has not signed both', async () => {
    const forged = await entryOf({ kind: 'fork-evidence', evidence: await evidence(TELLER) } as never);
    expect((await listen(forged, await entryOf({ kind: 'fork-evidence' }))).forks).toEqual([]);
  });
});
