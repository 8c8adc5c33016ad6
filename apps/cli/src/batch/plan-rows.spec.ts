import { SheetError } from '../cli.errors.js';
import { type PlannedRow, planRows } from './plan-rows.js';

const LEI = '529900T8BM49AURSDO55';

const plan = (...sheet: string[][]): PlannedRow[] => planRows(sheet, 'investor');

function faultsOf(...sheet: string[][]): string[] {
  try {
    plan(...sheet);
  } catch (error) {
    if (error instanceof SheetError)
      return error.problems.map(({ message, path }) => `${path.join('.')}: ${message}`);
    throw error;
  }
  return [];
}

describe('planRows', () => {
  it('makes a question of each row that is not empty, under the number that the sheet has for it', () => {
    expect(plan(['name'], ['Quillmere'], ['', ' '], [], ['Amberfold'])).toEqual([
      { row: 2, label: 'Quillmere', parties: [{ role: 'investor', names: ['Quillmere'] }] },
      { row: 5, label: 'Amberfold', parties: [{ role: 'investor', names: ['Amberfold'] }] },
    ]);
  });

  it('takes every column, in any order and writing', () => {
    const titles = ['Case', 'BIRTH_YEAR', 'Seat', 'control', 'Role', 'Name', 'aliases', 'LEI'];
    const more = ['registerCountry', 'register-number', 'owner', 'vehicle', 'target', ''];
    const cells = ['NL-7', '1968', 'nl', 'cn', 'Target', ' Quillmere; Ltd ', 'Q; 羽毛 ;;', LEI.toLowerCase()];
    expect(plan([...titles, ...more], [...cells, 'nl', '123', 'A; B', 'C', 'D'])).toEqual([
      {
        row: 2,
        label: 'Quillmere; Ltd',
        caseReference: 'NL-7',
        parties: [
          {
            role: 'target',
            names: ['Quillmere; Ltd', 'Q', '羽毛'],
            lei: LEI,
            registration: { country: 'NL', number: '123' },
            seat: 'NL',
            control: 'CN',
            birthYear: 1968,
          },
          { role: 'owner', names: ['A'] },
          { role: 'owner', names: ['B'] },
          { role: 'vehicle', names: ['C'] },
          { role: 'target', names: ['D'] },
        ],
      },
    ]);
  });

  it('calls a row without a name by its identifier', () => {
    expect(plan(['lei'], [LEI])[0]).toMatchObject({ label: LEI, parties: [{ names: [], lei: LEI }] });
    expect(plan(['register number', 'register country'], ['7', 'NL'])[0]?.label).toBe('7');
  });

  it.each([
    ['no row at all', [], 'row 1: The row names no column name, lei or register number.'],
    ['an empty header', [['', '']], 'row 1: The row names no column name'],
    ['a header without anything to look for', [['seat'], ['NL']], 'row 1: The row names no column name'],
    [
      'an unknown column',
      [
        ['name', 'colour'],
        ['A', 'red'],
      ],
      'row 1: The row has a column that is none: colour',
    ],
    [
      'a column twice',
      [
        ['name', 'Name'],
        ['A', 'B'],
      ],
      'row 1: The row names the column name twice',
    ],
    [
      'the F21 title that hides itself',
      [
        ['name', '\u202eiel\u0000'],
        ['A', 'B'],
      ],
      'that is none: iel.',
    ],
    ['a header alone', [['name']], 'row 2: The row is empty: there is no party.'],
    ['a cell that has no title', [['name'], ['A', 'B']], 'row 2.2: The cell has no title'],
    [
      'nothing to look for',
      [
        ['name', 'seat'],
        ['', 'NL'],
      ],
      'row 2.name: The cell is empty, and there is no LEI',
    ],
    ['a NUL', [['name'], ['Quill\u0000mere']], 'row 2.name: The cell has a control character'],
    ['a line break', [['name'], ['Quill\nmere']], 'row 2.name: The cell has a control character'],
    [
      'a role that nobody asks in',
      [
        ['name', 'role'],
        ['A', 'affiliate'],
      ],
      'row 2.role: The cell is none of investor',
    ],
    ['a wrong LEI', [['lei'], [LEI.replace('9', '8')]], 'row 2.lei: The cell is no LEI'],
    [
      'a country that is none',
      [
        ['name', 'seat'],
        ['A', 'XX'],
      ],
      'row 2.seat: The cell is no ISO',
    ],
    [
      'a year that is none',
      [
        ['name', 'birth year'],
        ['A', '68'],
      ],
      'row 2.birth year: The cell is no year',
    ],
    ['a name that is too long', [['name'], ['x'.repeat(301)]], 'row 2.name: The cell is longer than 300'],
    [
      'an alias that is too long',
      [
        ['name', 'aliases'],
        ['A', 'x'.repeat(301)],
      ],
      'row 2.aliases: The cell is longer',
    ],
    [
      'too many aliases',
      [
        ['name', 'aliases'],
        ['A', 'B;'.repeat(20)],
      ],
      'row 2.aliases: The cell has 20 names',
    ],
    [
      'a number without its register',
      [
        ['name', 'register number'],
        ['A', '7'],
      ],
      'row 2: The row has a register number without its country',
    ],
  ])('refuses %s, and says where', (_, sheet, fault) => {
    expect(faultsOf(...sheet)).toEqual([expect.stringContaining(fault)]);
  });

  it('tells several faults at once, and how many there are', () => {
    const sheet = [['name', 'seat'], ...Array.from({ length: 30 }, () => ['', 'XX'])];
    expect(faultsOf(...sheet)).toHaveLength(20);
    expect(() => plan(...sheet)).toThrow('The sheet has 60 faults; nothing was asked.');
    expect(() => plan(['name'])).toThrow('The sheet has 1 fault; nothing was asked.');
  });
});
