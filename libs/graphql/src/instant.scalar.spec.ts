import fc from 'fast-check';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

import { InstantScalar } from './instant.scalar.js';

const scalar = new InstantScalar();
const text = (value: string): ValueNode => ({ kind: Kind.STRING, value });

describe('InstantScalar', () => {
  it('writes a Date as RFC 3339 in UTC', () => {
    expect(scalar.serialize(new Date('2026-11-23T10:30:00+01:00'))).toBe('2026-11-23T09:30:00.000Z');
  });

  it.each([
    ['a text', '2026-11-23T09:30:00Z'],
    ['a number', 1795426200000],
    ['null', null],
    ['an object', {}],
  ])('does not write %s, which a resolver gave by mistake', (_, value) => {
    expect(() => scalar.serialize(value)).toThrow(GraphQLError);
  });

  it('does not write a Date that is none', () => {
    expect(() => scalar.serialize(new Date('never'))).toThrow();
  });

  it.each([
    ['2026-11-23T09:30:00Z', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23T09:30:00.5Z', '2026-11-23T09:30:00.500Z'],
    ['2026-11-23T09:30:00.123456Z', '2026-11-23T09:30:00.123Z'],
    ['2026-11-23T10:30:00+01:00', '2026-11-23T09:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('reads %s, as a variable and as a literal', (written, moment) => {
    expect(scalar.parseValue(written)).toEqual(new Date(moment));
    expect(scalar.parseLiteral(text(written))).toEqual(new Date(moment));
  });

  it.each([
    ['a day', '2026-11-23'],
    ['a year', '2026'],
    ['a small number in words', '1'],
    ['a moment without a zone, which would mean the time of this machine', '2026-11-23T09:30:00'],
    ['an American date', '11/23/2026'],
    ['a date in words', '23 Nov 2026 09:30:00 GMT'],
    ['a day that does not exist', '2026-02-30T00:00:00Z'],
    ['a month that does not exist', '2026-13-01T00:00:00Z'],
    ['the 24th hour', '2026-11-23T24:00:00Z'],
    ['the 60th minute', '2026-11-23T09:60:00Z'],
    ['white space around', ' 2026-11-23T09:30:00Z'],
    ['a line break after', '2026-11-23T09:30:00Z\n'],
    ['nothing', ''],
  ])('refuses %s', (_, written) => {
    expect(() => scalar.parseValue(written)).toThrow(GraphQLError);
    expect(() => scalar.parseLiteral(text(written))).toThrow(GraphQLError);
  });

  it.each([[1795426200000], [null], [undefined], [true], [new Date()], [['2026-11-23T09:30:00Z']]])(
    'refuses a variable that is %p',
    (value) => {
      expect(() => scalar.parseValue(value)).toThrow(GraphQLError);
    },
  );

  it.each([
    { kind: Kind.INT, value: '1795426200000' },
    { kind: Kind.BOOLEAN, value: true },
    { kind: Kind.NULL },
  ] as ValueNode[])('refuses a literal of kind $kind', (node) => {
    expect(() => scalar.parseLiteral(node)).toThrow(GraphQLError);
  });

  it('reads back every moment that it writes', () => {
    const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (at) => {
        expect(scalar.parseValue(scalar.serialize(at))).toEqual(at);
      }),
    );
  });
});
