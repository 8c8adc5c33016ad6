import { systemRandomness } from './index.js';

describe('systemRandomness', () => {
  it('gives as many bytes as were asked for', () => {
    expect([0, 1, 16, 32].map((length) => systemRandomness.bytes(length).length)).toEqual([0, 1, 16, 32]);
  });

  it('gives other bytes each time', () => {
    const drawn = Array.from({ length: 100 }, () => Buffer.from(systemRandomness.bytes(16)).toString('hex'));
    expect(new Set(drawn).size).toBe(100);
  });
});
