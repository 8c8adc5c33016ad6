import { type Example, changed, example } from '../test/example-root.js';
import { compareRoots } from './compare-roots.js';
import type { RootPayload } from './root.input.js';

/** Every place that holds a text, a number, a truth or nothing, but for what every root says anew. */
function leavesOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const told = entries.filter(
    ([name]) => path.length > 0 || !['version', 'prev', 'issued'].includes(String(name)),
  );
  return told.flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

describe('compareRoots', () => {
  let root: Example;

  beforeAll(async () => {
    root = await example();
  });

  const after = (change: (copy: RootPayload) => void) =>
    compareRoots(root.payload, changed(root.payload, change));

  it('finds nothing in version, link and date, which every root says anew', () => {
    const found = after((copy) => {
      copy.version += 1;
      copy.prev = 'A'.repeat(43);
      copy.issued = '2027-01-01T00:00:00Z';
    });
    expect(found).toEqual([]);
  });

  it('finds nothing in the order of a list', () => {
    expect(after(({ states, rootKeys }) => [states.reverse(), rootKeys.reverse()])).toEqual([]);
  });

  it('names what has changed by whose it is', () => {
    const found = after((copy) => {
      copy.threshold = 3;
      const [nl] = copy.states;
      for (const key of nl?.authorities[0]?.keys ?? []) key.revokedAt = '2026-10-31T00:00:00Z';
    });
    expect(found).toEqual([
      { change: 'changed', path: ['threshold'], before: 2, after: 3 },
      {
        change: 'added',
        path: [
          'states',
          'NL',
          'authorities',
          'https://screening.nl.example',
          'keys',
          root.keys.recordNL.kid,
          'revokedAt',
        ],
        before: undefined,
        after: '2026-10-31T00:00:00Z',
      },
    ]);
  });

  it('shows states that come and go, whole and as members of circles', () => {
    const found = after((copy) => {
      copy.states = copy.states.filter(({ code }) => code !== 'FI');
      const [circle] = copy.circles;
      if (circle) circle.states = ['NL', 'SE'];
    });
    expect(found.map(({ change, path }) => `${change} ${path.join('.')}`)).toEqual([
      'removed states.FI',
      'removed circles.north-sea.states.FR',
      'added circles.north-sea.states.SE',
    ]);
    expect(found[0]?.before).toMatchObject({ code: 'FI' });
  });

  it('shows a change in a member that no version of this program knows', () => {
    const found = after((copy) => Object.assign(copy, { later: { quorum: 2 } }));
    expect(found).toEqual([{ change: 'added', path: ['later'], before: undefined, after: { quorum: 2 } }]);
  });

  it('finds a change of every single value that a root holds', () => {
    const leaves = leavesOf(root.payload);
    expect(leaves.length).toBeGreaterThan(100);
    const missed = leaves.filter((path) => {
      const found = after((copy) => {
        const holder = path
          .slice(0, -1)
          .reduce<unknown>((inner, name) => Reflect.get(inner as object, name), copy);
        Reflect.set(holder as object, path.at(-1) ?? '', 'another value');
      });
      return found.length === 0;
    });
    expect(missed).toEqual([]);
  });
});
