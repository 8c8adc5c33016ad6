import { markings } from './data/markings.js';
import { isMarkingTooHigh } from './judge-marking.js';

describe('isMarkingTooHigh', () => {
  it.each(markings.flatMap(({ code, label }) => [code, label.en, label.nl]))('accepts %s', (marking) => {
    expect(isMarkingTooHigh(marking)).toBe(false);
  });

  it.each([
    'CONFIDENTIEL UE/EU CONFIDENTIAL',
    'SECRET UE/EU SECRET',
    'TRÈS SECRET UE/EU TOP SECRET',
    'EU CONFIDENTIAL',
    'NATO SECRET',
    'Stg. CONFIDENTIEEL',
    'Stg. Zeer Geheim',
    'VS-VERTRAULICH',
    'VS – Vertraulich',
    'Streng geheim',
    'Très Secret Défense',
    'CONFIDENTIEL DÉFENSE',
    'Vertrouwelijk',
    'RISERVATISSIMO',
    'Přísně tajné',
    'DŮVĚRNÉ',
    'UK SECRET',
    'top-secret',
    'Top_Secret',
  ])('refuses %s', (marking) => {
    expect(isMarkingTooHigh(marking)).toBe(true);
  });

  it('refuses a high marking that stands next to an allowed one', () => {
    expect(isMarkingTooHigh('TLP:AMBER // NATO CONFIDENTIAL')).toBe(true);
    expect(isMarkingTooHigh('Departementaal Vertrouwelijk / Stg. GEHEIM')).toBe(true);
  });

  it('looks at whole words only', () => {
    expect(isMarkingTooHigh('Secretariat')).toBe(false);
    expect(isMarkingTooHigh('Confidentiality review')).toBe(false);
  });

  it('finds nothing in an empty marking', () => {
    expect(isMarkingTooHigh('')).toBe(false);
  });
});
