import { parseTable } from './matching-data.js';

describe('parseTable', () => {
  it.each([
    [
      'a,b\n1,2\n',
      ',',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n"x;y";"say ""no"""',
      ';',
      [
        ['a', 'b'],
        ['x;y', 'say "no"'],
      ],
    ],
    [
      'a,b\n"two\nlines",',
      ',',
      [
        ['a', 'b'],
        ['two\nlines', ''],
      ],
    ],
    ['', ',', []],
  ])('reads %j', (text, separator, lines) => {
    expect(parseTable(text, separator)).toEqual(lines);
  });
});
