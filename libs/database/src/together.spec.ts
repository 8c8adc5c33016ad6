import { together } from './together.js';

describe('statements that are on their way together', () => {
  const later = <Value>(value: Value, turns: number): Promise<Value> =>
    turns === 0 ? Promise.resolve(value) : Promise.resolve().then(() => later(value, turns - 1));
  const failing = (why: string, turns: number): Promise<never> =>
    later(undefined, turns).then(() => Promise.reject(new Error(why)));

  it('give what each of them gives, in their order', async () => {
    expect(await together([later(1, 3), later('two', 0), undefined])).toEqual([1, 'two', undefined]);
  });

  it('fail as the first of them does that fails, whichever is known first', async () => {
    await expect(together([later(1, 0), failing('first', 5), failing('second', 0)])).rejects.toThrow('first');
  });
});
