import { purposes } from '#vocabulary';

import { officerOf } from '../test/officer.js';
import { JournalError, openInquiry } from './index.js';

const officer = officerOf('NL');
const complete = { purpose: 'screening', caseReference: 'NL-2026-0001' };

function refusal(...declared: Parameters<typeof openInquiry>[1][]): JournalError {
  try {
    openInquiry(officer, ...declared);
  } catch (error) {
    if (error instanceof JournalError) return error;
    throw error;
  }
  throw new Error('The inquiry was opened.');
}

describe('openInquiry', () => {
  it('holds who asks, for what purpose and in which case', () => {
    expect(openInquiry(officer, complete)).toEqual({ principal: officer, ...complete });
  });

  it.each(purposes.map((term) => term.code))('takes the purpose %s', (purpose) => {
    expect(openInquiry(officer, { ...complete, purpose }).purpose).toBe(purpose);
  });

  describe('with several declarations', () => {
    it('prefers the first, as an argument goes before a header', () => {
      const header = { purpose: 'oversight', caseReference: 'GATEWAY-1' };
      expect(openInquiry(officer, complete, header)).toMatchObject(complete);
    });

    it.each([undefined, null])('fills in from the next what the first leaves %p', (absent) => {
      const first = { purpose: absent, caseReference: 'NL-2026-0002' };
      expect(openInquiry(officer, first, complete)).toMatchObject({
        purpose: 'screening',
        caseReference: 'NL-2026-0002',
      });
    });

    it('does not fall back from a wrong declaration to a right one', () => {
      expect(refusal({ purpose: 'curiosity' }, complete).code).toBe('PURPOSE_UNKNOWN');
      expect(refusal({ caseReference: '' }, complete).code).toBe('CASE_REFERENCE_MISSING');
    });
  });

  it.each([undefined, null, ''])('refuses a purpose that is %p', (purpose) => {
    expect(refusal({ ...complete, purpose })).toMatchObject({ code: 'PURPOSE_MISSING', path: ['purpose'] });
  });

  it('refuses to read when nothing is declared at all', () => {
    expect(refusal().code).toBe('PURPOSE_MISSING');
  });

  it.each(['Screening', 'screening ', 'curiosity', 'constructor'])('refuses the purpose %p', (purpose) => {
    expect(refusal({ ...complete, purpose }).code).toBe('PURPOSE_UNKNOWN');
  });

  it('says which purposes there are', () => {
    const { advice } = refusal({ ...complete, purpose: 'curiosity' });
    for (const { code } of purposes) expect(advice).toContain(code);
  });

  it.each([undefined, null, ''])('refuses a case reference that is %p', (caseReference) => {
    expect(refusal({ ...complete, caseReference })).toMatchObject({
      code: 'CASE_REFERENCE_MISSING',
      path: ['caseReference'],
    });
  });

  it.each(['1', 'NL-2026-0001', 'BTI/2026:17.b', 'dossier 12', 'Änderung_3', '案件2026', 'x'.repeat(100)])(
    'takes the case reference %p',
    (caseReference) => {
      expect(openInquiry(officer, { ...complete, caseReference }).caseReference).toBe(caseReference);
    },
  );

  it.each([
    ['too long', 'x'.repeat(101)],
    ['without a letter or digit first', '-1'],
    ['only white space', '   '],
    ['over two lines', 'NL-1\nNL-2'],
    ['ending in a line break', 'NL-1\n'],
    ['with markup', 'NL-<b>1</b>'],
    ['with a quotation mark', "NL-1' OR '1'='1"],
    ['with a direction mark', 'NL-\u202e1'],
    ['with a null character', 'NL-\u00001'],
  ])('refuses a case reference %s', (_, caseReference) => {
    expect(refusal({ ...complete, caseReference }).code).toBe('CASE_REFERENCE_INVALID');
  });

  it('never repeats what was declared', () => {
    const { message, advice } = refusal({ ...complete, caseReference: 'NL-1?secret' });
    expect(`${message} ${advice ?? ''}`).not.toContain('secret');
    expect(refusal({ ...complete, purpose: 'secret' }).message).not.toContain('secret');
  });
});
