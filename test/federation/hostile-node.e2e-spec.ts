import { randomBytes } from 'node:crypto';

import { Transactions } from '#database';
import { issueLease } from '#federation/core';
import { encodeBase64Url, systemClock, systemRandomness } from '#kernel';
import {
  type Checkpoint,
  encodeEntryBundle,
  formatCheckpoint,
  formatNote,
  keyId,
  signCheckpoint,
} from '#ledger/core';
import type { IssuedStatement } from '#statement';

import { PeerClient } from '../../libs/federation/src/mirror/peer-client.js';
import { testSigner } from '../../libs/ledger/test/test-signer.js';
import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { HOSTILE, type Liberties, type Word } from './hostile-node.js';
import { HostileRegister } from './hostile-register.js';

const DAY_MS = 86_400_000;
const all = { circles: ['all-members'], states: [], except: [] };
const junk = (count: number): Uint8Array[] => Array.from({ length: count }, () => randomBytes(40));

type Note = (honest: Checkpoint) => Promise<string>;
type Bundle = (entries: readonly Uint8Array[]) => Uint8Array;

/** Everything that a node of the root may do that has all its keys, against two that follow the rules. */
describe('a hostile node', () => {
  let register: HostileRegister;

  beforeAll(async () => {
    register = await HostileRegister.start();
  });

  afterAll(() => register?.close());

  afterEach(() => register.hostile.behave());

  const { pull, hostile } = {
    pull: () => register.pull(),
    hostile: () => register.hostile,
  };

  /** Says something in its log, and grants it to the Netherlands with the next word. */
  const say = async (
    form: object,
    liberties?: Liberties,
    word: Partial<Word> = {},
  ): Promise<IssuedStatement> => {
    const node = hostile();
    const issued = await node.say(form, liberties);
    await grant(issued, node.entries.length - 1, word);
    return issued;
  };

  const grant = async (issued: IssuedStatement, index: number, word: Partial<Word> = {}): Promise<void> => {
    const node = hostile();
    const seq = node.envelopes.length + 1;
    node.envelopes.push(await node.envelope(index, issued, issued.jti, { seq, ...word }));
  };

  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    register.nl.app.get(Transactions).run({ role: 'intake' }, (manager) => manager.query<Row[]>(sql, values));

  const held = async (): Promise<number> => {
    const [row] = await rows<{ size: number }>('SELECT size::int FROM mirror_log WHERE origin = $1', [
      HOSTILE,
    ]);
    return row?.size ?? 0;
  };

  const shown = async (id: string, as = 'nl-reader'): Promise<{ summary: unknown } | null> => {
    const query = `query ($id: ID!) { precedent(id: $id) { id status { code { code } } outcome { ... on Outcome { summary } } } }`;
    const { data } = await ask<{ precedent: { summary: unknown } | null }>(register.nl, query, {
      as,
      headers: PURPOSE,
      variables: { id },
    });
    return data.precedent;
  };

  /** Signs whatever text as its log would. */
  const signed = async (text: string): Promise<string> => {
    const { log } = hostile();
    const key = { name: HOSTILE, type: 'ed25519', publicKey: log.publicKey } as const;
    const signature = await log.sign(new TextEncoder().encode(text));
    return formatNote({ text, signatures: [{ name: HOSTILE, keyId: keyId(key), signature }] });
  };

  /** A checkpoint whose text is changed before it is signed. */
  const claiming =
    (change: (text: string, honest: Checkpoint) => string): Note =>
    (honest) =>
      signed(change(formatCheckpoint(honest), honest));

  /** A checkpoint that is changed after it was signed. */
  const spoiled =
    (change: (note: string) => string): Note =>
    async (honest) =>
      change(await signCheckpoint(honest, hostile().log));

  const rootIn = ({ root }: Checkpoint): string => Buffer.from(root).toString('base64');

  it('is believed while it follows the rules', async () => {
    await say(decision({ decidedBy: 'CA' }));
    expect(await pull()).toMatchObject({ entries: 1, outcomes: { accepted: 1 }, failure: undefined });
  });

  describe('that lies about its log', () => {
    it.each<[string, string, Note]>([
      [
        'D1 signs another root',
        'PEER_LOG_DIFFERS',
        async (honest) => signCheckpoint({ ...honest, root: randomBytes(32) }, hostile().log),
      ],
      [
        'D8 signs size 0 with a root',
        'CHECKPOINT_MALFORMED',
        claiming((text) => text.replace(/\n\d+\n/, '\n0\n')),
      ],
      [
        'D9 signs a size with a zero in front',
        'CHECKPOINT_MALFORMED',
        claiming((text) => text.replace(/\n(\d+)\n/, '\n0$1\n')),
      ],
      [
        'D9 signs a size below zero',
        'CHECKPOINT_MALFORMED',
        claiming((text) => text.replace(/\n(\d+)\n/, '\n-$1\n')),
      ],
      [
        'D9 signs a size with a plus',
        'CHECKPOINT_MALFORMED',
        claiming((text) => text.replace(/\n(\d+)\n/, '\n+$1\n')),
      ],
      [
        'D9 signs a size in hex',
        'CHECKPOINT_MALFORMED',
        claiming((text) => text.replace(/\n\d+\n/, '\n0x1f\n')),
      ],
      [
        'D9 signs a size of 2^64',
        'CHECKPOINT_MALFORMED',
        claiming((text) => text.replace(/\n\d+\n/, '\n18446744073709551616\n')),
      ],
      [
        'D10 signs a root of 31 bytes',
        'CHECKPOINT_MALFORMED',
        claiming((text, honest) => text.replace(rootIn(honest), randomBytes(31).toString('base64'))),
      ],
      [
        'D10 signs a root of 33 bytes',
        'CHECKPOINT_MALFORMED',
        claiming((text, honest) => text.replace(rootIn(honest), randomBytes(33).toString('base64'))),
      ],
      [
        'D10 signs a root without its padding',
        'CHECKPOINT_MALFORMED',
        claiming((text, honest) => text.replace(rootIn(honest), rootIn(honest).replace('=', ''))),
      ],
      ['D11 leaves out the blank line', 'NOTE_MALFORMED', spoiled((note) => note.replace('\n\n', '\n'))],
      [
        'D11 ends its lines with carriage returns',
        'NOTE_MALFORMED',
        spoiled((note) => note.replaceAll('\n', '\r\n')),
      ],
      ['D11 puts a tab into a line', 'NOTE_MALFORMED', spoiled((note) => note.replace('\n', '\t\n'))],
      ['D11 writes an en dash', 'NOTE_MALFORMED', spoiled((note) => note.replace('\u2014', '\u2013'))],
      [
        'D12 gives the checkpoint of another log',
        'NOTE_UNVERIFIED',
        async (honest) =>
          signCheckpoint({ ...honest, origin: 'fr.demonstration.invalid/log' }, hostile().log),
      ],
      [
        'D13 gives a wrong signature of its key',
        'NOTE_UNVERIFIED',
        spoiled((note) => note.replace(/\n(\d+)\n/, '\n99\n')),
      ],
      [
        'D14 gives the signature of a stranger alone',
        'NOTE_UNVERIFIED',
        async (honest) => signCheckpoint(honest, testSigner('a stranger')),
      ],
      [
        'D15 gives two signatures of one key id',
        'NOTE_UNVERIFIED',
        async (honest) => twice(await signCheckpoint(honest, hostile().log)),
      ],
      [
        'D16 gives a thousand signatures',
        'NOTE_MALFORMED',
        spoiled((note) => note + (note.split('\n').at(-2) + '\n').repeat(1000)),
      ],
      [
        'D17 goes back behind what it has signed',
        'PEER_LOG_BEHIND',
        async () => signCheckpoint(hostile().checkpoint([]), hostile().log),
      ],
      [
        'D19 signs a larger tree with another beginning',
        'PEER_LOG_DIFFERS',
        async () =>
          signCheckpoint(hostile().checkpoint([...junk(1), ...hostile().entries.slice(1)]), hostile().log),
      ],
    ])('%s: nothing is taken over, and it is followed again once it is right', async (_, code, note) => {
      const before = await held();
      await say(decision({ decidedBy: 'CA' }));
      hostile().note = note;
      expect(await pull()).toMatchObject({ entries: 0, outcomes: {}, failure: code });
      expect(await held()).toBe(before);
      hostile().behave();
      expect(await pull()).toMatchObject({ failure: undefined, outcomes: { accepted: 1 } });
    });

    it.each<[string, string | RegExp, Bundle]>([
      [
        'D2 changes one byte of an entry',
        'PEER_LOG_DIFFERS',
        (entries) => changed(encodeEntryBundle(entries)),
      ],
      ['D4 gives an entry too few', 'BUNDLE_MALFORMED', (entries) => encodeEntryBundle(entries.slice(1))],
      [
        'D4 gives an entry too many',
        'BUNDLE_MALFORMED',
        (entries) => encodeEntryBundle([...entries, ...junk(1)]),
      ],
      [
        'D5 gives a length past the end',
        'BUNDLE_MALFORMED',
        (entries) => encodeEntryBundle(entries).with(0, 255),
      ],
      [
        'D5 gives bytes behind the last entry',
        'BUNDLE_MALFORMED',
        (entries) => Buffer.concat([encodeEntryBundle(entries), Buffer.of(9)]),
      ],
      [
        'D5 gives an entry of no bytes',
        'BUNDLE_MALFORMED',
        (entries) => Buffer.concat([Buffer.of(0, 0), encodeEntryBundle(entries)]),
      ],
      [
        'D6 gives a bundle that is narrower than its size',
        'BUNDLE_MALFORMED',
        (entries) => encodeEntryBundle(entries.slice(0, -1)),
      ],
      [
        'D6 gives a bundle that is wider than its size',
        'BUNDLE_MALFORMED',
        () => encodeEntryBundle(hostile().entries.concat(junk(3))),
      ],
      ['D5 gives nothing', 'BUNDLE_MALFORMED', () => new Uint8Array()],
    ])('%s: nothing is taken over, and it is followed again once it is right', async (_, code, bundle) => {
      const before = await held();
      await say(decision({ decidedBy: 'CA' }));
      hostile().bundle = bundle;
      expect(await pull()).toMatchObject({ entries: 0, outcomes: {}, failure: code });
      expect(await held()).toBe(before);
      hostile().behave();
      expect(await pull()).toMatchObject({ failure: undefined, outcomes: { accepted: 1 } });
    });

    it('D7 asks for tiles that no log has', async () => {
      const asking = new PeerClient({
        clock: systemClock,
        randomness: systemRandomness,
        origin: HOSTILE,
        signers: hostile().signers(),
        peerNetworks: 'any',
      });
      const nl = { origin: 'nl.demonstration.invalid/log', url: register.nl.url, states: [] };
      for (const path of ['tile/0/0', 'tile/0/x999/x999/x999/x999/x999/x999/000', 'tile/0/001/000.p/1']) {
        await expect(asking.bytes(nl, `/log/${path}`)).rejects.toMatchObject({ code: 'PEER_REFUSED' });
      }
    });

    it('logs what is no statement: it is kept, and nothing of it is believed', async () => {
      hostile().entries.push(...junk(300), Buffer.of(0, 255, 10));
      await say(decision({ decidedBy: 'CA' }));
      expect(await pull()).toMatchObject({ entries: 302, outcomes: { accepted: 1 }, failure: undefined });
      const [row] = await rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM mirror_entry WHERE kind = 'refused'`,
      );
      expect(row?.count).toBe(301);
    });
  });

  describe('that reaches for what is not its own', () => {
    const OWN = decision({ decidedBy: 'NL', summary: 'What the Netherlands said.' });
    const FRENCH = decision({ decidedBy: 'FR', summary: 'What France said.' });
    let own: string;
    let french: string;

    beforeAll(async () => {
      ({ recordId: own } = await file(register.nl, 'NL', OWN));
      ({ recordId: french } = await file(register.fr, 'FR', FRENCH));
      await pull();
    });

    it.each([
      ['the node that it is pulled by', () => own, 'What the Netherlands said.'],
      ['a third node', () => french, 'What France said.'],
    ])('says something under the name of a record of %s', async (_, id, summary) => {
      await say(decision({ decidedBy: 'CA', summary: 'Forged.' }), { id: id() });
      expect((await pull()).outcomes).toEqual({ 'refused: ENVELOPE_INVALID': 1 });
      expect(await shown(id())).toMatchObject({ outcome: { summary } });
      const [row] = await rows<{ refused: string }>(
        'SELECT refused FROM mirror_entry WHERE origin = $1 ORDER BY log_index DESC LIMIT 1',
        [HOSTILE],
      );
      expect(row?.refused).toBe('ENTRY_ID_TAKEN');
    });

    it.each([
      ['the node that it is pulled by', () => own, 'What the Netherlands said.'],
      ['a third node', () => french, 'What France said.'],
    ])('withdraws, corrects and judges a record of %s', async (_, id, summary) => {
      const event = { event: 'annulled', occurredOn: '2026-03-01', by: 'A court' };
      const withdrawal = { reason: 'recorded_in_error', note: 'not_recorded' };
      await say({ kind: 'legal-event', ref: id(), audience: all, event });
      await say({ kind: 'withdrawal', ref: id(), audience: all, withdrawal });
      expect((await pull()).failure).toBeUndefined();
      expect(await shown(id())).toMatchObject({
        status: { code: { code: 'standing' } },
        outcome: { summary },
      });
    });

    it('logs another state’s statement, and grants it', async () => {
      const [row] = await rows<{ entry: string }>(
        `SELECT entry FROM mirror_entry WHERE origin = 'fr.demonstration.invalid/log' AND statement_id = $1`,
        [french],
      );
      hostile().entries.push(Buffer.from(row?.entry ?? '', 'latin1'));
      await grant({ jti: french, signedPart: '', disclosures: new Map() }, hostile().entries.length - 1);
      expect((await pull()).outcomes).toEqual({ 'refused: ENVELOPE_INVALID': 1 });
      expect(await shown(french)).toMatchObject({ outcome: { summary: 'What France said.' } });
    });
  });

  describe('that says old things again', () => {
    it('sends an older envelope, and one that it has sent before', async () => {
      const issued = await say(decision({ decidedBy: 'CA', summary: 'Once.' }));
      const index = hostile().entries.length - 1;
      await pull();
      await grant(issued, index, { states: ['DE'] });
      const older = await hostile().envelope(index, issued, issued.jti, { seq: 1 });
      hostile().replayed = [older];
      expect((await pull()).outcomes).toEqual({ accepted: 1, unchanged: 1 });
      expect([await shown(issued.jti), (await shown(issued.jti, 'de-reader')) !== null]).toEqual([
        null,
        true,
      ]);
    });

    it('sends an older word on a circle as if it were new: the newest stands, whole', async () => {
      const circle = (version: number, states: string[]): object => ({
        kind: 'circle',
        circle: {
          id: 'ca:partners',
          label: { en: 'Partners', nl: 'Partners' },
          states,
          version,
          expires: '2030-01-01T00:00:00Z',
          roster: 'open',
        },
      });
      const first = await say(circle(1, ['NL', 'FR', 'DE']));
      const index = hostile().entries.length - 1;
      await say(circle(2, ['FR']));
      await pull();
      await grant(first, index);
      expect((await pull()).failure).toBeUndefined();
      const kept = await rows<{ states: string[]; version: number }>(
        `SELECT states, version FROM state_circle WHERE owner = 'CA'`,
      );
      expect(kept).toEqual([{ states: ['FR'], version: 2 }]);
    });

    it('sends a lease that is over, and one that is for another', async () => {
      const issue = { now: new Date(Date.now() - 2 * DAY_MS), id: encodeBase64Url(randomBytes(16)) };
      const { node } = hostile();
      hostile().lease = await issueLease(node, { from: HOSTILE, to: 'fr.demonstration.invalid/log' }, issue);
      expect(await pull()).toMatchObject({ failure: 'LEASE_INVALID' });
      hostile().lease = await issueLease(node, { from: HOSTILE, to: 'nl.demonstration.invalid/log' }, issue);
      expect(await pull()).toMatchObject({ failure: undefined });
      const { data } = await ask<{ peers: { origin: string; leaseUntil: string }[] }>(
        register.nl,
        '{ peers { origin leaseUntil } }',
        { as: 'nl-reader' },
      );
      const until = data.peers.find(({ origin }) => origin === HOSTILE)?.leaseUntil ?? '';
      expect(new Date(until).getTime()).toBeLessThan(Date.now());
    });
  });

  describe('whose clock is years ahead', () => {
    const AHEAD = new Date('2031-01-01T00:00:00Z');

    it('shows nothing longer than a day, and nothing that is not dated here', async () => {
      const issue = { now: AHEAD, id: encodeBase64Url(randomBytes(16)) };
      hostile().lease = await issueLease(
        hostile().node,
        { from: HOSTILE, to: 'nl.demonstration.invalid/log' },
        issue,
      );
      const { jti } = await say(decision({ decidedBy: 'CA' }), { now: AHEAD }, { now: AHEAD });
      expect(await pull()).toMatchObject({ outcomes: { accepted: 1 }, failure: undefined });
      const [row] = await rows<{ at: Date; until: Date }>(
        `SELECT recorded_at AS at, (SELECT until FROM mirror_lease WHERE origin = $2) AS until
           FROM record WHERE record_id = $1`,
        [jti, HOSTILE],
      );
      expect(row?.at.getTime()).toBeLessThanOrEqual(Date.now());
      expect(row?.until.getTime()).toBeLessThanOrEqual(Date.now() + DAY_MS);
    });
  });

  it('D26 sends a bomb, or leads elsewhere: it is left, and the others are still asked', async () => {
    hostile().answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    expect(await pull()).toMatchObject({ failure: 'PEER_ANSWER' });
    hostile().answer = (_request, response) => response.writeHead(307, { location: register.fr.url }).end();
    expect(await pull()).toMatchObject({ failure: 'PEER_REFUSED' });
    hostile().behave();
    expect(await pull()).toMatchObject({ failure: undefined });
  });

  it('D18 signs another tree of the same size: both are kept, and it is followed no further', async () => {
    hostile().note = async (honest) => signCheckpoint({ ...honest, root: randomBytes(32) }, hostile().log);
    expect(await pull()).toMatchObject({ failure: 'PEER_LOG_FORKED' });
    hostile().behave();
    await say(decision({ decidedBy: 'CA' }));
    expect(await pull()).toMatchObject({ failure: 'PEER_LOG_FORKED', entries: 0 });
    const [row] = await rows<{ kept: string[] }>(
      `SELECT ARRAY(SELECT jsonb_object_keys(frozen) ORDER BY 1) AS kept FROM mirror_log WHERE origin = $1`,
      [HOSTILE],
    );
    expect(row?.kept).toEqual(expect.arrayContaining(['notes', 'origin']));
  });
});

/** A spoiled signature before the right one, under the same name and id. */
function twice(note: string): string {
  const line = note.split('\n').at(-2) ?? '';
  return note.replace(line, `${line.slice(0, -8)}AAAAAAA=\n${line}`);
}

/** One byte in the middle of the last entry. */
function changed(bundle: Uint8Array): Uint8Array {
  const place = bundle.length - 20;
  return bundle.with(place, (bundle[place] ?? 0) ^ 1);
}
