import { buildSchema, parse, specifiedRules, validate } from 'graphql';

import { directiveLimit } from './directive-limit.rule.js';

const schema = buildSchema('type Query { code: String }');

const directives = (count: number, text = '@skip(if: false)'): string =>
  Array.from({ length: count }, () => text).join(' ');

const codes = (query: string, rules = [directiveLimit]): unknown[] =>
  validate(schema, parse(query), rules).map(
    ({ originalError }) => (originalError as { code?: unknown } | undefined)?.code,
  );

describe('directiveLimit', () => {
  it.each([
    [30, []],
    [31, ['OPERATION_TOO_MANY_DIRECTIVES']],
  ])('counts %i directives', (count, expected) => {
    expect(codes(`{ code ${directives(count)} }`)).toEqual(expected);
  });

  it('counts them wherever they stand', () => {
    const query = `query Q ${directives(8, '@a')} { ...F ${directives(8)} ... ${directives(8)} { code } }
      fragment F on Query ${directives(7, '@b')} { code }`;
    expect(codes(query)).toEqual(['OPERATION_TOO_MANY_DIRECTIVES']);
  });

  it('is the first thing that is told, whatever else is wrong with them', () => {
    const query = `{ code ${directives(500, '@nothing')} }`;
    const [first, ...others] = codes(query, [...specifiedRules, directiveLimit]);
    expect(first).toBe('OPERATION_TOO_MANY_DIRECTIVES');
    expect(others.length).toBeLessThanOrEqual(100);
  });
});
