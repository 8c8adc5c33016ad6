import fc from 'fast-check';

import { analyseName } from '../analyse-name.js';
import type { NameKind } from '../analysed-name.js';
import { type NameMatch, compareNames } from './compare-names.js';

const compare = (asked: string, recorded: string, kind: NameKind = 'organisation'): NameMatch | undefined =>
  compareNames(analyseName(asked, kind), analyseName(recorded, kind));

describe('compareNames', () => {
  it.each([
    ['Hikvision Canada Inc', 'Hikvision Canada'],
    ['NEXPERIA BV', 'nexperia b.v.'],
    ['Škoda a.s.', 'Skoda'],
    ['闻泰科技股份有限公司', 'Wentai Technology Co., Ltd.'],
    ['Huawei Technologies Co., Ltd.', '华为技术有限公司'],
    ['Huawei Technologies', 'ООО «Хуавей Технологии»'],
    ['Samsung Electronics Co., Ltd.', '삼성전자주식회사'],
    ['OAO Gazprom', 'Open Joint Stock Company Gazprom'],
    ['1st International Bank', 'First International Bank'],
    ['China Holdings', 'China Holdings Ltd'],
    ['Pricewaterhouse Coopers', 'PricewaterhouseCoopers LLP'],
  ])('finds %s and %s strongly alike', (asked, recorded) => {
    expect(compare(asked, recorded)?.band).toBe('strong');
  });

  it.each([
    ['Nexperia', 'Nexperia Newport'],
    ['UniVista', 'Shanghai UniVista'],
    ['IBM', 'International Business Machines'],
    ['Quillmere AG', 'Quillmere GmbH'],
    ['闻泰科技股份有限公司', '闻泰科技有限公司'],
    ['Stemhulp', 'Stemhulp Data (fictitious)'],
  ])('finds %s and %s likely alike', (asked, recorded) => {
    expect(compare(asked, recorded)?.band).toBe('likely');
  });

  it.each([
    ['Magnachip Semiconductor', 'Lattice Semiconductor'],
    ['Shanghai UniVista', 'Shanghai Spacecom Satellite Technology'],
    ['China Holdings', 'Tianjin Industrial Investment'],
    ['Alpha Beta Gamma', 'Alpha Delta Epsilon Zeta'],
    ['Fil Commun (fictitious)', 'Crowdlens Index (fictitious)'],
    ['BSF Foundation', 'BIRD Foundation'],
    ['Snow', 'Snoe'],
    ['', 'Nexperia'],
    ['—', '—'],
  ])('finds %p and %p not alike', (asked, recorded) => {
    expect(compare(asked, recorded)).toBeUndefined();
  });

  it.each([
    ['number_differs', 'Quillmere Fund III', 'Quillmere Fund IV'],
    ['place_differs', 'Quillmere China', 'Quillmere Russia'],
    ['legal_form_differs', 'Quillmere AG', 'Quillmere GmbH'],
  ])('tells by %s that %s is not %s', (how, asked, recorded) => {
    const match = compare(asked, recorded);
    expect(match?.reasons.map((reason) => reason.how)).toContain(how);
    expect(match?.score).toBeLessThan(1);
  });

  describe('on persons', () => {
    it.each([
      ['Lavrov, Sergey', 'Sergei Lavrov'],
      ['Mohammed bin Salman', 'bin Salman Mohammed'],
      ['Dr. Rami Makhlouf', 'Rami Makhlouf'],
      ['Margarita Simonyán', 'Маргарита Симоньян'],
      ['Xi Jinping', '习近平'],
      ['AlisherUsmanov', 'Alisher Usmanov'],
    ])('finds %s and %s strongly alike', (asked, recorded) => {
      expect(compare(asked, recorded, 'person')?.band).toBe('strong');
    });

    it.each([
      ['Sergey Lavrov', 'Sergey Viktorovich Lavrov'],
      ['Boris Johnson', 'Boris de Pfeffel Johnson'],
      ['Bill Quillmere', 'William Quillmere'],
    ])('finds %s and %s alike, but not the less likely for a name left out', (asked, recorded) => {
      expect(['strong', 'likely']).toContain(compare(asked, recorded, 'person')?.band);
    });

    it.each([
      ['Frank Richter', 'Frederik Richter'],
      ['Omar bin Abdullah al-Quill', 'Abdullah bin Omar al-Quill'],
      ['Sergey Ivanovich Lavrov', 'Sergey Viktorovich Lavrov'],
      ['A. Nazarbayev', 'Nursultan Nazarbayev'],
      ['Kim Jong Man', 'Kim Jong Sik'],
    ])('finds %s and %s no more than similar', (asked, recorded) => {
      expect([undefined, 'similar_name_only']).toContain(compare(asked, recorded, 'person')?.band);
    });
  });

  it('compares names of unknown kind as either', () => {
    expect(compare('Quillmere Alma', 'Alma Maria Quillmere', 'unknown')?.band).toBe('likely');
  });
});

describe('for any two names', () => {
  const words = fc.constantFrom(
    ...[
      'acme',
      'nexperia',
      'newport',
      'robotics',
      'group',
      'china',
      'ltd',
      '闻泰',
      'é',
      'iii',
      '4',
      'bin',
      'x',
      'شركة',
      'acne',
    ],
  );
  const names = fc.oneof(
    fc.array(words, { maxLength: 6 }).map((list) => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const kinds = fc.constantFrom<NameKind>('organisation', 'person', 'unknown');

  it('score and band are the same both ways round', () => {
    fc.assert(
      fc.property(names, names, kinds, (left, right, kind) => {
        const [one, other] = [compare(left, right, kind), compare(right, left, kind)];
        expect([one?.band, one?.score]).toEqual([other?.band, other?.score]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('swapping the names swaps the words that only one of them has', () => {
    fc.assert(
      fc.property(names, names, (left, right) => {
        const only = (match: NameMatch | undefined, how: string): string[] =>
          (match?.reasons ?? [])
            .filter((reason) => reason.how === how)
            .map(({ token }) => token)
            .sort();
        expect(only(compare(left, right), 'only_asked')).toEqual(only(compare(right, left), 'only_recorded'));
      }),
      { numRuns: 1_000 },
    );
  });

  it('a name is strongly like itself, unless it is empty', () => {
    fc.assert(
      fc.property(names, kinds, (name, kind) => {
        const empty = analyseName(name, kind).words.length === 0;
        expect(compare(name, name, kind)?.band).toBe(empty ? undefined : 'strong');
      }),
      { numRuns: 1_000 },
    );
  });

  it('the score is no more than 1, and every reason names a word', () => {
    fc.assert(
      fc.property(names, names, kinds, (left, right, kind) => {
        const match = compare(left, right, kind);
        expect(match?.score ?? 0).toBeLessThanOrEqual(1);
        expect((match?.reasons ?? []).every(({ token }) => token !== '')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
