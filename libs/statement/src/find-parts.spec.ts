import { openedParts } from './__fixtures__/opened-parts.js';
import { refusalOf } from './__fixtures__/refusal-code.js';
import { samplePart } from './__fixtures__/sample-parts.js';
import { onePart, partsOfKind } from './find-parts.js';
import { validateParts } from './validate-record.js';

const parts = validateParts(
  openedParts({
    event: samplePart.event(),
    'ground:bbbbbbbb': { code: 'ELE-01', weight: 'decisive' },
    'ground:aaaaaaaa': samplePart.ground(),
  }),
);

describe('onePart', () => {
  it('finds the part of which there is one', () => {
    expect(onePart(parts, 'event').occurredOn).toBe('2026-01-21');
  });

  it('refuses with the name of the part when it is not there', () => {
    expect(refusalOf(() => onePart(parts, 'relation'))).toBe('RECORD_PART_MISSING at relation');
  });
});

describe('partsOfKind', () => {
  it('finds all parts of a kind by name, in the order in which they stand', () => {
    expect([...partsOfKind(parts, 'ground')].map(([name, { code }]) => [name, code])).toEqual([
      ['ground:bbbbbbbb', 'ELE-01'],
      ['ground:aaaaaaaa', 'SEC-01'],
    ]);
  });

  it('finds nothing where there is nothing, which is no fault', () => {
    expect(partsOfKind(parts, 'erasure').size).toBe(0);
  });
});
