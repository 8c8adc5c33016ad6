import { setImmediate } from 'node:timers/promises';

import { BatchQueue } from './batch-queue.js';

describe('BatchQueue', () => {
  const batches: string[][] = [];

  beforeEach(() => {
    batches.length = 0;
  });

  const queue = (limit = 10): BatchQueue<string, string> =>
    new BatchQueue(async (items) => {
      batches.push([...items]);
      await setImmediate();
      return items.map((item) => `${item} done`);
    }, limit);

  it('lets whoever comes alone wait for nobody', async () => {
    expect(await queue().add('a')).toBe('a done');
    expect(batches).toEqual([['a']]);
  });

  it('gathers what arrives meanwhile into the next batch, in order', async () => {
    const gathering = queue();
    const done = await Promise.all(['a', 'b', 'c', 'd'].map((item) => gathering.add(item)));
    expect(done).toEqual(['a done', 'b done', 'c done', 'd done']);
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('keeps together what is added together', async () => {
    const gathering = queue();
    await Promise.all([...gathering.addAll(['a', 'b', 'c']), gathering.add('d')]);
    expect(batches).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('never makes a batch larger than its limit', async () => {
    const gathering = queue(2);
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((item) => gathering.add(item)));
    expect(batches).toEqual([['a'], ['b', 'c'], ['d', 'e'], ['f']]);
  });

  it('fails all of a batch that fails, and goes on with the next', async () => {
    let round = 0;
    const failing = new BatchQueue<string, string>(async (items) => {
      await setImmediate();
      round += 1;
      if (round === 2) throw new Error('the second fails');
      return [...items];
    }, 2);
    const ended = await Promise.allSettled(['a', 'b', 'c', 'd'].map((item) => failing.add(item)));
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await failing.add('e')).toBe('e');
  });

  it('leaves nobody waiting for an outcome that does not come', async () => {
    const forgetful = new BatchQueue<string, string>(() => Promise.resolve([]), 2);
    await expect(forgetful.add('a')).rejects.toThrow('no outcome');
  });
});
