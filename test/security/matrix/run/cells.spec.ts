import { buildSchema } from 'graphql';

import { CALLERS } from '../model/callers.js';
import { VISIBILITIES } from '../model/secrets.js';
import { type Cell, cellsOf } from './cells.js';

const SCHEMA = buildSchema(`
  type Query { one: Int two: Int _entities: [_Entity] }
  type Mutation { submitStatement: Int }
  type Subscription { told: Int }
  type State { code: String }
  type Party { id: ID }
  union _Entity = State | Party`);

/** One and two, two entities, statements of two signers, and what is told. */
const WAYS = 7;

describe('the cells of the matrix', () => {
  const pairs = (cells: readonly Cell[], key: (cell: Cell) => string): number => new Set(cells.map(key)).size;

  it('are every field as everybody about every record', () => {
    expect(cellsOf(SCHEMA)).toHaveLength(WAYS * CALLERS.length * VISIBILITIES.length);
  });

  it('grow with the schema by themselves', () => {
    const names = new Set(cellsOf(SCHEMA).map(({ way }) => `${way.operation} ${way.name}`));
    expect([...names]).toEqual([
      'query one',
      'query two',
      'query _entities of State',
      'query _entities of Party',
      'mutation submitStatement of its own state',
      'mutation submitStatement of another state',
      'subscription told',
    ]);
  });

  it('are a fair sample when every third is asked: no two of field, caller and record are strangers', () => {
    const sample = cellsOf(SCHEMA, 3);
    expect(sample).toHaveLength((WAYS * CALLERS.length * VISIBILITIES.length) / 3);
    expect(pairs(sample, ({ way, caller }) => `${way.name} ${caller.name}`)).toBe(WAYS * CALLERS.length);
    expect(pairs(sample, ({ way, visibility }) => `${way.name} ${visibility}`)).toBe(
      WAYS * VISIBILITIES.length,
    );
    expect(pairs(sample, ({ caller, visibility }) => `${caller.name} ${visibility}`)).toBe(
      CALLERS.length * VISIBILITIES.length,
    );
  });
});
