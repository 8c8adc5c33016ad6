import type { EntityManager } from 'typeorm';

import { JournalLine, JournalRecord } from '#journal';
import type { LogEntry } from '#ledger';
import type { IssuedStatement } from '#statement';

import { ExampleGate } from '../test/example-gate.js';
import {
  type Choices,
  EMPTY_LOG,
  type ExampleRegister,
  NOW,
  ORIGIN,
  decision,
  releaserOf,
} from '../test/example-register.js';
import { DisclosureRow } from './disclosure.entity.js';
import { PartyIdentifier } from './party-identifier.entity.js';
import { PartyName } from './party-name.entity.js';
import { PartyKey } from './party-key.entity.js';
import { RecordFacet } from './record-facet.entity.js';
import { RecordPart } from './record-part.entity.js';
import { RecordRow } from './record.entity.js';

const LEI = '529900T8BM49AURSDO55';

const PARTY = {
  role: 'investor',
  names: [
    { value: 'Quillmere Ventures (fictitious)', kind: 'current' },
    { value: 'Quillmere (fictitious)', kind: 'former' },
  ],
  lei: LEI,
  registration: { country: 'NL', number: '12-34.56' },
};

describe('Gate', () => {
  let node: ExampleGate;
  let register: ExampleRegister;

  beforeAll(async () => {
    node = await ExampleGate.open();
    ({ register } = node);
  });

  afterAll(() => node.close());

  const as = <T>(state: string, work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    node.as(state, work);

  const submit = async (
    issued: IssuedStatement,
    state = 'NL',
    opened = [...issued.disclosures.values()],
  ): Promise<LogEntry> => (await node.gate.submit(releaserOf(state), issued.signedPart, opened)).entry;

  const accept = async (draft: object, choices: Choices = {}): Promise<LogEntry> =>
    submit(await register.issue(draft, choices), choices.by);

  const logSize = async (): Promise<number> =>
    (await as('NL', (manager) => node.ledger.position(manager))).size;

  /** Runs an attempt that must be refused; gives the code, after making sure that nothing was stored. */
  const refused = async (attempt: () => Promise<unknown>): Promise<string> => {
    const before = await logSize();
    const code = await attempt().then(
      () => 'accepted',
      (error: { code?: string }) => error.code ?? 'a failure without a code',
    );
    expect(await logSize()).toBe(before);
    return code;
  };

  const lastLine = (state: string): Promise<JournalLine | undefined> =>
    as(state, async (manager) => (await manager.find(JournalLine)).at(-1));

  describe('with an honest statement', () => {
    it('logs the signed part exactly as it was sent', async () => {
      const issued = await register.issue(decision());
      const size = await logSize();
      const entry = await submit(issued);
      expect(entry).toMatchObject({
        logIndex: size,
        statementId: issued.jti,
        entry: issued.signedPart,
        state: 'NL',
        issuer: 'https://screening.nl.example',
        loggedAt: NOW,
      });
      expect(entry.signingInputHash).toHaveLength(32);
    });

    it('gives a repetition the first receipt again and logs nothing', async () => {
      const issued = await register.issue(decision());
      const first = await submit(issued);
      const size = await logSize();
      expect(await submit(issued)).toMatchObject({ logIndex: first.logIndex, rootHash: first.rootHash });
      expect(await logSize()).toBe(size);
    });

    it('knows a repetition by what was signed, also under another signature', async () => {
      const issued = await register.issue(decision());
      const first = await submit(issued);
      const twin = { ...issued, signedPart: await twinOf(issued.signedPart) };
      expect((await submit(twin)).logIndex).toBe(first.logIndex);
    });

    it('takes one that knew an earlier position of this log', async () => {
      const entry = await accept(decision());
      const after = { origin: ORIGIN, size: entry.logIndex + 1, root: entry.rootHash.toString('base64') };
      await accept(decision());
      await expect(accept(decision(), { after })).resolves.toBeDefined();
    });

    it('writes into the journal who submitted which record', async () => {
      const entry = await accept(decision({ decidedBy: 'FR' }), { by: 'FR' });
      const line = await lastLine('FR');
      expect(line).toMatchObject({ officer: 'fr-releaser', action: 'submit_statement', outcome: 'answered' });
      const records = await as('FR', (manager) =>
        manager.findBy(JournalRecord, { lineId: line?.lineId ?? '' }),
      );
      expect(records).toEqual([{ lineId: line?.lineId, recordId: entry.statementId, owner: 'FR' }]);
    });
  });

  describe('with a statement that must not come in', () => {
    it('refuses what another state has signed', async () => {
      const issued = await register.issue(decision());
      expect(await refused(() => submit(issued, 'FR'))).toBe('SUBMITTER_STATE');
    });

    it('refuses an altered payload', async () => {
      const issued = await register.issue(decision());
      const [header = '', payload = '', signature = ''] = issued.signedPart.split('.');
      const altered = `${header}.${payload.slice(0, -4)}AAAA.${signature}`;
      expect(await refused(() => submit({ ...issued, signedPart: altered }))).toMatch(/^(STATEMENT|JSON)_/);
    });

    it('refuses a record that is not opened completely', async () => {
      const issued = await register.issue(decision());
      const without = [...issued.disclosures].flatMap(([name, encoded]) =>
        name === 'outcome' ? [] : [encoded],
      );
      expect(await refused(() => submit(issued, 'NL', without))).toBe('RECORD_PART_MISSING');
    });

    it('refuses a disclosure of another statement', async () => {
      const [one, other] = [await register.issue(decision()), await register.issue(decision())];
      const mixed = [...one.disclosures.values(), other.disclosures.get('outcome') ?? ''];
      expect(await refused(() => submit(one, 'NL', mixed))).toBe('DISCLOSURE_UNREFERENCED');
    });

    it('holds its own rules against it', async () => {
      expect(await refused(() => accept(decision({ decidedOn: '2027' })))).toBe('DECISION_IN_FUTURE');
    });

    it.each([
      ['of another log', { ...EMPTY_LOG, origin: 'elsewhere.example/log' }],
      ['ahead of this log', { ...EMPTY_LOG, size: 9999 }],
      ['with a root that this log never had', { ...EMPTY_LOG, size: 1 }],
    ])('refuses a position %s', async (_, after) => {
      await accept(decision());
      expect(await refused(() => accept(decision(), { after }))).toBe('AFTER_UNKNOWN');
    });

    it('journals the refusal with its code and nothing else', async () => {
      await refused(() => accept(decision({ decidedOn: '2027', summary: 'secret' })));
      const line = await lastLine('NL');
      expect(line).toMatchObject({ outcome: 'DECISION_IN_FUTURE', detail: {}, purpose: null });
      const records = await as('NL', (manager) =>
        manager.findBy(JournalRecord, { lineId: line?.lineId ?? '' }),
      );
      expect(records).toEqual([]);
    });
  });

  describe('what it stores for reading', () => {
    const draft = decision(
      { decidedOn: '2022', furtherLayers: ['data'] },
      {
        audience: { circles: [], states: [], except: [] },
        grounds: [
          { code: 'ELE-06', weight: 'decisive', audience: { circles: [], states: ['FR'], except: [] } },
          { code: 'AIP-01', weight: 'contributing' },
        ],
        reasons: [{ language: 'nl', text: 'De redenen.' }],
        parties: [{ ...PARTY, audience: { circles: [], states: ['CA'], except: [] } }],
        persons: [{ role: 'owner', name: 'A. Nobody (fictitious)' }],
      },
    );
    let recordId: string;

    beforeAll(async () => {
      recordId = (await accept(draft)).statementId;
    });

    const kinds = (state: string): Promise<string[]> =>
      as(state, async (manager) =>
        (await manager.findBy(RecordPart, { recordId })).map((part) => part.kind).sort(),
      );

    it('shows every part to the owner', async () => {
      expect(await kinds('NL')).toEqual([
        'ground',
        'ground',
        'head',
        'outcome',
        'party',
        'person',
        'reasons',
        'sharing',
      ]);
    });

    it('shows each other state the head and the parts that are for it', async () => {
      expect(await kinds('FR')).toEqual(['ground', 'head']);
      expect(await kinds('CA')).toEqual(['head', 'party']);
    });

    it('shows a state for which nothing is not even that there is a record', async () => {
      expect(await kinds('DE')).toEqual([]);
      expect(await as('DE', (manager) => manager.findBy(RecordRow, { recordId }))).toEqual([]);
    });

    it('keeps each disclosure as sent, under its digest', async () => {
      const issued = await register.issue(draft);
      const { arrival } = await submit(issued);
      const rows = await as('NL', (manager) => manager.findBy(DisclosureRow, { arrival }));
      expect(new Map(rows.map((row) => [row.part, row.encoded]))).toEqual(issued.disclosures);
      expect(rows.every((row) => row.digest.length === 32)).toBe(true);
    });

    it('keeps facets for whoever sees the part they come from', async () => {
      const facets = (state: string): Promise<string[]> =>
        as(state, async (manager) =>
          (await manager.findBy(RecordFacet, { recordId }))
            .map(({ facet, value }) => `${facet}=${value}`)
            .sort(),
        );
      expect(await facets('FR')).toEqual(['ground=ELE-06', 'ground_group=ELE']);
      expect(await facets('CA')).toEqual([]);
      expect(await facets('NL')).toEqual(
        expect.arrayContaining(['layer=data', 'layer=models', 'decided_by=NL']),
      );
    });

    it('keeps names, keys and identifiers for whoever sees the party', async () => {
      const words = async (state: string): Promise<string[]> =>
        as(state, async (manager) => {
          const names = await manager.findBy(PartyName, { recordId });
          const keys = await manager.findBy(PartyKey, { recordId });
          const known = names.map(({ part }) => part);
          expect(keys.every(({ part }) => known.includes(part))).toBe(true);
          return [...new Set(keys.map(({ key }) => key))].filter((key) => /^[a-z]/.test(key)).sort();
        });
      const identifiers = (state: string): Promise<string[]> =>
        as(state, async (manager) =>
          (await manager.findBy(PartyIdentifier, { recordId }))
            .map(({ scheme, value }) => `${scheme} ${value}`)
            .sort(),
        );
      expect(await words('CA')).toEqual(['kvilmere']);
      expect(await identifiers('CA')).toEqual([`lei ${LEI}`, 'register:NL 123456']);
      expect(await words('FR')).toEqual([]);
      expect(await identifiers('FR')).toEqual([]);
      expect(await words('NL')).toContain('nobodi');
    });
  });
});

/** The other signature that ES256 has for the same input: n - s in place of s. */
async function twinOf(signedPart: string): Promise<string> {
  const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const [header = '', payload = '', signature = ''] = signedPart.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const twin = Buffer.from((ORDER - s).toString(16).padStart(64, '0'), 'hex');
  return Promise.resolve(
    `${header}.${payload}.${Buffer.concat([bytes.subarray(0, 32), twin]).toString('base64url')}`,
  );
}
