import { PAGE_DEFAULT, PAGE_LIMIT, RegisterError, pageSize } from './index.js';

describe('pageSize', () => {
  it.each([null, undefined])('takes the usual size when %p is asked for', (first) => {
    expect(pageSize(first)).toBe(PAGE_DEFAULT);
  });

  it.each([1, 20, PAGE_LIMIT])('takes %d as it is', (first) => {
    expect(pageSize(first)).toBe(first);
  });

  it.each([0, -1, PAGE_LIMIT + 1, 2.5, NaN, Infinity])('refuses %d instead of capping it', (first) => {
    expect(() => pageSize(first)).toThrow(RegisterError);
  });

  it('says which argument is wrong and what to do', () => {
    try {
      pageSize(1000);
      throw new Error('A page of 1000 was allowed.');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'PAGE_SIZE',
        path: ['first'],
        advice: expect.stringContaining('100') as string,
      });
    }
  });
});
