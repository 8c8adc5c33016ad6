import { EMPTY_FRONTIER, type StoredNode, appendLeaves, leafHash, rootOf } from '#ledger/core';

import type { LogRow } from './log-row.type.js';
import type { Finding } from './tally.js';
import { TreeCheck } from './tree-check.js';

const SIZE = 300;
const ENTRIES = Array.from({ length: SIZE }, (_, index) => `entry ${index}`);

/** A log as the database holds it. */
function logOf(entries: readonly string[]) {
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
  const { frontier, roots, nodes } = appendLeaves(EMPTY_FRONTIER, leaves);
  const rows = entries.map((entry, logIndex) => ({
    logIndex,
    entry,
    leafHash: Buffer.from(leaves[logIndex] ?? []),
    rootHash: Buffer.from(roots[logIndex] ?? []),
  })) as LogRow[];
  const head = {
    size: frontier.size,
    rootHash: Buffer.from(rootOf(frontier)),
    frontier: Buffer.concat(frontier.peaks),
  };
  return { rows, head, nodes: nodes.map(stored) };
}

const stored = ({ level, index, hash }: StoredNode) => ({ level, index, hash: Buffer.from(hash) });

function flipped(bytes: Buffer): Buffer<ArrayBuffer> {
  return Buffer.from(bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)));
}

describe('TreeCheck', () => {
  let log: ReturnType<typeof logOf>;

  beforeEach(() => {
    log = logOf(ENTRIES);
  });

  const found = (): Record<string, Omit<Finding, 'check' | 'what'>> => {
    const check = new TreeCheck();
    for (const row of log.rows) check.look(row);
    const findings = check.finish(log.head, log.nodes);
    return Object.fromEntries(
      findings
        .filter(({ problems }) => problems > 0)
        .map(({ check: name, checked, problems, first }) => [name, { checked, problems, first }]),
    );
  };
  const change = (index: number, changes: Partial<LogRow>): void => {
    const row = log.rows[index];
    if (row) log.rows[index] = { ...row, ...changes };
  };

  it('finds nothing in a log as it was written, also in an empty one', () => {
    expect(found()).toEqual({});
    log = logOf([]);
    expect(found()).toEqual({});
  });

  it('names the one entry whose leaf hash was changed', () => {
    change(7, { leafHash: flipped(log.rows[7]?.leafHash ?? Buffer.of()) });
    expect(found()).toEqual({ 'leaf hashes': { checked: SIZE, problems: 1, first: 'entry 7' } });
  });

  it('names the one entry whose text was changed, and goes on with the tree that it was in', () => {
    change(7, { entry: 'something else' });
    expect(found()).toEqual({ 'leaf hashes': { checked: SIZE, problems: 1, first: 'entry 7' } });
  });

  it('names the one entry whose root was changed', () => {
    change(7, { rootHash: flipped(log.rows[7]?.rootHash ?? Buffer.of()) });
    expect(found()).toEqual({ tree: { checked: SIZE, problems: 1, first: 'entry 7' } });
  });

  it('names the first entry that was replaced together with its leaf hash', () => {
    change(7, { entry: 'else', leafHash: Buffer.from(leafHash(Buffer.from('else'))) });
    expect(found().tree).toMatchObject({ first: 'entry 7' });
  });

  it('names an entry that is missing', () => {
    log.rows.splice(7, 1);
    expect(found().tree).toMatchObject({ first: 'entry 7 is missing' });
  });

  it('notices that the last entries are missing', () => {
    log.rows.splice(-2);
    expect(found().tree).toEqual({
      checked: SIZE - 2,
      problems: 1,
      first: `the head counts ${SIZE} entries`,
    });
  });

  it('notices a head with another root or frontier, and a log without a head', () => {
    const { head } = log;
    log = { ...log, head: { ...head, rootHash: flipped(head.rootHash) } };
    expect(found().tree).toMatchObject({ problems: 1, first: 'the head has another root' });
    log = { ...log, head: { ...head, frontier: flipped(head.frontier) } };
    expect(found().tree).toMatchObject({ problems: 1, first: 'the head has another frontier' });
    expect(new TreeCheck().finish(undefined, [])[1]).toMatchObject({ first: 'the log has no head' });
  });

  it('names a stored hash that is wrong, missing, or of no entries', () => {
    const [node = { level: 8, index: 0, hash: Buffer.alloc(32) }] = log.nodes;
    log = { ...log, nodes: [{ ...node, hash: flipped(node.hash) }] };
    expect(found()).toEqual({ 'stored hashes': { checked: 1, problems: 1, first: 'level 8, number 0' } });
    log = { ...log, nodes: [] };
    expect(found()).toEqual({ 'stored hashes': { checked: 1, problems: 1, first: 'level 8, number 0' } });
    log = { ...log, nodes: [node, { ...node, index: 1 }] };
    expect(found()['stored hashes']).toMatchObject({ first: 'level 8, number 1 is of no entries' });
  });
});
