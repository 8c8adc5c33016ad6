import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Transactions } from '#database';
import { JournalSealer } from '#journal';
import { LedgerStore, LogPublisher, nodeEntry } from '#ledger';
import { issueNodeStatement } from '#ledger/core';

import { DEMONSTRATION_ORIGIN } from '../../apps/registry/src/demonstration/members.js';
import type { Finding } from '../../apps/registry/src/operate/checks/tally.js';
import { type OperatorNode, openOperatorNode } from '../../apps/registry/src/operate/operator-node.js';
import { fsckLines, isSound, runFsck } from '../../apps/registry/src/operate/run-fsck.js';
import { readNodeKey } from '../../apps/registry/src/settings/node-key.js';
import { readSettings } from '../../apps/registry/src/settings/settings.js';
import { decision, file } from '../support/sign-as.js';
import type { TestNode } from '../support/start-node.js';
import { OperatedNode } from './operated-node.js';

const flip = (column: string): string => `${column} = set_byte(${column}, 0, get_byte(${column}, 0) # 1)`;
const swap = (text: string): string => `translate(${text}, 'ABCDEFGH', 'BADCFEHG')`;
const SIGNATURE = `left(entry, -86) || ${swap('left(right(entry, 86), 80)')} || right(entry, 6)`;
const quiet = { line: () => undefined, notice: () => undefined, progress: () => undefined };

/** The node logs something of its own. */
async function sayAsNode({ app, dataFolder }: TestNode): Promise<void> {
  const signer = await readNodeKey(dataFolder, 'node');
  if (!signer) throw new Error('The demonstration has made this key.');
  const [iss, at] = [DEMONSTRATION_ORIGIN, new Date()];
  const claims = { iss, iat: Math.floor(at.getTime() / 1000), jti: 'AAAAAAAAAAAAAAAAAAAAAQ' };
  const statement = await issueNodeStatement(signer, { ...claims, kind: 'heads' });
  const store = app.get(LedgerStore, { strict: false });
  await app.get(Transactions).run({ role: 'intake' }, async (manager) => {
    await store.append(manager, await store.lock(manager), nodeEntry(statement, at));
  });
  await app.get(LogPublisher, { strict: false }).publish();
}

