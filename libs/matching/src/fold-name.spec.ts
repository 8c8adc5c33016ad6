import fc from 'fast-check';
import { foldName } from './fold-name.js';

describe('foldName', () => {
  it.each([
    ['  Nexperia   B.V. ', 'nexperia b v'],
    ['Škoda Auto a.s.', 'skoda auto a s'],
    ['Ørsted', 'orsted'],
    ['Weiß & Söhne', 'weiss sohne'],
    ['ＡＢＣ株式会社', 'abc株式会社'],
    ['O-Net', 'o net'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['İstanbul', 'istanbul'],
    ['삼성전자', '삼성전자'],
    ['ガ', 'ガ'],
    ['टाटा', 'टाटा'],
    ['™', 'tm'],
    ['—…!', ''],
    ['\ud800', ''],
  ])('folds %s to %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('makes composed and decomposed spellings the same', () => {
    expect(foldName('Zu\u0308rich')).toBe(foldName('Zürich'));
  });

  it('changes nothing the second time, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => foldName(foldName(name)) === foldName(name)),
      { numRuns: 2000 },
    );
  });
});
