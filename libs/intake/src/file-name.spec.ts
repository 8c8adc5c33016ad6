import { ANALYSIS_VERSION } from '#matching';

import { fileName, nameKindOf } from './file-name.js';

describe('fileName', () => {
  it('files a name under its norm and its keys, and says by which analysis', () => {
    const { core, keys, analysis } = fileName('Quillmere Ventures B.V.', 'organisation');
    expect(core).toContain('kvilmere');
    expect(keys).toContain('kvilmere');
    expect(analysis).toBe(ANALYSIS_VERSION);
  });

  it('files one name in two scripts where both are looked for', () => {
    const latin = fileName('Huawei', 'organisation').keys;
    const cyrillic = fileName('Хуавей', 'organisation').keys;
    expect(cyrillic.filter((key) => latin.includes(key))).not.toEqual([]);
  });
});

describe('nameKindOf', () => {
  it.each([
    ['party:aaaaaaaa', 'organisation'],
    ['person:aaaaaaaa', 'person'],
  ])('takes the names of %s for those of a %s', (part, kind) => expect(nameKindOf(part)).toBe(kind));
});
