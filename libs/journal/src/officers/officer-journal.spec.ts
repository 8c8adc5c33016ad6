import type { OpenDatabase } from '#database';
import type { Role } from '#identity';

import { JournalBench, ORIGIN } from '../../test/journal-bench.js';
import { officerOf } from '../../test/officer.js';
import { type LineContent, emptyChain, lineHash, verifySeals } from '../core/index.js';
import { openInquiry } from '../inquiry.js';
import { AuditClosures } from './audit-closures.service.js';
import { SealRuns } from './journal-seals.service.js';
import { type LineScope, OfficerLines } from './officer-journal.service.js';
import type { OfficerJournal, OfficerLine } from './officer-journal.type.js';

const MINUTE = 60_000;
const ALL: LineScope = { since: undefined, before: undefined, officer: undefined, recordId: undefined };
const ALL_ROLES: Role[] = ['reader', 'auditor', 'steward'];

describe('The journal of officers', () => {
  let database: OpenDatabase;
  let bench: JournalBench;
  let lines: OfficerLines;
  let closures: AuditClosures;

  beforeAll(async () => {
    database = await JournalBench.database();
  });

  beforeEach(async () => {
    bench = await JournalBench.open(database);
    lines = new OfficerLines(bench.transactions, bench.store, bench.clock);
    closures = new AuditClosures(bench.transactions, bench.store, bench.clock);
  });

  afterAll(() => database.close());

  const later = (): Date => (bench.clock.time = new Date(bench.clock.time.getTime() + MINUTE));
  const inquiryOf = (role: Role, caseReference: string, state = 'NL', name = `${state}-${role}`) =>
    openInquiry(
      { ...officerOf(state, name), roles: new Set([role]) },
      { purpose: 'oversight', caseReference },
    );
  const list = (role: Role, scope: Partial<LineScope> = {}, first = 100, after?: string) => {
    later();
    return lines.list(inquiryOf(role, 'LOOK', 'NL'), { ...ALL, ...scope }, first, after);
  };
  const told = ({ lines: shown }: OfficerJournal): string[] =>
    shown.map(({ officer, action, caseReference }) => `${officer} ${action} ${caseReference ?? '-'}`);
  /** An officer reads a record in a case. */
  const read = async (role: Role, caseReference: string, state = 'NL'): Promise<void> => {
    later();
    await bench.as({ role: 'reader', state }, (manager) =>
      bench.store.writeInquiry(manager, inquiryOf(role, caseReference, state), {
        action: 'read_precedent',
        outcome: 'answered',
        records: [{ id: 'record', owner: 'FR' }],
      }),
    );
  };
  const close = async (caseReference: string): Promise<void> => {
    later();
    await closures.close(inquiryOf('auditor', caseReference));
  };

  it('shows an auditor what officers of its state did, with case and records', async () => {
    await read('reader', 'CASE-1');
    const [line] = (await list('auditor')).lines;
    expect(line).toMatchObject({
      officer: 'NL-reader',
      action: 'read_precedent',
      outcome: 'answered',
      purpose: 'oversight',
      caseReference: 'CASE-1',
      asAuditor: false,
      records: [{ recordId: 'record', owner: 'FR' }],
      seal: null,
    });
  });

  it('shows nothing of other states, not even that their officers read a record of this one', async () => {
    await read('reader', 'CASE-1', 'FR');
    expect((await list('auditor')).lines).toEqual([]);
  });

  it('is itself written down', async () => {
    await list('auditor');
    expect(told(await list('auditor'))).toEqual(['NL-auditor read_officer_journal LOOK']);
  });

  it('gives what is needed to hold a line against its seal', async () => {
    await read('reader', 'CASE-1');
    await bench.sealer().seal();
    const [line] = (await list('auditor')).lines;
    if (!line?.seal) throw new Error('The line is sealed.');
    const seals = await new SealRuns(bench.transactions).list(officerOf('NL'), 0, 10);
    const hash = lineHash(contentOf(line), Buffer.from(line.salt, 'base64'));
    expect(Buffer.from(hash).toString('base64')).toBe(line.seal.lineHash);
    const run = seals.seals.map(({ seq, lineHash: sealed, chainHash }) => ({
      seq,
      lineHash: Buffer.from(sealed, 'base64'),
      chainHash: Buffer.from(chainHash, 'base64'),
    }));
    expect(verifySeals(emptyChain(ORIGIN), run).seq).toBe(1);
    expect(seals).toEqual({ seals: [line.seal], hasMore: false });
  });

  it('can be asked about one officer and one time', async () => {
    await read('reader', 'CASE-1');
    await read('releaser', 'CASE-2');
    const since = later();
    await read('reader', 'CASE-3');
    expect(told(await list('auditor', { officer: 'NL-reader' }))).toHaveLength(2);
    expect(told(await list('auditor', { since }))).toEqual([
      'NL-reader read_precedent CASE-3',
      'NL-auditor read_officer_journal LOOK',
    ]);
    expect(told(await list('auditor', { before: since }))).toHaveLength(2);
  });

  it('comes in pages, each line once, oldest first', async () => {
    for (const place of [1, 2, 3, 4, 5]) await read('reader', `CASE-${place}`);
    const before = later();
    const cases: (string | null)[] = [];
    let after: string | undefined;
    do {
      const page = await list('auditor', { before }, 2, after);
      cases.push(...page.lines.map(({ caseReference }) => caseReference));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after !== undefined);
    expect(cases).toEqual(['CASE-1', 'CASE-2', 'CASE-3', 'CASE-4', 'CASE-5']);
  });

  it.each(['', '1', 'x_y', '2026-13-41T99:00:00.000Z_5f6f9d0e-0000-4000-8000-000000000001'])(
    'refuses the cursor %j',
    async (after) => {
      await expect(list('auditor', {}, 2, after)).rejects.toMatchObject({ code: 'JOURNAL_CURSOR_INVALID' });
    },
  );

  describe('before the audited unit', () => {
    it('keeps back what auditors did, until they close the case', async () => {
      await read('auditor', 'AUDIT-1');
      await read('reader', 'CASE-1');
      expect(told(await list('steward'))).toEqual(['NL-reader read_precedent CASE-1']);
      await close('AUDIT-1');
      expect(told(await list('steward'))).toContain('NL-auditor read_precedent AUDIT-1');
      expect(told(await list('steward'))).toContain('NL-auditor close_audit AUDIT-1');
    });

    it('goes on keeping back other cases, and what comes after the closing', async () => {
      await read('auditor', 'AUDIT-1');
      await read('auditor', 'AUDIT-2');
      await close('AUDIT-1');
      await read('auditor', 'AUDIT-1');
      const shown = told(await list('steward'));
      expect(shown.filter((line) => line === 'NL-auditor read_precedent AUDIT-1')).toHaveLength(1);
      expect(shown).not.toContain('NL-auditor read_precedent AUDIT-2');
    });

    it('shows what an auditor did without a case once the auditor closes one', async () => {
      const auditor = inquiryOf('auditor', 'AUDIT-1').principal;
      await bench.as({ role: 'reader', state: 'NL' }, (manager) =>
        bench.store.writeAct(manager, auditor, { action: 'read_journal', outcome: 'answered' }),
      );
      expect(told(await list('steward'))).not.toContain('NL-auditor read_journal -');
      await close('AUDIT-1');
      expect(told(await list('steward'))).toContain('NL-auditor read_journal -');
    });

    it('is not opened by the closing of another state', async () => {
      await read('auditor', 'AUDIT-1');
      later();
      await closures.close(inquiryOf('auditor', 'AUDIT-1', 'FR'));
      expect(told(await list('steward'))).not.toContain('NL-auditor read_precedent AUDIT-1');
    });

    it('shows all of it to an auditor who is steward too', async () => {
      await read('auditor', 'AUDIT-1');
      const both = inquiryOf('auditor', 'LOOK');
      const principal = { ...both.principal, roles: new Set(ALL_ROLES) };
      later();
      expect(told(await lines.list({ ...both, principal }, ALL, 10, undefined))).toHaveLength(1);
    });

    describe('from an audit body of several states', () => {
      const COURT = { auditBody: { id: 'court', name: 'Court' }, issuer: 'https://id.court.example' };
      /** With the name that an auditor of NL has too. */
      const court = (caseReference: string) => {
        const inquiry = inquiryOf('auditor', caseReference);
        return { ...inquiry, principal: { ...inquiry.principal, ...COURT } };
      };
      const readAsCourt = async (caseReference: string): Promise<void> => {
        later();
        const note = { action: 'audit_export', outcome: 'answered' } as const;
        await bench.as({ role: 'reader', state: 'NL' }, (manager) =>
          bench.store.writeInquiry(manager, court(caseReference), note),
        );
      };

      it('keeps back what it did until it closes its case itself', async () => {
        await readAsCourt('AUDIT-1');
        await close('AUDIT-1');
        expect(told(await list('steward'))).not.toContain('NL-auditor audit_export AUDIT-1');
        later();
        await closures.close(court('AUDIT-1'));
        const { lines: shown } = await list('steward');
        expect(shown.find(({ action }) => action === 'audit_export')).toMatchObject({
          officer: 'NL-auditor',
          asAuditor: true,
          auditBody: { id: 'court', issuer: 'https://id.court.example' },
        });
      });

      it('keeps back what the state’s own auditors did when the body closes a case of that name', async () => {
        await read('auditor', 'AUDIT-1');
        later();
        await closures.close(court('AUDIT-1'));
        expect(told(await list('steward'))).not.toContain('NL-auditor read_precedent AUDIT-1');
      });

      it('takes both closings at one moment', async () => {
        await read('auditor', 'AUDIT-1');
        await readAsCourt('AUDIT-1');
        later();
        await closures.close(inquiryOf('auditor', 'AUDIT-1'));
        await closures.close(court('AUDIT-1'));
        const shown = told(await list('steward'));
        expect(shown).toContain('NL-auditor read_precedent AUDIT-1');
        expect(shown).toContain('NL-auditor audit_export AUDIT-1');
      });

      it('shows at once to the state’s own auditors, sealed with its name', async () => {
        await readAsCourt('AUDIT-1');
        await bench.sealer().seal();
        const [line] = (await list('auditor')).lines;
        expect(line?.auditBody).toEqual({ id: 'court', issuer: 'https://id.court.example' });
        if (!line?.seal) throw new Error('The line is sealed.');
        const hash = lineHash(contentOf(line), Buffer.from(line.salt, 'base64'));
        expect(Buffer.from(hash).toString('base64')).toBe(line.seal.lineHash);
      });
    });

    it('takes a case that is closed twice', async () => {
      await closures.close(inquiryOf('auditor', 'AUDIT-1'));
      await expect(closures.close(inquiryOf('auditor', 'AUDIT-1'))).resolves.toMatchObject({
        caseReference: 'AUDIT-1',
      });
    });
  });
});

/** The content of a line as the seal covers it. */
function contentOf({ auditBody, records, detail, at, salt, seal, ...line }: OfficerLine): LineContent {
  expect([salt, seal]).not.toContain(undefined);
  return {
    ...line,
    ...(auditBody ? { auditBody } : {}),
    state: 'NL',
    at: at.toISOString(),
    detail: JSON.parse(detail) as Record<string, number>,
    records: records.map(({ recordId: id, owner }) => ({ id, owner })),
  };
}
