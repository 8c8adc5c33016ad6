import { datePrecision } from '#kernel';
import { judge, KINDS, NAMES, refuses, takes } from './__fixtures__/judge-part.js';
import { refusalOf, refusedWith } from './__fixtures__/refusal-code.js';
import { samplePart, withField } from './__fixtures__/sample-parts.js';
import { OutcomePart, PartyPart } from './parts/index.js';
import { validatePart } from './validate-part.js';

describe('validatePart', () => {
  it.each(KINDS)('takes the sample of kind %s and returns its values', (kind) => {
    const part = validatePart(NAMES[kind], samplePart[kind]());
    expect(JSON.parse(JSON.stringify(part))).toEqual(samplePart[kind]());
  });

  it('returns instances of the part classes', () => {
    expect(validatePart('outcome', samplePart.outcome())).toBeInstanceOf(OutcomePart);
    expect(validatePart('party:abcdefgh', samplePart.party())).toBeInstanceOf(PartyPart);
  });

  it.each(KINDS)('refuses a further field in %s, at its place', (kind) => {
    refuses(kind, 'more', 1, null, 'not_recorded');
  });

  it.each(KINDS)('refuses anything but an object as %s', (kind) => {
    for (const value of [null, undefined, 'text', 7, [], [samplePart[kind]()]]) {
      expect(refusalOf(() => validatePart(NAMES[kind], value))).toBe(`PART_INVALID at ${NAMES[kind]}`);
    }
  });

  it.each(KINDS)('refuses %s without any one of its mandatory fields, and with null in any', (kind) => {
    const optional: Partial<Record<string, string>> = { ground: 'text', party: 'note', person: 'note' };
    for (const name of Object.keys(samplePart[kind]())) {
      refuses(kind, name, null);
      if (optional[kind] !== name) refuses(kind, name, undefined);
    }
  });

  it('says what is wrong and where, and never what was written', () => {
    const wrong = withField(samplePart.party(), 'names.0.value', 'Secret\u202eName');
    const error = refusedWith(() => validatePart('party:abcdefgh', wrong));
    expect(error.path).toEqual(['party:abcdefgh', 'names', '0', 'value']);
    expect(error.message).toContain('names.0.value must be a text of 1 to 300 characters');
    expect(error.message).not.toContain('Secret');
    expect(JSON.stringify(error)).not.toContain('Secret');
  });

  it('does not repeat the name of an unknown field that no class could have', () => {
    const odd = { ...samplePart.head(), 'Acme Corp. of Nowhere': 1 };
    expect(refusalOf(() => validatePart('head', odd))).toBe('PART_INVALID at head/?');
  });
});

describe('Texts in parts', () => {
  it.each([
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u0000',
    '\u001b',
    '\u007f',
    '\u009f',
    'e\u0301',
    '\t',
    '\r',
  ])('may not hold %j, on one line or several', (unsafe) => {
    refuses('outcome', 'authority', `A${unsafe}B`);
    refuses('outcome', 'summary', `A${unsafe}B`);
    refuses('reasons', 'text', `A${unsafe}B`);
    refuses('ground', 'text', { en: `A${unsafe}B` });
  });

  it('may hold line feeds only where several lines are meant', () => {
    refuses('outcome', 'authority', 'A\nB');
    refuses('party', 'names.0.value', 'A\nB');
    takes('reasons', 'text', 'A\n\nB\n');
    takes('ground', 'text', { en: 'A\nB' });
  });

  it('may be in any script', () => {
    takes(
      'party',
      'names.0.value',
      'Пример (fictitious)',
      'مثال (fictitious)',
      '예시 (fictitious)',
      'Ø 😀 (fictitious)',
    );
  });

  it('are not empty and not blank', () => {
    refuses('outcome', 'technology', '', ' ', '\u00a0');
    refuses('reasons', 'text', '', '\n');
  });

  it('end at their limits', () => {
    takes('outcome', 'authority', 'a'.repeat(300));
    refuses('outcome', 'authority', 'a'.repeat(301));
    takes('outcome', 'summary', 'a'.repeat(2000));
    refuses('outcome', 'summary', 'a'.repeat(2001));
    takes('reasons', 'text', 'a'.repeat(20_000));
    refuses('reasons', 'text', 'a'.repeat(20_001));
  });

  it('by language have language tags and at least one text', () => {
    refuses('ground', 'text', {}, { EN: 'x' }, { eng: 'x' }, { en: 1 }, [], 'x');
    takes('ground', 'text', undefined, { el: 'Λόγος' });
  });
});

