import { askedKey } from './asked-key.js';

describe('askedKey', () => {
  it.each([
    ['QUILLMERE  ventures', 'case and white space'],
    ['Quillmere-Ventures.', 'punctuation'],
    ['Ｑｕｉｌｌｍｅｒｅ Ventures', 'the width of letters'],
  ])('is the same for %s: %s may vary', (name) => {
    expect(askedKey(name, [])).toBe(askedKey('Quillmere Ventures', []));
  });

  it.each(['Quillmere Venture', 'Quillmere Ventures B.V.', 'Quillmére Ventures', 'Ventures Quillmere'])(
    'is another for %s',
    (name) => {
      expect(askedKey(name, [])).not.toBe(askedKey('Quillmere Ventures', []));
    },
  );

  it('tells identifiers from names, and one identifier from another', () => {
    const keys = [
      askedKey(undefined, ['LEI 529900T8BM49AURSDO55']),
      askedKey('LEI 529900T8BM49AURSDO55', []),
      askedKey(undefined, ['LEI HWUPKR0MPOU8FGXBT394']),
      askedKey(undefined, []),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  it('is the same for one identifier however it is written, and whatever else is the same', () => {
    const key = askedKey(undefined, ['register number NL 11 22-33']);
    expect(askedKey(undefined, ['register number nl 112233', 'another'])).toBe(key);
  });

  it('is a hash that does not hold the name', () => {
    expect(askedKey('Alma Nobody', [])).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('stays as it is, so that what was decided before is found again', () => {
    expect(askedKey('Quillmere Ventures', [])).toBe('EBr7yzdEOkH0ZZl3s-DKk5_6c494rlXV2KNl89avnYA');
  });
});
