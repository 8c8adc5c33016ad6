import { findGround, groundGroups, grounds, isGroundUnavailable, VOCABULARY_VERSION } from './grounds.js';
import vocabulary from './data/grounds.json' with { type: 'json' };

describe('the grounds of refusal', () => {
  it('carry the version that the data file states', () => {
    expect(vocabulary.version).toBe(VOCABULARY_VERSION);
  });

  it('each start with the code of their group and a number of two digits', () => {
    const odd = grounds.filter(({ code, group }) => !new RegExp(`^${group}-\\d{2}$`).test(code));
    expect(odd).toEqual([]);
  });

  it('each belong to a group that exists and none is empty', () => {
    const used = new Set(grounds.map(({ group }) => group));
    expect([...used]).toEqual(groundGroups.map(({ code }) => code));
  });

  it('number without gaps inside a group', () => {
    for (const { code } of groundGroups) {
      const numbers = grounds
        .filter(({ group }) => group === code)
        .map((ground) => Number(ground.code.slice(4)));
      expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    }
  });

  it('say what they mean and where they come from', () => {
    expect(grounds.filter(({ definition, source }) => !definition || !source)).toEqual([]);
  });
});

describe('findGround', () => {
  it('knows the electoral and constitutional grounds of the AIV letter', () => {
    expect(findGround('ELE-07')?.label.en).toBe('Large-scale disinformation');
    expect(findGround('CON-03')?.label.nl).toBe('Persvrijheid en pluriformiteit van de media');
  });

  it('finds nothing outside the list', () => {
    expect(findGround('SEC-99')).toBeUndefined();
    expect(findGround('')).toBeUndefined();
  });
});

describe('isGroundUnavailable', () => {
  it('holds for the four codes that explain a missing ground, and for no other', () => {
    const codes = grounds.filter(({ code }) => isGroundUnavailable(code)).map(({ code }) => code);
    expect(codes).toEqual(['UND-01', 'UND-02', 'UND-03', 'UND-04']);
  });

  it('does not hold for a code that is not known', () => {
    expect(isGroundUnavailable('UND-77')).toBe(false);
  });
});
