import { oneByOne, together } from './together.js';

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

  it('go out one by one, without waiting for what those before them give', async () => {
    const said: string[] = [];
    const statement = (name: string, answer: Promise<unknown>) => (): Promise<unknown> => {
      said.push(`${name} sent`);
      return answer.then(() => said.push(`${name} done`));
    };
    const first = Promise.withResolvers<undefined>();
    const last = (): Promise<void> => Promise.resolve(first.resolve(undefined));
    await oneByOne([statement('first', first.promise), statement('second', later(1, 0)), last]);
    expect(said).toEqual(['first sent', 'second sent', 'second done', 'first done']);
  });

  it('fail one by one as the first of them does, once all are on their way', async () => {
    const sent: string[] = [];
    const statement = (name: string, turns: number) => (): Promise<never> => {
      sent.push(name);
      return failing(name, turns);
    };
    await expect(oneByOne([statement('first', 9), statement('second', 0)])).rejects.toThrow('first');
    expect(sent).toEqual(['first', 'second']);
  });
});