describe('The outcome', () => {
  it.each(['decidedBy', 'kind', 'groundsFrom', 'mainLayer'])('has a known code as %s', (name) => {
    refuses('outcome', name, 'other', '', 7, ['NL'], 'toString', '__proto__');
  });

  it.each(['effectiveOn', 'reviewOn', 'transactionType', 'stakeBand', 'value', 'publicReference'])(
    'may say not_recorded as %s',
    (name) => {
      takes('outcome', name, 'not_recorded');
      refuses('outcome', name, 'unknown', 7, []);
    },
  );

  it.each(['decidedBy', 'kind', 'decidedOn', 'groundsFrom', 'marking', 'links', 'technologyAreas'])(
    'may not say not_recorded as %s',
    (name) => {
      refuses('outcome', name, 'not_recorded');
    },
  );

  it('has dates that exist, of any precision', () => {
    const good = ['2026', '2026-03', '2026-03-14', '2024-02-29'];
    const bad = ['2026-02-29', '2026-13', '2026-3', '14-03-2026', '2026-03-14T00:00:00Z', 2026, ''];
    takes('outcome', 'decidedOn', ...good);
    refuses('outcome', 'decidedOn', ...bad);
    expect(good.every((date) => datePrecision(date))).toBe(true);
  });

  it('names the field within a nested object', () => {
    refuses('outcome', 'regime.law', 7, '', undefined);
    refuses('outcome', 'regime.more', 1);
    refuses('outcome', 'aiRelevance.code', 'other');
    refuses('outcome', 'value.currency', 'EURO', undefined);
    refuses('outcome', 'publicReference.confidence', 'sure');
    refuses('outcome', 'links.0.state', 'XX');
    refuses('outcome', 'links.0.more', 1);
  });

  it.each(['regime', 'aiRelevance', 'value', 'publicReference'])(
    'has one object, not a list, as %s',
    (name) => {
      refuses('outcome', name, [], [{}], [samplePart.outcome().regime], 7, true);
    },
  );

  it('has a list of objects as links', () => {
    refuses(
      'outcome',
      'links',
      {},
      'x',
      ['x'],
      [[]],
      [null],
      Array(51).fill({ state: 'DE', reference: 'x' }),
    );
    takes('outcome', 'links', []);
  });

  it('repeats neither a code nor the main layer', () => {
    refuses('outcome', 'furtherLayers', ['data', 'data'], ['models'], ['not_recorded'], 'data', ['other']);
    refuses('outcome', 'sectors', ['62.10', '62.10'], ['99.99']);
    refuses('outcome', 'technologyAreas', ['other']);
    takes('outcome', 'furtherLayers', [], ['chips']);
  });

  it('links only to web pages', () => {
    refuses(
      'outcome',
      'publicReference.url',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'gazette.example',
      'https://',
      7,
    );
    takes('outcome', 'publicReference.url', 'http://gazette.example/a?b#c', undefined);
  });

  it('refuses a marking of CONFIDENTIAL or above with a code of its own', () => {
    for (const marking of ['EU CONFIDENTIAL', 'SECRET UE/EU SECRET', 'Zeer Geheim', 'confidential']) {
      expect(judge('outcome', 'marking', marking)).toBe('PART_MARKING_TOO_HIGH at outcome/marking');
    }
    refuses('outcome', 'marking', 'TLP:BLUE', 'amber', 7);
  });
});

