import { Forge } from './__fixtures__/forge.js';
import { refusalOf } from './__fixtures__/refusal-code.js';
import { samplePart } from './__fixtures__/sample-parts.js';
import { openDisclosures, type OpenedParts } from './open-disclosures.js';
import { isPartName, type PartName } from './part-name.js';
import { parseStatement } from './parse-statement.js';
import type { JsonValue } from './parse-strict-json.js';
import { validateParts, validateRecord } from './validate-record.js';

const ground = (code: string, text?: object) => ({ code, weight: 'contributing', ...(text && { text }) });

/** A whole record as opened parts; `undefined` takes a part out. */
function opened(changes: Record<string, unknown> = {}): OpenedParts {
  const parts: Record<string, unknown> = {
    head: samplePart.head(),
    outcome: samplePart.outcome(),
    'ground:aaaaaaaa': samplePart.ground(),
    sharing: samplePart.sharing(),
    ...changes,
  };
  const found = new Map<PartName, { digest: string; encoded: string; value: JsonValue }>();
  for (const [name, value] of Object.entries(parts)) {
    if (!isPartName(name) || value === undefined) continue;
    found.set(name, { digest: '', encoded: '', value: value as JsonValue });
  }
  return found;
}

const judge = (changes: Record<string, unknown>): string => refusalOf(() => validateRecord(opened(changes)));
const grounds = (...values: unknown[]): Record<string, unknown> => ({
  'ground:aaaaaaaa': undefined,
  ...Object.fromEntries(values.map((value, at) => [`ground:bbbbbbb${'abcdef'.charAt(at)}`, value])),
});

describe('validateRecord', () => {
  it('sorts the parts of a statement by kind, under their names', async () => {
    const forge = await Forge.create();
    const issued = await forge.issue();
    const record = validateRecord(
      openDisclosures(parseStatement(issued.signedPart), [...issued.disclosures.values()]),
    );
    expect(record.head.kind).toBe('decision');
    expect(record.outcome.kind).toBe('prohibited');
    expect([...record.grounds.values()].map(({ code }) => code)).toEqual(['SEC-01', 'ELE-01']);
    expect([...record.reasons.keys()]).toEqual(['reasons:en', 'reasons:nl']);
    expect([...record.parties.values()].map(({ role }) => role)).toEqual(['investor', 'target']);
    expect([...record.persons.keys()].every((name) => name.startsWith('person:'))).toBe(true);
    expect(Object.keys(record.sharing.parts)).not.toContain('head');
  });

  it.each(['head', 'outcome', 'sharing'])('refuses a record without its %s', (name) => {
    expect(judge({ [name]: undefined })).toBe(`RECORD_PART_MISSING at ${name}`);
  });

  it('refuses a record without any ground', () => {
    expect(judge(grounds())).toBe('RECORD_GROUND_MISSING at ground');
  });

  it('refuses the same ground twice', () => {
    expect(judge(grounds(ground('SEC-01'), ground('SEC-02'), ground('SEC-01')))).toBe(
      'RECORD_GROUND_REPEATED at ground:bbbbbbbc',
    );
  });

  it('refuses PRC-06 alone and takes it beside any other ground, also one without reasons', () => {
    expect(judge(grounds(ground('PRC-06')))).toBe('RECORD_GROUND_ALONE at ground');
    expect(judge(grounds(ground('PRC-06'), ground('SEC-01')))).toBe('accepted');
    expect(judge(grounds(ground('PRC-06'), ground('UND-01')))).toBe('accepted');
  });

  it('takes UND codes alone, UND-04 only with a text', () => {
    expect(judge(grounds(ground('UND-02')))).toBe('accepted');
    expect(judge(grounds(ground('UND-04')))).toBe('RECORD_GROUND_TEXT at ground:bbbbbbba');
    expect(judge(grounds(ground('UND-04', { en: 'Another ground.' })))).toBe('accepted');
  });

  it('refuses a sharing that names a part which is not there', () => {
    const audience = { circles: [], states: ['CA'], except: [] };
    const sharing = { parts: { outcome: audience, 'party:aaaaaaaa': audience } };
    expect(judge({ sharing })).toBe('RECORD_SHARING_UNKNOWN_PART at sharing/parts/party:aaaaaaaa');
    expect(judge({ sharing, 'party:aaaaaaaa': samplePart.party() })).toBe('accepted');
  });

  it('refuses a part that is not valid before it looks across parts', () => {
    expect(judge({ 'person:aaaaaaaa': { role: 'owner' }, sharing: undefined })).toMatch(
      /^PART_INVALID at person/,
    );
  });
});

describe('validateParts', () => {
  it('takes any partial set, without the rules across parts', () => {
    const parts = validateParts(
      opened({ ...grounds(ground('PRC-06')), sharing: undefined, outcome: undefined }),
    );
    expect([...parts.keys()]).toEqual(['head', 'ground:bbbbbbba']);
    expect(validateParts(new Map()).size).toBe(0);
  });
});
