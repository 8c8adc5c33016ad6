import { PassThrough } from 'node:stream';

import { processTerminal, safeText } from './terminal.js';

describe('writing to a terminal', () => {
  it.each([
    ['an escape sequence', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a C1 control', 'a\u009b2Jb', 'a\\u009b2Jb'],
    ['a carriage return', 'shown\rhidden', 'shown\\u000dhidden'],
    ['a right-to-left override', 'abc\u202ecba', 'abc\\u202ecba'],
    ['an isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
  ])('spells out %s instead of obeying it', (_name, text, safe) => {
    expect(safeText(text)).toBe(safe);
  });

  it('leaves text of any script and line feeds alone', () => {
    const text = 'Ministère\n海康威视\nمثال 😀';
    expect(safeText(text)).toBe(text);
  });

  it('leaves JSON the same value', () => {
    const value = { name: 'a\u009bb\u202ec\u007f' };
    expect(JSON.parse(safeText(JSON.stringify(value)))).toEqual(value);
  });
});

describe('the terminal of a process', () => {
  const streams = (): { stdout: PassThrough; stderr: PassThrough } => ({
    stdout: new PassThrough({ encoding: 'utf8' }),
    stderr: new PassThrough({ encoding: 'utf8' }),
  });

  it('writes results and notices apart, and obeys neither', () => {
    const { stdout, stderr } = streams();
    const terminal = processTerminal({ env: {}, stdout, stderr } as unknown as NodeJS.Process);
    terminal.out('a\u001b[2Jb\n');
    terminal.err('c\u009bd\n');
    expect(stdout.read()).toBe('a\\u001b[2Jb\n');
    expect(stderr.read()).toBe('c\\u009bd\n');
  });

  it('has a width only where a person reads', () => {
    const { stdout, stderr } = streams();
    const person = Object.assign(stdout, { isTTY: true, columns: 90 });
    const terminal = processTerminal({ env: {}, stdout: person, stderr } as unknown as NodeJS.Process);
    expect([terminal.interactive, terminal.columns]).toEqual([true, 90]);
    const pipe = Object.assign(new PassThrough(), { columns: 90 });
    const other = processTerminal({ env: {}, stdout: pipe, stderr } as unknown as NodeJS.Process);
    expect([other.interactive, other.columns]).toEqual([false, undefined]);
  });

  it('ends quietly when the reader of a pipe leaves early', () => {
    const { stdout, stderr } = streams();
    let ended = 0;
    const exit = (): void => void (ended += 1);
    processTerminal({ env: {}, stdout, stderr, exit } as unknown as NodeJS.Process);
    stdout.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }));
    expect(ended).toBe(1);
    expect(() => stdout.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
  });
});
