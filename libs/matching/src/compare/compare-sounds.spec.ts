import fc from 'fast-check';

import { soundOf } from '../names/whole-sound.js';
import type { NameMatch } from './compare-names.js';
import { FEWEST_THREES, compareSounds } from './compare-sounds.js';
import { explainReason } from './explain-reason.js';

const compare = (asked: string, recorded: string): NameMatch | undefined =>
  compareSounds(soundOf(asked), soundOf(recorded));

describe('compareSounds', () => {
  it.each([
    ['jusighoesa geumsujeon bandoche', '주식회사 금수전 반도체'],
    ['(ju)sam-eunbamibich', '(주)삼은바미빛'],
    ['zhushi hui shetomotomo ri ben', '株式会社トモトモ日本'],
    ['ishizakimurajingji', 'イシザキムラ精機'],
    ['xin hong hang hai hui li kong gu ji tuan you xian gong si', '新弘航海辉利控股集团有限公司'],
    ['khlysshad alqabdt', 'خليسشاد القابضة'],
    ['rʾrʾm mʾšʾd ʾlqʾbḍh', 'رارام ماشاد القابضة'],
  ])('finds %s like %s, and no more than similar', (asked, recorded) => {
    expect(compare(asked, recorded)?.band).toBe('similar_name_only');
  });

  it.each([
    ['jusighoesa geumsujeon bandoche', '유한회사 정수호서솔명 에너지'],
    ['qi li you xian ze ren gong si', '新弘航海辉利控股集团有限公司'],
    ['khlysshad alqabdt', 'زيصرجار فايس للاستثمار'],
    ['Benetton Group S.p.A.', '新弘航海辉利控股集团有限公司'],
    ['', '新弘航海辉利控股集团有限公司'],
    ['新弘航海辉利控股集团有限公司', ''],
    ['Quillmere', 'Quillmere'],
    ['Kim', '김'],
  ])('finds %p and %p not alike', (asked, recorded) => {
    expect(compare(asked, recorded)).toBeUndefined();
  });

  it('takes a name that differs in its legal form alone for less unlike than one of another company', () => {
    const asked = 'jusighoesa geumsujeon bandoche';
    const [form, name] = ['유한회사 금수전 반도체', '주식회사 정수호서 에너지'].map(
      (recorded) => compare(asked, recorded)?.score ?? 0,
    );
    expect(form).toBeGreaterThan(name ?? NaN);
  });

  it('says in words that the names sound alike as a whole', () => {
    const [reason] = compare('khlysshad alqabdt', 'خليسشاد القابضة')?.reasons ?? [];
    expect(reason && explainReason(reason)).toBe(
      'sounds alike as a whole: "khlysshad alqabdt" / "خليسشاد القابضة"',
    );
  });

  const written = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'华为技术有限公司삼성전자トヨタشركةالاتصالات ab'), maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('finds a name that is filed by its sound as like itself as can be', () => {
    fc.assert(
      fc.property(written, (name) => {
        const { recordedBy, threes } = soundOf(name);
        const isFiled = recordedBy.some((reading) => threes[reading].length >= FEWEST_THREES[reading]);
        expect(compare(name, name)?.score).toBe(isFiled ? 1 : undefined);
      }),
    );
  });

  it('never scores more than 1, and throws at nothing', () => {
    fc.assert(
      fc.property(written, written, (left, right) => {
        expect(compare(left, right)?.score ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});
