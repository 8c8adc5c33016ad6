import type { CallContext } from './call-context.js';
import { ReferenceLoader } from './reference-loader.js';

function anyCall(): CallContext {
  const authenticate = (): Promise<never> => Promise.reject(new Error('Nobody asks here.'));
  return { authenticate, purpose: undefined, caseReference: undefined };
}

describe('ReferenceLoader', () => {
  let loads: { call: CallContext; keys: readonly string[] }[];
  let loader: ReferenceLoader<string, string>;

  beforeEach(() => {
    loads = [];
    loader = new ReferenceLoader((call, keys) => {
      loads.push({ call, keys });
      if (keys.includes('broken')) return Promise.reject(new Error('The load failed.'));
      return Promise.resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, `<${key}>`])));
    });
  });

  it('loads at once what one request asks for, each key once', async () => {
    const call = anyCall();
    const found = await Promise.all(['a', 'none', 'b', 'a'].map((key) => loader.find(call, key)));
    expect(found).toEqual(['<a>', undefined, '<b>', '<a>']);
    expect(loads).toEqual([{ call, keys: ['a', 'none', 'b'] }]);
  });

  it('takes along what is asked for only after a few turns of promises', async () => {
    const call = anyCall();
    const later = async (): Promise<string | undefined> => {
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      return loader.find(call, 'b');
    };
    expect(await Promise.all([loader.find(call, 'a'), later()])).toEqual(['<a>', '<b>']);
    expect(loads).toHaveLength(1);
  });

  it('never loads for two requests together', async () => {
    const [one, other] = [anyCall(), anyCall()];
    await Promise.all([loader.find(one, 'a'), loader.find(other, 'a')]);
    expect(loads).toEqual([
      { call: one, keys: ['a'] },
      { call: other, keys: ['a'] },
    ]);
  });

  it('keeps nothing: what is asked for again is loaded again', async () => {
    const call = anyCall();
    await loader.find(call, 'a');
    await loader.find(call, 'a');
    expect(loads).toHaveLength(2);
  });

  it('fails every reference of a load that fails, and no other', async () => {
    const call = anyCall();
    const outcomes = await Promise.allSettled(['a', 'broken'].map((key) => loader.find(call, key)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await loader.find(call, 'a')).toBe('<a>');
  });
});