describe('Parties and persons', () => {
  it('have one of the five roles', () => {
    takes('party', 'role', 'investor', 'owner', 'vehicle', 'target', 'affiliate');
    refuses('party', 'role', 'adviser', 'not_recorded');
    refuses('person', 'role', 'adviser');
  });

  it('have one to fifty names, each of a known kind', () => {
    const name = { value: 'Example (fictitious)', kind: 'current' };
    takes('party', 'names', [name], Array(50).fill(name));
    refuses('party', 'names', [], Array(51).fill(name), name, 'Example', ['Example'], [null]);
    refuses('party', 'names.1.kind', 'nickname', undefined);
  });

  it('have an identifier with right check digits, or none', () => {
    takes('party', 'lei', '724500VKKSH9QOLTFR81', 'not_recorded');
    refuses('party', 'lei', '724500VKKSH9QOLTFR82', '724500vkksh9qoltfr81', '');
  });

  it('do not call an investor type unknown', () => {
    takes('party', 'investorType', 'not_recorded');
    refuses('party', 'investorType', 'unknown');
  });

  it('have a year of birth as a number', () => {
    takes('person', 'birthYear', 1850, 2100, 'not_recorded');
    refuses('person', 'birthYear', '1970', 1970.5, 1849, 2101, -1);
  });

  it('have countries of ISO 3166-1, in capitals', () => {
    refuses('party', 'seat', 'nl', 'NLD', 'XX', 'EU');
    refuses('party', 'registration.country', 'not_recorded');
    refuses('person', 'nationality', 'UK');
  });
});

describe('Grounds and head', () => {
  it('have codes of the vocabulary', () => {
    refuses('ground', 'code', 'SEC-99', 'sec-01', 'SEC', 'not_recorded');
    refuses('ground', 'weight', 'heavy');
    refuses('head', 'kind', 'corrections', 'Decision');
  });
});

describe('The sharing', () => {
  const nobody = { circles: [], states: [], except: [] };
  const shared = (parts: unknown): string => judge('sharing', 'parts', parts);

  it('takes audiences for every part but head and sharing', () => {
    expect(shared({ outcome: nobody, 'ground:abcdefgh': nobody, 'reasons:en': nobody })).toBe('accepted');
    expect(shared({})).toBe('accepted');
    for (const name of ['head', 'sharing', 'other', '_sd', 'ground:x']) {
      expect(shared({ [name]: nobody })).toBe('parts');
    }
  });

  it('names the field of the audience at fault', () => {
    const wrong: [Record<string, unknown>, string][] = [
      [{ ...nobody, circles: ['EU'] }, 'circles'],
      [{ ...nobody, circles: ['eu', 'eu'] }, 'circles'],
      [{ ...nobody, circles: ['a'.repeat(65)] }, 'circles'],
      [{ ...nobody, circles: 'eu' }, 'circles'],
      [{ ...nobody, states: ['Canada'] }, 'states'],
      [{ ...nobody, except: undefined }, 'except'],
      [{ ...nobody, purposes: [] }, 'purposes'],
    ];
    for (const [audience, field] of wrong)
      expect(shared({ outcome: audience })).toBe(`parts/outcome/${field}`);
    expect(shared({ outcome: 'everyone' })).toBe('parts/outcome');
    expect(shared([nobody])).toBe('parts');
  });

  it.each(['announce', 'silent'])('may say who gets %s hits, as an audience', (level) => {
    takes('sharing', level, undefined, nobody, { circles: ['eu'], states: ['CA'], except: ['HU'] });
    refuses('sharing', level, null, 'everyone', [], [nobody]);
    expect(judge('sharing', level, { ...nobody, circles: ['EU'] })).toBe(`${level}/circles`);
    expect(judge('sharing', level, { circles: [], states: [] })).toBe(`${level}/except`);
    expect(judge('sharing', level, { ...nobody, parts: {} })).toBe(`${level}/parts`);
  });

  it('names the parts of later statements too', () => {
    expect(shared({ event: nobody, correction: nobody, 'erasure:abcdefgh': nobody })).toBe('accepted');
  });
});
