import { type OpenDatabase, Transactions, openDatabase } from '#database';
import { systemRandomness } from '#kernel';
import type { Purpose } from '#vocabulary';

import { emptyImage } from '../../../test/support/test-database.js';
import { officerOf } from '../test/officer.js';
import { JournalReader } from './journal-reader.service.js';
import { JournalLine, JournalModule, JournalStore, type OwnedRecord, openInquiry } from './index.js';
import type { JournalConnection, JournalEntry } from './journal.type.js';

describe('JournalReader', () => {
  let today: string;
  const clock = { now: () => new Date(`${today}T12:00:00Z`) };
  const store = new JournalStore(clock, systemRandomness);
  let database: OpenDatabase;
  let transactions: Transactions;
  let reader: JournalReader;

  beforeAll(async () => {
    today = '2026-11-20';
    database = await openDatabase({ image: await emptyImage() }, JournalModule.entities);
    transactions = new Transactions(database, clock);
    reader = new JournalReader(transactions, store);
  });

  afterAll(() => database.close());

  /** A state reads records, on some day. */
  const read = (
    state: string,
    records: readonly OwnedRecord[],
    day: string,
    { purpose = 'screening', officer = `${state}-reader` }: { purpose?: Purpose; officer?: string } = {},
  ): Promise<string> => {
    today = day;
    const inquiry = openInquiry(officerOf(state, officer), {
      purpose,
      caseReference: `${state}-SECRET-CASE`,
    });
    return transactions.run({ role: 'reader', state }, (manager) =>
      store.writeInquiry(manager, inquiry, { action: 'read_precedent', outcome: 'answered', records }),
    );
  };

  const list = (state: string, recordId?: string, first = 20, after?: string): Promise<JournalConnection> =>
    reader.list(officerOf(state, `${state}-auditor`), recordId, first, after);

  const told = ({ entries }: JournalConnection): string[] =>
    entries.map(({ day, state, recordId, what }) => `${day} ${state} ${recordId} ${what}`);

  it('tells an owner which state read which record, on which day and for which purpose', async () => {
    await read('FR', [{ id: 'one', owner: 'NL' }], '2026-11-20');
    expect((await list('NL')).entries).toEqual([
      {
        ...{ recordId: 'one', state: 'FR', day: '2026-11-20', purpose: 'screening', what: 'read' },
        ...{ reportedBy: null, cases: [] },
      },
    ]);
  });

  it('tells an owner what other nodes have reported, each kind of read of a day once', async () => {
    const origin = 'fr.example.org/log';
    const report = { origin, record_id: 'elsewhere', owner: 'NL', reader: 'FR', purpose: 'screening' };
    const commitment = (byte: number): string => `\\x${Buffer.alloc(32, byte).toString('hex')}`;
    const rows = [1, 2].map((seq) => ({
      ...report,
      seq,
      day: '2026-11-19',
      case_commitment: commitment(seq),
    }));
    await transactions.run({ role: 'intake' }, async (manager) => {
      await manager.query(
        `INSERT INTO mirror_log (origin, size, root_hash, frontier) VALUES ($1, 0, sha256(''), '')`,
        [origin],
      );
      await manager.query(
        'INSERT INTO reported_read SELECT * FROM jsonb_populate_recordset(NULL::reported_read, $1)',
        [JSON.stringify(rows)],
      );
    });
    const cases = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64url'));
    expect((await list('NL', 'elsewhere')).entries).toEqual([
      {
        ...{ recordId: 'elsewhere', state: 'FR', day: '2026-11-19', purpose: 'screening', what: 'read' },
        ...{ reportedBy: origin, cases },
      },
    ]);
    expect((await list('DE', 'elsewhere')).entries).toEqual([]);
  });

  it('names neither the officer nor the case of those who read', async () => {
    await read('FR', [{ id: 'one', owner: 'NL' }], '2026-11-20', { officer: 'very-secret-officer' });
    const text = JSON.stringify([await list('NL'), await sightings('NL')]);
    expect(text).not.toMatch(/secret/i);
  });

  it('tells nothing to others, those who read among them', async () => {
    await read('FR', [{ id: 'one', owner: 'NL' }], '2026-11-20');
    expect((await list('FR')).entries).toEqual([]);
    expect((await list('DE')).entries).toEqual([]);
    expect(await sightings('FR')).toEqual([]);
  });

  it('has one line for a day, however often a state read', async () => {
    for (const officer of ['first', 'second', 'third']) {
      await read('DE', [{ id: 'often', owner: 'BE' }], '2026-11-20', { officer });
    }
    expect(told(await list('BE'))).toEqual(['2026-11-20 DE often read']);
    await read('DE', [{ id: 'often', owner: 'BE' }], '2026-11-21');
    expect(told(await list('BE'))).toEqual(['2026-11-21 DE often read', '2026-11-20 DE often read']);
  });

  it('keeps purposes, records and states apart', async () => {
    const records = [
      { id: 'a', owner: 'SE' },
      { id: 'b', owner: 'SE' },
      { id: 'c', owner: 'FI' },
    ];
    await read('DE', records, '2026-11-20');
    await read('DE', records.slice(0, 1), '2026-11-20', { purpose: 'monitoring' });
    await read('IT', records.slice(1, 2), '2026-11-20');
    expect(
      (await list('SE')).entries.map(({ state, recordId, purpose }) => [recordId, state, purpose]),
    ).toEqual([
      ['a', 'DE', 'monitoring'],
      ['a', 'DE', 'screening'],
      ['b', 'DE', 'screening'],
      ['b', 'IT', 'screening'],
    ]);
    expect(told(await list('FI'))).toEqual(['2026-11-20 DE c read']);
  });

  it('does not list what a state reads of its own', async () => {
    await read('PL', [{ id: 'own', owner: 'PL' }], '2026-11-20');
    expect((await list('PL')).entries).toEqual([]);
  });

  it('goes by the day in UTC', async () => {
    await read('CZ', [{ id: 'late', owner: 'AT' }], '2026-11-21');
    expect((await list('AT')).entries[0]?.day).toBe('2026-11-21');
  });

  it('can be asked about one record', async () => {
    const records = ['x', 'y'].map((id) => ({ id, owner: 'IE' }));
    await read('FR', records, '2026-11-20');
    expect(told(await list('IE', 'y'))).toEqual(['2026-11-20 FR y read']);
    expect((await list('IE', 'z')).entries).toEqual([]);
  });

  it('answers for the record of another state as for one that never was', async () => {
    await read('FR', [{ id: 'theirs', owner: 'LT' }], '2026-11-20');
    expect(await list('LV', 'theirs')).toEqual(await list('LV', 'never'));
  });

  describe('in pages', () => {
    const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
    beforeAll(async () => {
      for (const day of days) await read('FR', [{ id: 'paged', owner: 'ES' }], day);
    });

    it('lists all, newest day first, each line once', async () => {
      const pages: JournalEntry[] = [];
      let after: string | undefined;
      for (let page = 0; page < 3; page += 1) {
        const { entries, pageInfo } = await list('ES', undefined, 2, after);
        expect(pageInfo.hasNextPage).toBe(page < 2);
        pages.push(...entries);
        after = pageInfo.endCursor;
      }
      expect(pages.map(({ day }) => day)).toEqual([...days].reverse());
    });

    it('ends with an empty page behind the last', async () => {
      expect(await list('ES', undefined, 2, '5')).toEqual({
        entries: [],
        pageInfo: { hasNextPage: false, endCursor: undefined },
      });
    });

    it.each(['', '0', '-1', '1.5', '01', '1e3', 'x', '9999999999', ' 1'])(
      'refuses the cursor %j',
      async (after) => {
        await expect(list('ES', undefined, 2, after)).rejects.toMatchObject({
          code: 'JOURNAL_CURSOR_INVALID',
          path: ['after'],
        });
      },
    );
  });

  it('writes down that the journal was read, and that is no reading of a record', async () => {
    await list('HR');
    const lines = await transactions.run({ role: 'reader', state: 'HR' }, (manager) =>
      manager.find(JournalLine),
    );
    expect(lines).toMatchObject([
      { action: 'read_journal', outcome: 'answered', officer: 'HR-auditor', purpose: null },
    ]);
  });

  describe('a sighting', () => {
    const insert = (state: string, role: 'reader' | 'matcher', row: object): Promise<unknown> =>
      transactions.run({ role: 'reader', state }, (manager) =>
        transactions.as(manager, role, (acting) =>
          acting.query(
            `INSERT INTO record_sighting SELECT * FROM jsonb_populate_recordset(NULL::record_sighting, $1)`,
            [
              JSON.stringify([
                {
                  record_id: 'one',
                  owner: 'NL',
                  day: '2026-11-20',
                  purpose: 'screening',
                  ...row,
                },
              ]),
            ],
          ),
        ),
      );

    it.each([
      ['of another state', 'reader', { reader: 'DE', what: 'read' }],
      ['of a hit, by one who only reads', 'reader', { reader: 'FR', what: 'silent_hit' }],
      ['of a reading, by the one who matches', 'matcher', { reader: 'FR', what: 'read' }],
      ['of another state, by the one who matches', 'matcher', { reader: 'DE', what: 'announced' }],
    ] as const)('cannot be written %s', async (_, role, row) => {
      await expect(insert('FR', role, row)).rejects.toMatchObject({ code: '42501' });
    });

    it('can be written by the one who matches, of hits', async () => {
      await expect(insert('FR', 'matcher', { reader: 'FR', what: 'silent_hit' })).resolves.toBeDefined();
    });

    it.each([`UPDATE record_sighting SET day = '2020-01-01'`, 'DELETE FROM record_sighting'])(
      'stays as it is: no reader may %s',
      async (sql) => {
        const change = transactions.run({ role: 'reader', state: 'NL' }, (manager) => manager.query(sql));
        await expect(change).rejects.toMatchObject({ code: '42501' });
      },
    );
  });

  /** The rows as the database shows them to a state. */
  function sightings(state: string): Promise<object[]> {
    return transactions.run({ role: 'reader', state }, (manager) =>
      manager.query<object[]>('SELECT * FROM record_sighting'),
    );
  }
});
