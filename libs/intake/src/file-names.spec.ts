import { ANALYSIS_VERSION } from '#matching';

import { fileNames, nameKindOf } from './file-names.js';

describe('fileNames', () => {
  it('files each name under its norm, and says by which analysis', () => {
    const { filed } = fileNames(['Quillmere B.V.', 'Stemhulp'], 'organisation');
    expect(filed).toEqual([
      { name: 'Quillmere B.V.', core: 'kvilmere', analysis: ANALYSIS_VERSION },
      { name: 'Stemhulp', core: 'stemhulp', analysis: ANALYSIS_VERSION },
    ]);
  });

  it('has each key once, whichever name it comes from', () => {
    const { keys } = fileNames(['Quillmere B.V.', 'Quillmere Ostara', 'Stemhulp'], 'organisation');
    expect(keys).toEqual(expect.arrayContaining(['kvilmere', 'ostara', 'stemhulp']));
    expect(keys).toHaveLength(new Set(keys).size);
  });

  it('files a name by its whole sound besides, where its script hides its words', () => {
    const signs = (name: string): string[] => [
      ...new Set(fileNames([name], 'organisation').keys.map((key) => key.charAt(0))),
    ];
    expect(signs('주식회사 금수전 반도체')).toContain('?');
    expect(signs('خليسشاد القابضة')).toContain('%');
    expect(signs('Quillmere Ostara')).not.toEqual(expect.arrayContaining(['?']));
  });

  it('files one name in two scripts where both are looked for', () => {
    const latin = fileNames(['Huawei'], 'organisation').keys;
    const cyrillic = fileNames(['Хуавей'], 'organisation').keys;
    expect(cyrillic.filter((key) => latin.includes(key))).not.toEqual([]);
  });
});

describe('nameKindOf', () => {
  it.each([
    ['party:aaaaaaaa', 'organisation'],
    ['person:aaaaaaaa', 'person'],
  ])('takes the names of %s for those of a %s', (part, kind) => expect(nameKindOf(part)).toBe(kind));
});
