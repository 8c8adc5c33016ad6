import fc from 'fast-check';

import { conditionsOf } from './filter-conditions.js';
import { type Moment, PRESENT } from './moment.js';
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
const anyMoment: fc.Arbitrary<Moment> = fc.record({
  asOf: fc.option(fc.constantFrom('2020-01-01', '2026-11-23'), { nil: undefined }),
  knownAt: fc.date({ noInvalidDate: true }),
  past: fc.boolean(),
});

/** The two times that every condition may refer to come first. */
const TIMES = [PRESENT.knownAt, '9999-01-01'];
const conditions = (filter: PrecedentFilter, after?: number, moment = PRESENT) =>
  conditionsOf(filter, moment, after);
/** The parameters behind the two times. */
const values = (filter: PrecedentFilter, after?: number, moment = PRESENT): unknown[] =>
  conditions(filter, after, moment).parameters.slice(TIMES.length);

describe('conditionsOf', () => {
  it('holds an empty filter only to what was known', () => {
    expect(conditions(filterOf({}))).toMatchObject({
      where: 'r.recorded_at <= $1::timestamptz',
      parameters: TIMES,
    });
  });

  it('goes on below the last entry that was shown', () => {
    expect(conditions(filterOf({}), 17).where).toMatch(/ AND r\.arrival < \$3$/);
    expect(values(filterOf({}), 17)).toEqual([17]);
  });

  it('goes on from the very first entry of the log, too', () => {
    expect(values(filterOf({}), 0)).toEqual([0]);
  });

  it('asks for all conditions at once', () => {
    const filter = filterOf({ signedBy: ['NL'], kinds: ['unwound'] });
    expect(values(filter, 17)).toEqual([17, ['NL'], ['unwound']]);
    expect(conditions(filter, 17).where.split(/\bAND r\.|\bAND EXISTS/)).toHaveLength(4);
  });

  it('puts the moment into the two times', () => {
    const moment: Moment = { asOf: '2025-03-01', knownAt: new Date('2025-06-01'), past: true };
    expect(conditions(filterOf({}), undefined, moment).parameters.slice(0, 2)).toEqual([
      moment.knownAt,
      moment.asOf,
    ]);
  });

  it('leaves out what was decided after the day asked about', () => {
    const moment: Moment = { ...PRESENT, asOf: '2025-03-01', past: true };
    expect(conditions(filterOf({}), undefined, moment).where).toMatch(
      /NOT EXISTS .* f\.facet = 'decided_on' AND f\.value > \$3/s,
    );
    expect(values(filterOf({}), undefined, moment)).toEqual(['2025-03-01']);
  });

  it.each(['event', 'standing'] as const)('asks for the %s of the newest event known by then', (column) => {
    const sql = conditions(filterOf({})).standing(column);
    expect(sql).toContain(`SELECT e.${column} FROM record_event e`);
    expect(placeholders(sql)).toEqual([1, 2]);
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
    expect(conditions(filterOf({ [field]: ['x'] })).where).toContain(`f.facet = '${facet}'`);
  });

  it('leaves out conditions that a client sends as null', () => {
    const cleared = { kinds: null, decidedFrom: null } as unknown as Partial<PrecedentFilter>;
    expect(values(filterOf(cleared))).toEqual([]);
  });

  it('keeps an empty list of codes as a condition that nothing meets', () => {
    expect(values(filterOf({ kinds: [] }))).toEqual([[]]);
  });

  it('numbers its parameters in order, each of the filter used once', () => {
    fc.assert(
      fc.property(anyFilter, anyMoment, fc.option(fc.nat(), { nil: undefined }), (filter, moment, after) => {
        const { where, parameters } = conditions(filter, after, moment);
        const used = placeholders(where).filter((place) => place > TIMES.length);
        expect(used).toEqual(parameters.slice(TIMES.length).map((_, place) => place + 3));
      }),
    );
  });

  it('never writes a value into the statement', () => {
    const hostile = fc.constantFrom("'; DROP TABLE record; --", "x' OR '1'='1", '$1', '\u0000');
    fc.assert(
      fc.property(hostile, (value) => {
        const whereFor = (text: string): string =>
          conditions(filterOf({ kinds: [text], decidedFrom: text, signedBy: [text] })).where;
        expect(whereFor(value)).toBe(whereFor('x'));
      }),
    );
  });
});
