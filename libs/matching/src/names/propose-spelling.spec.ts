import { analyseName } from '../analyse-name.js';
import { compareNames } from '../compare/compare-names.js';
import { isLatin, proposeSpelling } from './propose-spelling.js';

describe('a proposed spelling', () => {
  it.each([
    ['华为技术有限公司', 'Huawei Jishu Youxiangongsi'],
    ['삼성전자', 'Samsung Junja'],
    ['トヨタ', 'Toyota'],
    ['Роснефть', 'Rosneft'],
    ['ООО «Яндекс»', 'OOO Yandeks'],
    ['Ελληνικά Πετρέλαια', 'Ellinika Petrelaia'],
    ['BYD 比亚迪', 'BYD Biyadi'],
  ])('of %s is %s', (name, spelling) => {
    expect(proposeSpelling(name)).toBe(spelling);
  });

  it.each([
    ['is written in Latin letters', 'Société Générale 5G'],
    ['leaves out the vowels', 'شركة الاتصالات السعودية'],
    ['has no letters', '— 2020'],
    ['is empty', ''],
  ])('is not made for a name that %s', (_what, name) => {
    expect(proposeSpelling(name)).toBeUndefined();
  });

  it.each(['华为技术有限公司', '삼성전자', 'トヨタ', 'Роснефть', 'Ελληνικά Πετρέλαια'])(
    'finds the name it was made of: %s',
    (name) => {
      const spelling = proposeSpelling(name) ?? '';
      const match = compareNames(analyseName(spelling, 'organisation'), analyseName(name, 'organisation'));
      expect(match).toBeDefined();
    },
  );
});

describe('a name in Latin letters', () => {
  it.each([
    ['Société Générale', true],
    ['Đồng Tâm', true],
    ['Huawei 华为', false],
    ['12 — 5', false],
  ])('%s: %p', (name, expected) => {
    expect(isLatin(name)).toBe(expected);
  });
});
