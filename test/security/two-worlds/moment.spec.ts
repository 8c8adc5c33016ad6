import { Moment } from './moment.js';

const AT = new Date('2026-12-10T09:00:00Z');

describe('Moment', () => {
  it('stands still until it is set', () => {
    const moment = new Moment(AT);
    expect([moment.now(), moment.now()]).toEqual([AT, AT]);
    moment.set(new Date(AT.getTime() + 1000), 'next');
    expect(moment.now().toISOString()).toBe('2026-12-10T09:00:01.000Z');
  });

  it('gives the same bytes after the same seed, and others after another', () => {
    const drawn = (seed: string): string => {
      const moment = new Moment(AT);
      moment.set(AT, seed);
      return [moment.bytes(40), moment.bytes(16)].map((bytes) => Buffer.from(bytes).toString('hex')).join();
    };
    expect(drawn('one')).toBe(drawn('one'));
    expect(drawn('one')).not.toBe(drawn('two'));
  });

  it('never gives the same bytes twice in one moment', () => {
    const moment = new Moment(AT);
    expect(Buffer.from(moment.bytes(16)).equals(Buffer.from(moment.bytes(16)))).toBe(false);
  });
});
