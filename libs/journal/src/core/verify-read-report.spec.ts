import { encodeBase64Url } from '#kernel';

import { JournalError } from '../journal.errors.js';
import {
  type ChainHead,
  type LineContent,
  type ReadReport,
  emptyChain,
  fieldDigest,
  firstLineHash,
  isHashOf,
  lineDigests,
  lineFields,
  lineHash,
  openLineFor,
  parseReadReport,
  seal,
  verifyReadReport,
} from './index.js';

const ORIGIN = 'nl.example.org/log';
const SALT = new Uint8Array(32).fill(7);
const LINE: LineContent = {
  id: '5f6f9d0e-0000-4000-8000-000000000001',
  at: '2026-11-23T12:00:00.123Z',
  state: 'NL',
  officer: 'secret-officer',
  asAuditor: false,
  action: 'check',
  outcome: 'answered',
  purpose: 'screening',
  caseReference: 'SECRET-CASE',
  detail: { parties: 1, hits: 2 },
  records: [
    { id: 'of-canada', owner: 'CA' },
    { id: 'of-france', owner: 'FR' },
  ],
};

/** A journal of three lines, of which the second is told to Canada. */
function reported(): { report: ReadReport; before: ChainHead; end: ChainHead } {
  const before = emptyChain(ORIGIN);
  const hashes = [LINE, LINE, LINE].map((line, place) => lineHash({ ...line, detail: { place } }, SALT));
  const end = hashes.reduce<ChainHead>((chain, hash) => seal(chain, hash), before);
  const line = openLineFor('CA', 2, { ...LINE, detail: { place: 1 } }, SALT);
  const report = { after: null, head: 9, lineHashes: encodeBase64Url(Buffer.concat(hashes)), lines: [line] };
  return { report, before, end };
}

function refusal(change: (report: ReadReport) => unknown, head?: Partial<ChainHead>): JournalError {
  const { report, before, end } = reported();
  const changed = { ...structuredClone(report) };
  Object.assign(changed, change(changed));
  try {
    verifyReadReport(parseReadReport(changed), before, { ...end, ...head });
  } catch (error) {
    if (error instanceof JournalError) return error;
    throw error;
  }
  throw new Error('This report was taken.');
}

describe('a report of reads', () => {
  it('says which state read which records of one owner, on which day and for which purpose', () => {
    const { report, before, end } = reported();
    const [read, ...more] = verifyReadReport(
      parseReadReport(JSON.parse(JSON.stringify(report))),
      before,
      end,
    );
    expect(more).toEqual([]);
    expect(read).toMatchObject({
      seq: 2,
      reader: 'NL',
      owner: 'CA',
      records: ['of-canada'],
      day: '2026-11-23',
      purpose: 'screening',
    });
  });

  it('says neither officer, nor case, nor time of day, nor whose other records the line is about', () => {
    const text = JSON.stringify(reported().report);
    for (const kept of ['secret-officer', 'SECRET-CASE', '12:00', 'of-france', 'FR', LINE.id]) {
      expect(text).not.toContain(kept);
    }
  });

  it('commits to the case reference, which the reading state can open later', () => {
    const { report, before, end } = reported();
    const [read] = verifyReadReport(report, before, end);
    const field = lineFields(LINE, SALT).find(({ name }) => name === 'caseReference');
    expect(field && Buffer.from(fieldDigest(field))).toEqual(Buffer.from(read?.caseCommitment ?? []));
    expect(field && fieldDigest({ ...field, value: 'OTHER-CASE' })).not.toEqual(read?.caseCommitment);
  });

  it.each<[string, string, (report: ReadReport) => unknown]>([
    [
      'changes a value',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({
        lines: lines.map((line) => ({
          ...line,
          opened: line.opened.map(([name, , salt]) => [name, 'DE', salt]),
        })),
      }),
    ],
    [
      'names another line',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({ lines: lines.map((line) => ({ ...line, seq: 3 })) }),
    ],
    [
      'names a line outside of its run',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({ lines: lines.map((line) => ({ ...line, seq: 4 })) }),
    ],
    [
      'adds a digest',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({ lines: lines.map((line) => ({ ...line, digests: [...line.digests, line.case] })) }),
    ],
    [
      'commits to what is not in the line',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({ lines: lines.map((line) => ({ ...line, case: encodeBase64Url(SALT) })) }),
    ],
    [
      'keeps the purpose shut',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({
        lines: lines.map((line) => ({ ...line, opened: line.opened.filter(([name]) => name !== 'purpose') })),
      }),
    ],
    [
      'has a digest that is none',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({ lines: lines.map((line) => ({ ...line, digests: ['short'] })) }),
    ],
    [
      'has a run of other hashes',
      'JOURNAL_CHAIN_BROKEN',
      () => ({ lineHashes: encodeBase64Url(new Uint8Array(96)) }),
    ],
    [
      'has a run of another length',
      'READ_REPORT_MALFORMED',
      () => ({ lineHashes: encodeBase64Url(new Uint8Array(64)) }),
    ],
    [
      'has a run that is cut',
      'READ_REPORT_MALFORMED',
      () => ({ lineHashes: encodeBase64Url(new Uint8Array(95)) }),
    ],
    [
      'is longer than any is',
      'READ_REPORT_MALFORMED',
      ({ lines: [line] }) => ({ lines: Array.from({ length: 401 }, () => line) }),
    ],
    ['has no head', 'READ_REPORT_MALFORMED', () => ({ head: null })],
    ['has lines that are none', 'READ_REPORT_MALFORMED', () => ({ lines: [{ seq: 1 }] })],
    [
      'opens fields that are none',
      'READ_REPORT_MALFORMED',
      ({ lines }) => ({ lines: lines.map((line) => ({ ...line, opened: [['state']] })) }),
    ],
  ])('is refused when it %s', (_, code, change) => {
    expect(refusal(change)).toMatchObject({ code });
  });

  it('is refused when it leads to another head than the one that was logged', () => {
    expect(refusal(() => ({}), { chainHash: SALT })).toMatchObject({ code: 'JOURNAL_CHAIN_BROKEN' });
  });

  it.each([[null], [7], ['report'], [[]]])('is refused when it is %j', (body) => {
    expect(() => parseReadReport(body)).toThrow(
      expect.objectContaining({ code: 'READ_REPORT_MALFORMED' }) as Error,
    );
  });
});

describe('the digests of a line', () => {
  const digestsWith = (owners: readonly string[]): number => {
    const line = { ...LINE, records: owners.map((owner) => ({ id: `of-${owner}`, owner })) };
    return lineDigests(lineFields(line, SALT), SALT).length;
  };

  it('do not say by their number of how many owners the records are', () => {
    expect([digestsWith([]), digestsWith(['CA']), digestsWith(['CA', 'FR', 'DE'])]).toEqual([16, 16, 16]);
  });

  it('cannot be tried against a guess without the salt of the field', () => {
    const [field] = lineFields(LINE, SALT);
    const [other] = lineFields(LINE, new Uint8Array(32));
    expect(field && encodeBase64Url(fieldDigest(field))).not.toBe(
      other && encodeBase64Url(fieldDigest(other)),
    );
  });

  it('leave lines valid that were sealed before there were any', () => {
    expect(isHashOf(firstLineHash(LINE, SALT), LINE, SALT)).toBe(true);
    expect(isHashOf(lineHash(LINE, SALT), LINE, SALT)).toBe(true);
    expect(isHashOf(firstLineHash({ ...LINE, officer: 'other' }, SALT), LINE, SALT)).toBe(false);
  });
});
