import { counted, streamReport } from './report.js';

describe('what an operator is told', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('goes to the output when it is a result, and else to where errors go', () => {
    const [out, err]: string[][] = [[], []];
    const report = streamReport(
      (text) => void out?.push(text),
      (text) => void err?.push(text),
    );
    report.line('result');
    report.notice('notice');
    expect([out, err]).toEqual([['result\n'], ['notice\n']]);
  });

  it('names progress every two seconds at most', () => {
    jest.useFakeTimers().setSystemTime(0);
    const told: string[] = [];
    const report = streamReport(
      () => undefined,
      (text) => void told.push(text),
    );
    for (let second = 1; second <= 6; second += 1) {
      jest.setSystemTime(second * 1000);
      report.progress(String(second));
    }
    expect(told).toEqual(['2\n', '4\n', '6\n']);
  });

  it.each([
    [0, '0 rows'],
    [1, '1 row'],
    [1234567, '1,234,567 rows'],
  ])('counts %p in words', (count, words) => {
    expect(counted(count, 'row')).toBe(words);
    expect(counted(1, 'entry', 'entries')).toBe('1 entry');
  });
});
