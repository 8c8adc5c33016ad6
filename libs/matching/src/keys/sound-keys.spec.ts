import fc from 'fast-check';

import { analyseName } from '../analyse-name.js';
import { soundOf } from '../names/whole-sound.js';
import { recordedKeys } from './recorded-keys.js';
import { askedSoundKeys, recordedSoundKeys } from './sound-keys.js';

const recorded = (name: string): string[] => recordedSoundKeys(soundOf(name));
/** The most that a recorded name has in common with the one asked for, by either reading. */
const common = (asked: string, name: string): number => {
  const filed = new Set(recorded(name));
  const sums = askedSoundKeys(soundOf(asked)).map((keys) =>
    keys.filter(({ key }) => filed.has(key)).reduce((sum, { weight }) => sum + weight, 0),
  );
  return Math.max(0, ...sums);
};

describe('the keys of whole sounds', () => {
  it.each([
    ['Korean', 'jusighoesa geumsujeon bandoche', '주식회사 금수전 반도체'],
    ['Japanese', 'zhushi hui shetomotomo ri ben', '株式会社トモトモ日本'],
    ['Chinese', 'xin hong hang hai hui li kong gu', '新弘航海辉利控股'],
    ['Arabic', 'khlysshad alqabdt', 'خليسشاد القابضة'],
  ])('find a %s name by what a machine makes of it', (_, asked, name) => {
    expect(common(asked, name)).toBeGreaterThanOrEqual(1);
  });

  it.each(['Quillmere Ostara Technologies', 'ООО «Хуавей Технологии»', 'Εθνική Τράπεζα', 'Škoda a.s.'])(
    'are none for %s, whose script parts its words and writes its vowels',
    (name) => expect(recorded(name)).toEqual([]),
  );

  it('say by their sign whether they are of all letters or of consonants', () => {
    expect(recorded('新弘航海辉利控股').every((key) => /^[?][a-z0-9]{3}$/.test(key))).toBe(true);
    expect(recorded('خليسشاد القابضة').every((key) => /^%[a-z0-9]{3}$/.test(key))).toBe(true);
    const signs = askedSoundKeys(soundOf('Quillmere')).map(([first]) => first?.key.charAt(0));
    expect(signs).toEqual(['?', '%']);
  });

  it('weigh a legal form less than a name, heaviest first', () => {
    const [letters = []] = askedSoundKeys(soundOf('jusighoesa geumsujeon'));
    const weights = letters.map(({ weight }) => weight);
    const weightOf = (wanted: string): number => letters.find(({ key }) => key === wanted)?.weight ?? NaN;
    expect(weights).toEqual([...weights].sort((left, right) => right - left));
    expect(weightOf('?jus')).toBeLessThan(weightOf('?msu') / 2);
  });

  it.each([
    ['ten thousand letters', 'ab'.repeat(5_000)],
    [
      'ten thousand letters that are all different',
      Array.from({ length: 3_000 }, (_, n) => `k${n}`).join(''),
    ],
    ['Chinese without end', '华为腾讯'.repeat(3_000)],
    ['Arabic and Chinese without end', 'شركة华为'.repeat(3_000)],
    ['control characters', '\u0000\u0001\u202e'.repeat(4_000)],
    ['emoji', '🦄'.repeat(4_000)],
  ])('are bounded for %s', (_, name) => {
    expect(recorded(name).length).toBeLessThanOrEqual(200);
    expect(askedSoundKeys(soundOf(name)).flat().length).toBeLessThanOrEqual(240);
  });

  it.each(['', '—', '🦄', '\u202e', '华'])('are none for %p', (name) => {
    expect([recorded(name), askedSoundKeys(soundOf(name))]).toEqual([[], []]);
  });

  it('are none of the keys of words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const words = new Set(recordedKeys(analyseName(name, 'organisation')));
        expect(recorded(name).filter((key) => words.has(key))).toEqual([]);
      }),
    );
  });

  it('always find a name by itself, if it is filed by its sound', () => {
    const signs = fc.constantFrom(...'华为技术有限公司삼성전자주식회사トヨタشركةالاتصالاتab 3');
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 60 }), (name) => {
        expect(common(name, name) > 1).toBe(recorded(name).length > 0);
      }),
    );
  });
});
