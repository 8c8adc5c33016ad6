import { changed, type Example, example } from '../test/example-root.js';
import { checkReferences } from './check-references.js';
import type { RootPayload } from './root.input.js';

describe('checkReferences', () => {
  let root: Example;

  beforeAll(async () => {
    root = await example();
  });

  const refusalOf = (change: (copy: RootPayload) => void): unknown => {
    try {
      checkReferences(changed(root.payload, change));
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it('takes a threshold of all states that can sign', () => {
    expect(refusalOf((copy) => (copy.threshold = 3))).toBeUndefined();
  });

  it('counts the states that can sign and not their keys', () => {
    const refusal = refusalOf((copy) => {
      copy.threshold = 3;
      for (const key of copy.rootKeys) if (key.state === 'FI') key.state = 'NL';
    });
    expect(refusal).toMatchObject({ code: 'ROOT_THRESHOLD', path: ['threshold'] });
  });

  it('refuses two nodes of one origin', () => {
    const refusal = refusalOf(({ nodes }) => nodes.push(...structuredClone(nodes)));
    expect(refusal).toMatchObject({ code: 'ROOT_DUPLICATE', path: ['nodes'] });
  });

  it('refuses one issuer of tokens for two states', () => {
    const refusal = refusalOf(({ states: [first, second] }) => {
      second?.tokenIssuers.push(...(first?.tokenIssuers ?? []));
    });
    expect(refusal).toMatchObject({ code: 'ROOT_DUPLICATE', path: ['tokenIssuers'] });
  });

  it('says which circle names a state that is no member', () => {
    const refusal = refusalOf(({ circles }) => circles[1]?.states.push('BE'));
    expect(refusal).toMatchObject({ code: 'ROOT_NOT_A_MEMBER', path: ['circles', 'all-members'] });
  });

  it('says which state has no home', () => {
    const refusal = refusalOf(({ nodes: [node] }) => node?.states.pop());
    expect(refusal).toMatchObject({ code: 'ROOT_HOME_LOG', path: ['states', 'FI', 'homeLog'] });
  });

  it('refuses a node key that begins when it ends', () => {
    const refusal = refusalOf(({ nodes: [node] }) => {
      for (const key of node?.keys ?? []) key.notAfter = key.notBefore;
    });
    expect(refusal).toMatchObject({ code: 'ROOT_INVALID', path: ['keys', root.keys.logNL.kid] });
  });
});
