import { renderSections } from './section.js';
import { renderTable } from './table.js';
import { indent, wrapText } from './wrap-text.js';

describe('a table', () => {
  it('aligns its columns without borders or spaces at line ends', () => {
    const table = renderTable(
      [
        ['a', 'long value', 'x'],
        ['bbbb', 'v', ''],
      ],
      ['A', 'B', 'C'],
    );
    expect(table).toBe('A     B           C\na     long value  x\nbbbb  v\n');
  });

  it('counts wide characters as two', () => {
    const table = renderTable([
      ['海康', 'x'],
      ['abcd', 'y'],
    ]);
    expect(table).toBe('海康  x\nabcd  y\n');
  });

  it('keeps the lines of a cell in its column', () => {
    expect(renderTable([['a', 'one\ntwo']])).toBe('a  one\n   two\n');
  });

  it('is nothing without rows', () => {
    expect(renderTable([])).toBe('');
  });
});

describe('wrapping', () => {
  it('breaks between words and keeps line feeds', () => {
    expect(wrapText('one two three\nfour', 8)).toBe('one two\nthree\nfour');
  });

  it('never cuts a word', () => {
    expect(wrapText('a https://long.example/address b', 8)).toBe('a\nhttps://long.example/address\nb');
  });

  it('leaves a text as it is where there is no width', () => {
    expect(wrapText('one two three', undefined)).toBe('one two three');
  });

  it('indents lines with something on them only', () => {
    expect(indent('a\n\nb\n', 2)).toBe('  a\n\n  b\n');
  });
});

describe('sections', () => {
  it('put all values in one column', () => {
    const sections = [
      { title: 'One', rows: [['a', 'x']] as const },
      { title: 'Two', rows: [['longer', 'y']] as const },
    ];
    expect(renderSections(sections, undefined)).toBe('One\n  a       x\n\nTwo\n  longer  y\n');
  });

  it('wrap values to the terminal, but never too narrow to read', () => {
    const value = Array.from({ length: 20 }, () => 'word').join(' ');
    const lines = renderSections([{ title: 'T', rows: [['a', value]] }], 10).split('\n');
    expect(lines[1]).toBe('  a  word word word word word word');
  });
});
