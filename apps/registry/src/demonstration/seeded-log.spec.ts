import type { Transactions } from '#database';

import type { DemonstrationStatement } from './demonstration-statements.js';
import { SeededLog } from './seeded-log.js';

const statement = (id: string, signedBy: string): DemonstrationStatement => ({
  id,
  signedBy,
  decision: { outcome: { decidedOn: '2026' } },
});
const STATEMENTS = [statement('XC-1', 'NL'), statement('XC-2', 'DE'), statement('XC-3', 'CZ')];
const EVENT = { id: 'XE-1', signedBy: 'DE', case: 'XC-2', statement: {} };

interface Row {
  readonly statementId: string;
  readonly state: string;
}

/** A log with these entries, and the same two parts in every record. */
const logOf = (rows: readonly Row[], asked: unknown[] = []): Transactions => {
  const manager = {
    find: (_entity: unknown, { take }: { take: number }) => Promise.resolve(rows.slice(0, take)),
    query: (_sql: string, parameters: unknown[]) => {
      asked.push(...parameters);
      return Promise.resolve([
        { part: 'ground:abcdefgh', content: { code: 'SEC-02' } },
        { part: 'outcome', content: {} },
      ]);
    },
  };
  const run = (_session: unknown, work: (given: typeof manager) => unknown): unknown => work(manager);
  return { run } as unknown as Transactions;
};

const entry = (statementId: string, state: string): Row => ({ statementId, state });
const missingIn = async (rows: readonly Row[]): Promise<string[]> =>
  (await SeededLog.read(logOf(rows), STATEMENTS)).sayable().map(({ id }) => id);

describe('the log that the demonstration fills', () => {
  it('misses everything when it is empty, and goes on where it stopped', async () => {
    expect(await missingIn([])).toEqual(['XC-1', 'XC-2', 'XC-3']);
    expect(await missingIn([entry('a', 'NL'), entry('b', 'DE')])).toEqual(['XC-3']);
  });

  it('misses nothing when it is full, whatever came after', async () => {
    const full = [entry('a', 'NL'), entry('b', 'DE'), entry('c', 'CZ')];
    expect(await missingIn(full)).toEqual([]);
    expect(await missingIn([...full, entry('d', 'FR')])).toEqual([]);
  });

  it('is left alone when somebody else has spoken where it would go on', async () => {
    expect(await missingIn([entry('a', 'NL'), entry('x', 'FR')])).toEqual([]);
  });

  it('gives the ids and part names under which statements went in', async () => {
    const asked: unknown[] = [];
    const log = await SeededLog.read(logOf([entry('a', 'NL'), entry('b', 'DE')], asked), STATEMENTS);
    log.add('c');
    const names = await log.namesFor(EVENT);
    expect(asked).toEqual(['b']);
    expect(['XC-1', 'XC-2', 'XC-3'].map(names.idOf)).toEqual(['a', 'b', 'c']);
    expect(['ground:SEC-02', 'event'].map(names.partOf)).toEqual(['ground:abcdefgh', 'event']);
  });

  it('says as much at a time as speaks only of what is in', async () => {
    const event = (id: string, names: object): DemonstrationStatement =>
      Object.assign({ id, signedBy: 'DE', case: 'XC-2', statement: {} }, names);
    const statements = [
      ...STATEMENTS,
      event('XE-1', {}),
      event('XE-2', { toCase: 'XC-3' }),
      event('XE-3', { case: 'XE-2' }),
    ];
    const log = await SeededLog.read(logOf([entry('a', 'NL')]), statements);
    const runs: string[][] = [];
    for (let run = log.sayable(); run.length > 0; run = log.sayable()) {
      runs.push(run.map(({ id }) => id));
      for (const { id } of run) log.add(`${id}-in-the-log`);
    }
    expect(runs).toEqual([['XC-2', 'XC-3'], ['XE-1', 'XE-2'], ['XE-3']]);
    expect(() => log.add('one more')).toThrow('said everything');
  });

  it('says so when a statement speaks of one that is not in', async () => {
    const log = await SeededLog.read(logOf([]), STATEMENTS);
    await expect(log.namesFor(EVENT)).rejects.toThrow('speaks of XC-2 before it has said it');
  });
});
