import type { EntityManager } from 'typeorm';

import { type OpenDatabase, type Session, Transactions, openDatabase } from '#database';
import { systemRandomness } from '#kernel';

import { emptyImage } from '../../../test/support/test-database.js';
import { officerOf } from '../test/officer.js';
import { JournalLine, JournalModule, JournalRecord, JournalStore, openInquiry } from './index.js';

const NOW = new Date('2026-11-23T12:00:00.123Z');
const clock = { now: () => NOW };

const inquiryOf = (state: string) =>
  openInquiry(officerOf(state), { purpose: 'screening', caseReference: `${state}-2026-1` });

describe('JournalStore', () => {
  const store = new JournalStore(clock, systemRandomness);
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase({ image: await emptyImage() }, JournalModule.entities);
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
      asAuditor: false,
      auditBody: null,
      salt: expect.any(Buffer) as Buffer,
      ...note,
    });
  });

  it('names the client that acts for an officer beside the officer', async () => {
    const principal = { ...officerOf('LT'), actor: 'lt-gateway' };
    const inquiry = openInquiry(principal, { purpose: 'screening', caseReference: 'LT-1' });
    const note = { action: 'check', outcome: 'answered', detail: { hits: 0 } } as const;
    await asReader('LT', (manager) => store.writeInquiry(manager, inquiry, note));
    const [line] = await linesOf('LT');
    expect(line).toMatchObject({ officer: 'lt-reader', detail: { hits: 0, actor: 'lt-gateway' } });
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

  const SESSIONS: Session[] = [{ role: 'reader', state: 'NL' }, { role: 'intake' }, { role: 'worker' }];

  it.each(SESSIONS)('holds lines that cannot be changed by the $role of the node', async (session) => {
    const change = as(session, (manager) => manager.query(`UPDATE journal_line SET officer = 'nobody'`));
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });

  it.each(SESSIONS.slice(0, 2))('holds lines that cannot be deleted by the $role', async (session) => {
    const deletion = as(session, (manager) => manager.query('DELETE FROM journal_line'));
    await expect(deletion).rejects.toMatchObject({ code: '42501' });
  });

  it('holds lines that nobody can delete before they are sealed', async () => {
    await asReader('AT', (manager) =>
      store.writeInquiry(manager, inquiryOf('AT'), { action: 'check', outcome: 'answered' }),
    );
    await as({ role: 'worker' }, (manager) => manager.query('DELETE FROM journal_line'));
    expect(await linesOf('AT')).toHaveLength(1);
  });

  it('answers nothing when the line cannot be written', async () => {
    const unanswered = asReader('BE', async (manager) => {
      await manager.query('SET TRANSACTION READ ONLY');
      await store.writeInquiry(manager, inquiryOf('BE'), { action: 'check', outcome: 'answered' });
    });
    await expect(unanswered).rejects.toMatchObject({ code: 'JOURNAL_UNAVAILABLE' });
  });
});
