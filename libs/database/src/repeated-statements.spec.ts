import { RepeatedStatements } from './repeated-statements.js';

describe('RepeatedStatements', () => {
  it('names a statement from its third time on, and the same again', () => {
    const statements = new RepeatedStatements();
    const names = [1, 2, 3, 4].map(() => statements.nameOf('SELECT $1'));
    expect(names).toEqual([undefined, undefined, 'repeated_1', 'repeated_1']);
  });

  it('gives no two statements one name', () => {
    const statements = new RepeatedStatements();
    const names = ['a', 'b', 'a', 'b', 'a', 'b'].map((text) => statements.nameOf(text));
    expect(names.slice(4)).toEqual(['repeated_1', 'repeated_2']);
  });

  it('keeps 250 of them, however many come', () => {
    const statements = new RepeatedStatements();
    const texts = Array.from({ length: 500 }, (_, turn) => `SELECT ${turn}, $1`);
    for (let time = 0; time < 4; time += 1) texts.forEach((text) => statements.nameOf(text));
    const named = texts.filter((text) => statements.nameOf(text) !== undefined);
    expect(named).toHaveLength(250);
  });

  it('keeps one that comes often among many that come once', () => {
    const statements = new RepeatedStatements();
    const once = (from: number): void => {
      for (let turn = from; turn < from + 1_500; turn += 1) statements.nameOf(`SELECT ${turn}, $1`);
    };
    for (let time = 0; time < 8; time += 1) {
      once(time * 1_500);
      statements.nameOf('often');
      statements.nameOf('often');
    }
    expect(statements.nameOf('often')).toBe('repeated_1');
  });
});
