import { testDatabase } from '../../../test/support/test-database.js';
import { listText } from './list-text.js';
import { type OpenDatabase, openDatabase } from './open-database.js';

describe('listText', () => {
  let database: OpenDatabase;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const settings = await testDatabase();
    drop = settings.drop;
    database = await openDatabase(settings, []);
  });

  afterAll(async () => {
    await database.close();
    await drop();
  });

  const readBack = async (type: string, items: Parameters<typeof listText>[0]): Promise<unknown[]> => {
    const rows = await database.source.query<{ item: unknown }[]>(
      `SELECT item FROM unnest($1::${type}[]) WITH ORDINALITY AS list (item, place) ORDER BY place`,
      [listText(items)],
    );
    return rows.map(({ item }) => item);
  };

  it.each([
    [
      'text',
      [
        '',
        ' ',
        'NULL',
        'null',
        'a,b',
        '{a}',
        '{',
        '"',
        '\\',
        '\\"',
        "'",
        'line\nbreak\ttab',
        'é€🔒',
        '\\x00',
      ],
    ],
    ['text', [null, 'beside nothing', null]],
    ['text', []],
    ['boolean', [true, false, null]],
    ['smallint', [0, -1, 32767, null]],
    ['bytea', [Buffer.of(), Buffer.of(0, 34, 92, 255), null]],
    ['timestamptz', [new Date('2026-03-01T12:34:56.789Z'), new Date(0)]],
    ['jsonb', [{}, { a: '"\\{},é', b: [1, null] }, [], ['x', { y: 'NULL' }]]],
  ])('lists of %s come out of the database as they went in: %j', async (type, items) => {
    expect(await readBack(type, items)).toEqual(items);
  });

  it('keeps numbers that are written as text', async () => {
    expect(await readBack('bigint', ['9007199254740993', 7])).toEqual(['9007199254740993', '7']);
  });

  it('makes lists of lists that differ in length, each as a text', async () => {
    const lists = [['a', '"b"'], [], ['\\']];
    const rows = await database.source.query<{ list: string[] }[]>(
      `SELECT list::text[] FROM unnest($1::text[]) WITH ORDINALITY AS lists (list, place) ORDER BY place`,
      [listText(lists.map(listText))],
    );
    expect(rows.map(({ list }) => list)).toEqual(lists);
  });
});