describe('fsck', () => {
  let operated: OperatedNode;
  let node: OperatorNode;

  beforeAll(async () => {
    operated = await OperatedNode.create();
    const running = await operated.start();
    const { recordId } = await file(running, 'NL', decision());
    await file(running, 'NL', { kind: 'sharing', ref: recordId, parts: {} });
    await file(running, 'NL', decision());
    await sayAsNode(running);
    await running.app.get(JournalSealer, { strict: false }).seal();
    await operated.stop();
    node = await openOperatorNode(readSettings(operated.env));
  }, 60_000);

  afterAll(async () => {
    await node.close();
    await operated.remove();
  });

  const wrong = (findings: readonly Finding[]): Record<string, string | undefined> =>
    Object.fromEntries(
      findings.filter(({ problems }) => problems > 0).map(({ check, first }) => [check, first]),
    );
  const quick = async (): Promise<Record<string, string | undefined>> =>
    wrong(await runFsck(node, { quick: true }, quiet));

  it('finds nothing wrong in a register as it was written, and says what it has looked at', async () => {
    const findings = await runFsck(node, { quick: false }, quiet);
    expect(wrong(findings)).toEqual({});
    expect(isSound(findings)).toBe(true);
    const counts = Object.fromEntries(findings.map(({ check, checked }) => [check, checked]));
    expect(counts).toMatchObject({
      'leaf hashes': 4,
      tree: 4,
      entries: 4,
      signatures: 4,
      checkpoint: 1,
      'signed head': 1,
      'taken back': 1,
      journal: 3,
    });
    expect(counts.disclosures).toBeGreaterThan(9);
    expect(counts.projections).toBeGreaterThan(20);
    const lines = fsckLines(findings);
    expect(lines.slice(0, -1).every((line) => line.startsWith('ok '))).toBe(true);
    expect(lines.at(-1)).toBe('Nothing is wrong.');
  });

  // Each damage is its own repair.
  it.each<[string, string, Record<string, string>]>([
    [
      'a leaf hash',
      `UPDATE log_entry SET ${flip('leaf_hash')} WHERE log_index = 1`,
      { 'leaf hashes': 'entry 1' },
    ],
    ['a root', `UPDATE log_entry SET ${flip('root_hash')} WHERE log_index = 1`, { tree: 'entry 1' }],
    ['the head', `UPDATE log_head SET ${flip('root_hash')}`, { tree: 'the head has another root' }],
    [
      'a key id',
      `UPDATE log_entry SET key_id = reverse(key_id) WHERE log_index = 1`,
      { entries: 'entry 1: keyId' },
    ],
    [
      'what the node says',
      `UPDATE log_entry SET entry = ${SIGNATURE}, key_id = reverse(key_id) WHERE log_index = 3`,
      {
        'leaf hashes': 'entry 3',
        entries: 'entry 3: keyId',
        signatures: 'entry 3: NODE_TOKEN_UNVERIFIED',
      },
    ],
    [
      'the state that speaks',
      `UPDATE log_entry SET state = reverse(state) WHERE log_index = 2`,
      { entries: 'entry 2: state' },
    ],
    [
      'a signature',
      `UPDATE log_entry SET entry = ${SIGNATURE} WHERE log_index = 1`,
      { 'leaf hashes': 'entry 1', signatures: 'entry 1: STATEMENT_SIGNATURE' },
    ],
    [
      'the time of an entry',
      `UPDATE log_entry SET logged_at = '2052-01-01'::timestamptz - (logged_at - '2000-01-01'::timestamptz) WHERE log_index = 1`,
      { signatures: 'entry 1: STATEMENT_FROM_THE_FUTURE' },
    ],
    [
      'the checkpoint beside its note',
      `UPDATE log_checkpoint SET ${flip('root_hash')}`,
      { checkpoint: 'another size or root stands beside it' },
    ],
    [
      'the signature of the checkpoint',
      `UPDATE log_checkpoint SET note = split_part(note, '— ', 1) || '— ' || ${swap("left(split_part(note, '— ', 2), -8)")} || right(note, 8)`,
      { checkpoint: 'NOTE_UNVERIFIED' },
    ],
    [
      'the officer in a line of the journal',
      `UPDATE journal_line SET officer = reverse(officer) WHERE seq = 2`,
      { journal: 'line 2 was changed' },
    ],
    [
      'the record in a line of the journal',
      `UPDATE journal_record SET record_id = reverse(record_id) WHERE line_id IN (SELECT line_id FROM journal_line WHERE seq = 2)`,
      { journal: 'line 2 was changed' },
    ],
    [
      'the seal of a line',
      `UPDATE journal_seal SET ${flip('chain_hash')} WHERE seq = 1`,
      { journal: 'line 1 does not follow from the one before' },
    ],
    [
      'a disclosure',
      `UPDATE disclosure SET encoded = reverse(encoded) WHERE arrival = 2 AND part = 'outcome'`,
      { disclosures: 'entry 2, part outcome: DISCLOSURE_UNREFERENCED' },
    ],
    [
      'a digest',
      `UPDATE disclosure SET ${flip('digest')} WHERE arrival = 2 AND part = 'outcome'`,
      { disclosures: 'entry 2, part outcome: another digest stands beside it' },
    ],
    [
      'the name of a part',
      `UPDATE disclosure SET part = CASE part WHEN 'outcome' THEN 'event' ELSE 'outcome' END
        WHERE arrival = 2 AND part IN ('outcome', 'event')`,
      { disclosures: 'entry 2, part event: it opens another part' },
    ],
  ])('names %s that was changed, and nothing else', async (_, damage, expected) => {
    await node.database.source.query(damage);
    const found = await quick();
    await node.database.source.query(damage);
    expect(found).toEqual(expected);
    expect(await quick()).toEqual({});
  });

  it.each<[string, string, string[]]>([
    ['deleted', `DELETE FROM party_key`, ['party_key']],
    ['changed', `UPDATE record_part SET content = '{}' WHERE part = 'outcome'`, ['record_part']],
    [
      'shown to others',
      `UPDATE record SET audience_id = (SELECT max(audience_id) FROM audience)`,
      ['record'],
    ],
  ])('names the table and the key of rows that were %s', async (_, damage, [table]) => {
    await node.database.source.query(`CREATE TABLE kept AS SELECT * FROM ${table ?? ''}`);
    await node.database.source.query(damage);
    const findings = await runFsck(node, { quick: false }, quiet);
    await node.database.source.query('DROP TABLE kept');
    expect(Object.keys(wrong(findings))).toEqual(['projections']);
    expect(wrong(findings).projections).toMatch(new RegExp(`^${table ?? ''}: [\\w-]{22}( |$)`));
    expect(isSound(findings)).toBe(false);
  });

  describe('outside the database', () => {
    const path = (name: string): string => join(operated.folder, name);

    it.each([
      [
        'a signed head of more entries',
        'signed-head',
        (text: string) => text.replace('\n4\n', '\n5\n'),
        { 'signed head': 'NOTE_UNVERIFIED' },
      ],
      ['a signed head that is none', 'signed-head', () => 'nothing', { 'signed head': 'NOTE_MALFORMED' }],
      [
        'a statement that the log has lost',
        'taken-back.ndjson',
        (text: string) => text.replace(/"statementId":"[\w-]+"/, '"statementId":"AAAAAAAAAAAAAAAAAAAAAA"'),
        { 'taken back': 'AAAAAAAAAAAAAAAAAAAAAA, once entry 1, is not in the log' },
      ],
      [
        'a statement that is not noted',
        'taken-back.ndjson',
        () => '',
        { 'taken back': 'entry 1 is not noted outside the database' },
      ],
    ])('names %s', async (_, name, change, expected) => {
      const before = await readFile(path(name), 'utf8');
      await writeFile(path(name), change(before));
      const found = await quick();
      await writeFile(path(name), before);
      expect(found).toEqual(expected);
    });

    it('takes a folder that has signed nothing yet as it is', async () => {
      const before = await readFile(path('signed-head'));
      await rm(path('signed-head'));
      expect(await quick()).toEqual({});
      await writeFile(path('signed-head'), before);
    });
  });
});
