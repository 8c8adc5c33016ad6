import { type Example, changed, example } from '../test/example-root.js';
import type { RootPayload, StateEntry } from './index.js';
import { checkReferences } from './check-references.js';
import { mustKeepHomes } from './keep-homes.js';

const OLD = 'node.nl.example/log';
const NEW = 'node.fr.example/log';

describe('mustKeepHomes', () => {
  let register: Example;

  beforeAll(async () => {
    register = await example();
  });

  const withFrance = (change: (france: StateEntry) => void, from = register.payload): RootPayload =>
    changed(from, (copy) => {
      const france = copy.states.find(({ code }) => code === 'FR');
      if (france) change(france);
    });

  const moved = (): RootPayload =>
    withFrance((france) => Object.assign(france, { homeLog: NEW, formerLogs: [{ origin: OLD, size: 40 }] }));

  const refusalOf = (work: () => void): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };

  it('lets a state stay where it is, and join', () => {
    expect(() => mustKeepHomes(register.payload, register.payload)).not.toThrow();
    const without = changed(register.payload, (copy) => void copy.states.pop());
    expect(() => mustKeepHomes(without, register.payload)).not.toThrow();
  });

  it('lets a state move that says where it ends in the log that it leaves', () => {
    expect(() => mustKeepHomes(register.payload, moved())).not.toThrow();
  });

  it('I10 refuses a move that does not say so', () => {
    const next = withFrance((france) => Object.assign(france, { homeLog: NEW }));
    expect(refusalOf(() => mustKeepHomes(register.payload, next))).toMatchObject({
      code: 'ROOT_HOME_MOVED',
      path: ['states', 'FR', 'formerLogs'],
    });
  });

  it.each<[string, { origin: string; size: number }[]]>([
    ['leaves the closing out', []],
    ['names another size', [{ origin: OLD, size: 41 }]],
  ])('I10 refuses a later root that %s', (_, formerLogs) => {
    const next = withFrance((france) => Object.assign(france, { formerLogs }), moved());
    expect(refusalOf(() => mustKeepHomes(moved(), next))).toMatchObject({ code: 'ROOT_HOME_MOVED' });
  });

  it('I10 refuses a root in which a state is at home in a log that it has left, or has left one twice', () => {
    const left = { origin: OLD, size: 40 };
    const back = withFrance((france) => Object.assign(france, { formerLogs: [left] }));
    expect(refusalOf(() => checkReferences(back))).toMatchObject({ code: 'ROOT_HOME_LOG' });
    const elsewhere = { ...left, origin: NEW };
    const twice = withFrance((france) => Object.assign(france, { formerLogs: [elsewhere, elsewhere] }));
    expect(refusalOf(() => checkReferences(twice))).toMatchObject({ code: 'ROOT_DUPLICATE' });
  });
});
