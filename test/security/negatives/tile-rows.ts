import { refuseAs } from './answer.js';
import type { ApiFixture } from './api-fixture.js';
import { asMember } from './caller.js';
import type { NegativeRow } from './negative-row.type.js';

/** Spellings that no tile has (C2SP tlog-tiles). */
const PATHS: [input: string, path: string][] = [
  ['without its zeros', 'tile/0/0'],
  ['with a level of two zeros', 'tile/00/000.p/1'],
  ['with an x before its last number', 'tile/0/x000/000.p/1'],
  ['without an x before a number that is not its last', 'tile/0/001/000.p/1'],
  ['with a number beyond all', 'tile/0/x999/x999/x999/x999/x999/x999/000'],
  ['of no width', 'tile/0/000.p/0'],
];

/** Addresses of the log that no client makes (D7). */
export const tileRows: readonly NegativeRow<ApiFixture>[] = PATHS.flatMap(([input, path]) =>
  asMember('D7', `a tile ${input}`, 'TILE_PATH_INVALID', async (fixture, caller) =>
    refuseAs(await fixture.send(caller, { method: 'GET', path: `/log/${path}` })),
  ),
);
