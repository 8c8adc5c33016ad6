import type { EntityManager } from 'typeorm';

import { type OpenDatabase, type Session, Transactions, openDatabase } from '#database';

import { officerOf } from '../test/officer.js';
import { JournalLine, JournalModule, JournalRecord, JournalStore, openInquiry } from './index.js';

const NOW = new Date('2026-11-23T12:00:00.123Z');
const clock = { now: () => NOW };

const inquiryOf = (state: string) =>
  openInquiry(officerOf(state), { purpose: 'screening', caseReference: `${state}-2026-1` });

describe('JournalStore', () => {
  const store = new JournalStore(clock);
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase({}, JournalModule.entities);
  });

  afterAll(() => database.close());

  const as = <T>(session: Session, work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    new Transactions(database, clock).run(session, work);
  const asReader = <T>(state: string, work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    as({ role: 'reader', state }, work);
  const linesOf = (state: string): Promise<JournalLine[]> =>
    asReader(state, (manager) => manager.find(JournalLine));
  const recordsOf = (state: string): Promise<JournalRecord[]> =>
    asReader(state, (manager) => manager.find(JournalRecord, { order: { recordId: 'ASC' } }));

  it('writes who read what, when, for what purpose and in which case', async () => {
    const note = { action: 'check', outcome: 'answered', detail: { parties: 2, hits: 0 } } as const;
    await asReader('NL', (manager) => store.writeInquiry(manager, inquiryOf('NL'), note));
    const [line] = await linesOf('NL');
    expect(line).toEqual({
      lineId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      at: NOW,
      state: 'NL',
      officer: 'nl-reader',
      purpose: 'screening',
      caseReference: 'NL-2026-1',
      ...note,
    });
  });

  it('writes a line also where nothing was found', async () => {
    const before = (await linesOf('FI')).length;
    await asReader('FI', (manager) =>
      store.writeInquiry(manager, inquiryOf('FI'), {
        action: 'read_precedent',
        outcome: 'answered',
        records: [],
      }),
    );
    expect(await linesOf('FI')).toHaveLength(before + 1);
    expect(await recordsOf('FI')).toEqual([]);
  });

  it('ties every record that went out to the line, with its owner', async () => {
    const records = [
      { id: 'record-1', owner: 'FR' },
      { id: 'record-2', owner: 'DE' },
    ];
    await asReader('CA', (manager) =>
      store.writeInquiry(manager, inquiryOf('CA'), {
        action: 'list_precedents',
        outcome: 'answered',
        records,
      }),
    );
    const [line] = await linesOf('CA');
    expect(await recordsOf('CA')).toEqual([
      { lineId: line?.lineId, recordId: 'record-1', owner: 'FR' },
      { lineId: line?.lineId, recordId: 'record-2', owner: 'DE' },
    ]);
  });

  it('writes an act without purpose and case', async () => {
    await as({ role: 'intake' }, (manager) =>
      store.writeAct(manager, officerOf('IT', 'it-releaser'), {
        action: 'submit_statement',
        outcome: 'HOME_ELSEWHERE',
      }),
    );
    expect(await linesOf('IT')).toMatchObject([
      { officer: 'it-releaser', outcome: 'HOME_ELSEWHERE', purpose: null, caseReference: null, detail: {} },
    ]);
  });

  it('shows a line to the state that asked and to no other, not even the owner of a record in it', async () => {
    await asReader('SE', (manager) =>
      store.writeInquiry(manager, inquiryOf('SE'), {
        action: 'read_precedent',
        outcome: 'answered',
        records: [{ id: 'record-3', owner: 'DK' }],
      }),
    );
    expect(await linesOf('SE')).toHaveLength(1);
    expect(await linesOf('DK')).toEqual([]);
    expect(await recordsOf('DK')).toEqual([]);
  });

  it('is undone with the answer: what did not go out was not read', async () => {
    const failing = asReader('PL', async (manager) => {
      await store.writeInquiry(manager, inquiryOf('PL'), { action: 'check', outcome: 'answered' });
      throw new Error('the answer failed');
    });
    await expect(failing).rejects.toThrow('the answer failed');
    expect(await linesOf('PL')).toEqual([]);
  });

  it('lets no reader write in the name of another state', async () => {
    const forged = asReader('NL', (manager) =>
      store.writeInquiry(manager, inquiryOf('FR'), { action: 'check', outcome: 'answered' }),
    );
    await expect(forged).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['changed', `UPDATE journal_line SET officer = 'nobody'`],
    ['deleted', 'DELETE FROM journal_line'],
  ])('holds lines that cannot be %s by any role of the node', async (_, sql) => {
    const sessions: Session[] = [{ role: 'reader', state: 'NL' }, { role: 'intake' }, { role: 'worker' }];
    for (const session of sessions) {
      await expect(as(session, (manager) => manager.query(sql))).rejects.toMatchObject({ code: '42501' });
    }
  });
});
