import { checkVariableKeys } from './check-variable-keys.js';

const parsed = (text: string): unknown => JSON.parse(text) as unknown;

describe('checkVariableKeys', () => {
  it.each(['{}', 'null', '7', '{"a":[1,{"b":null}]}', '["__proto__","constructor"]', '{"a":"prototype"}'])(
    'finds nothing wrong with %s',
    (text) => {
      expect(checkVariableKeys(parsed(text))).toBeUndefined();
    },
  );

  it.each(['{"__proto__":{}}', '{"a":[{"constructor":1}]}', '{"a":{"b":{"prototype":null}}}'])(
    'refuses %s, without naming what was in it',
    (text) => {
      expect(checkVariableKeys(parsed(text))).toMatchObject({ code: 'VARIABLE_KEY_REFUSED' });
    },
  );

  it('comes to an end with what is nested very deep', () => {
    const deep = parsed(`${'['.repeat(50_000)}{"__proto__":1}${']'.repeat(50_000)}`);
    expect(checkVariableKeys(deep)).toMatchObject({ code: 'VARIABLE_KEY_REFUSED' });
  });
});
