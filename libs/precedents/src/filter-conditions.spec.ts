import fc from 'fast-check';

import { conditionsOf } from './filter-conditions.js';
import { PrecedentFilter } from './precedent-filter.input.js';

const filterOf = (values: Partial<PrecedentFilter>): PrecedentFilter =>
  Object.assign(new PrecedentFilter(), values);

const placeholders = (where: string): number[] =>
  [...where.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]));

const texts = fc.option(fc.array(fc.string(), { maxLength: 3 }), { nil: undefined });
const text = fc.option(fc.string(), { nil: undefined });
const anyFilter = fc
  .record({
    signedBy: texts,
    decidedBy: texts,
    kinds: texts,
    groundCodes: texts,
    groundGroups: texts,
    layers: texts,
    technologyAreas: texts,
    sectors: texts,
    decidedFrom: text,
    decidedTo: text,
  })
  .map(filterOf);

describe('conditionsOf', () => {
  it('is true of everything for an empty filter on the first page', () => {
    expect(conditionsOf(filterOf({}), undefined)).toEqual({ where: 'true', parameters: [] });
  });

  it('goes on below the last entry that was shown', () => {
    expect(conditionsOf(filterOf({}), 17)).toEqual({ where: 'true AND r.log_index < $1', parameters: [17] });
  });

  it('goes on from the very first entry of the log, too', () => {
    expect(conditionsOf(filterOf({}), 0).parameters).toEqual([0]);
  });

  it('asks for all conditions at once', () => {
    const { where, parameters } = conditionsOf(filterOf({ signedBy: ['NL'], kinds: ['unwound'] }), 17);
    expect(parameters).toEqual([17, ['NL'], ['unwound']]);
    expect(where.split(/\bAND r\.|\bAND EXISTS/)).toHaveLength(4);
  });

  it.each([
    ['decidedBy', 'decided_by'],
    ['kinds', 'kind'],
    ['groundCodes', 'ground'],
    ['groundGroups', 'ground_group'],
    ['layers', 'layer'],
    ['technologyAreas', 'technology_area'],
    ['sectors', 'sector'],
  ] as const)('looks for %s in the facet %s', (field, facet) => {
    expect(conditionsOf(filterOf({ [field]: ['x'] }), undefined).where).toContain(`f.facet = '${facet}'`);
  });

  it('leaves out conditions that a client sends as null', () => {
    const cleared = { kinds: null, decidedFrom: null } as unknown as Partial<PrecedentFilter>;
    expect(conditionsOf(filterOf(cleared), undefined).parameters).toEqual([]);
  });

  it('keeps an empty list of codes as a condition that nothing meets', () => {
    expect(conditionsOf(filterOf({ kinds: [] }), undefined).parameters).toEqual([[]]);
  });

  it('numbers its parameters in order, each used once', () => {
    fc.assert(
      fc.property(anyFilter, fc.option(fc.nat(), { nil: undefined }), (filter, after) => {
        const { where, parameters } = conditionsOf(filter, after);
        expect(placeholders(where)).toEqual(parameters.map((_, place) => place + 1));
      }),
    );
  });

  it('never writes a value into the statement', () => {
    const hostile = fc.constantFrom("'; DROP TABLE record; --", "x' OR '1'='1", '$1', '\u0000');
    fc.assert(
      fc.property(hostile, (value) => {
        const { where } = conditionsOf(
          filterOf({ kinds: [value], decidedFrom: value, signedBy: [value] }),
          undefined,
        );
        expect(where).toBe(
          conditionsOf(filterOf({ kinds: ['x'], decidedFrom: 'x', signedBy: ['x'] }), undefined).where,
        );
      }),
    );
  });
});
