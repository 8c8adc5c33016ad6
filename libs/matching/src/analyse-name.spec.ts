import fc from 'fast-check';

import { type NameKind, analyseName } from './index.js';

const norm = (name: string, kind?: NameKind): string => analyseName(name, kind).norm;

describe('analyseName', () => {
  it.each([
    ['Huawei Technologies Co., Ltd.', 'ООО «Хуавей Технологии»', '华为技术有限公司'],
    ['Deutsche Bank AG', 'DEUTSCHE BANK Aktiengesellschaft', 'Deutsche  Bank'],
    ['Gazprom', 'OAO Gazprom', 'ОАО «Газпром»', 'Open Joint Stock Company Gazprom'],
    ['Kakao', '(주)카카오', '카카오 주식회사'],
    ['Nexperia B.V.', 'NEXPERIA BV', 'Nexperia B V'],
    ['J.P. Morgan & Co.', 'JP Morgan & Co', 'J P Morgan & Co'],
    ['Procter & Gamble', 'Procter and Gamble'],
    ['Brigade 44', 'Brigade Forty-four', 'Brigade forty 4'],
    ['Crédit Agricole S.A.', 'Credit Agricole'],
    ['Rim Fund III', 'RIM FUND 3'],
    ['شركة الاتصالات السعودية', 'شركة اتصالات سعودية'],
  ])('gives %s, and what it is also written as, one norm', (...names) => {
    const [first, ...others] = names.map((name) => norm(name, 'organisation').replaceAll('al ', ''));
    for (const other of others) expect(other).toBe(first);
  });

  it.each([
    ['GmbH', 'limited'],
    ['Co., Ltd.', 'company'],
    ['B.V.', 'limited'],
    ['S.p.A.', 'stock'],
    ['GmbH & Co. KG', 'partnership'],
    ['S.A. de C.V.', 'stock'],
    ['sp. z o.o.', 'limited'],
    ['ApS', 'limited'],
    ['Inc.', 'company'],
  ])('takes %s off the end and knows its class', (form, formClass) => {
    const { norm: named, forms } = analyseName(`Quillmere ${form}`);
    expect(named).toBe('kvilmere');
    expect(forms.map((one) => one.formClass)).toEqual([formClass]);
  });

  it.each(['ООО', 'PT', '株式会社', 'UAB', 'JSC', 'Stichting', 'Limited Liability Company'])(
    'takes %s off the start',
    (form) => {
      expect(norm(`${form} Quillmere`)).toBe('kvilmere');
    },
  );

  it('always leaves a word: a company may be called by what is else a form', () => {
    expect(norm('SE')).toBe('se');
    expect(analyseName('Co. Ltd.').words).toHaveLength(1);
  });

  it('reads letters of another script that only look like those of the word', () => {
    expect(norm('Nехреriа')).toBe(norm('Nexperia'));
    expect(norm('Ig0r Sech1n', 'person')).toBe(norm('Igor Sechin', 'person'));
  });

  it('parts a name that is written together where a capital begins a word', () => {
    expect(norm('SiemensAG')).toBe(norm('Siemens AG'));
  });

  it('finds the words of a name in Chinese, Japanese and Korean', () => {
    expect(analyseName('百度在线网络技术（北京）公司').tokens).toEqual([
      'baidu',
      'network',
      'tech',
      'beijing',
    ]);
    expect(analyseName('アディダスジャパン株式会社').tokens).toEqual(['adidasu', 'japan']);
    expect(analyseName('삼성전자주식회사').tokens).toEqual(['samsung', 'electronics']);
  });

  it('reads the family name of a person first where it is written without a space', () => {
    expect(analyseName('习近平', 'person').tokens).toEqual(['si', 'jinping']);
    expect(analyseName('김정은', 'person').tokens).toEqual(['kim', 'jungun']);
  });

  it('tells words that tell names apart from those that many names share', () => {
    expect(analyseName('The Shanghai Quillmere Technology Group').distinctive).toEqual(['kvilmere']);
    expect(analyseName('China International Capital Holdings').distinctive).toEqual([]);
  });

  it('keeps the initials of a person apart', () => {
    expect(analyseName('J. P. Morgan', 'person').words.map(({ kind }) => kind)).toEqual([
      'initials',
      'initials',
      'plain',
    ]);
  });

  it.each(['', '   ', '—', '()', '\n', '\u202e', '🦄🦄', '\ud800', '&'.repeat(3)])(
    'finds no plain word in %p',
    (name) => {
      expect(analyseName(name).distinctive).toEqual([]);
    },
  );

  it.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['thousands of words', 'quill mere '.repeat(5_000)],
    ['only legal forms', 'Ltd GmbH Inc '.repeat(3_000)],
    ['Chinese without end', '华'.repeat(10_000)],
    ['right to left', '\u202e'.repeat(500) + 'שלום'.repeat(3_000)],
  ])('reads only so much of %s', (_, name) => {
    const { words, norm: named } = analyseName(name);
    expect(words.length).toBeLessThanOrEqual(24);
    expect(named.length).toBeLessThan(2_000);
  });
});

describe('of any text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'Acme',
          'ltd',
          's a',
          'ООО',
          '华为',
          '株式会社',
          'fund',
          'ii',
          'forty',
          '4',
          'bin',
          'x',
          'aa',
          'شركة',
        ),
        {
          maxLength: 8,
        },
      )
      .map((words) => words.join(' ')),
  );
  const kinds = fc.constantFrom<NameKind>('organisation', 'person', 'unknown');

  it('an analysis gives words of small Latin letters and digits', () => {
    fc.assert(
      fc.property(texts, kinds, (text, kind) =>
        analyseName(text, kind).words.every(({ folded }) => /^[a-z0-9]+$/.test(folded)),
      ),
      { numRuns: 2_000 },
    );
  });

  it('the norm of a norm is the norm', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = norm(text, 'organisation');
        expect(norm(once, 'organisation')).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });
});
