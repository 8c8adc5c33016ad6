import { leafHash } from '#ledger/core';
import { type RootPayload, RootHistory, RootPlaces, rootDigestLine } from '#membership';

import { ExampleRegister, ORIGIN, decision } from '../../../intake/test/example-register.js';
import type { NewEntry } from './follow-log.js';
import { openEntry } from './open-entry.js';

const DIGESTS = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64url'));
const entryOf = (text: string): NewEntry => ({ text, leafHash: leafHash(Buffer.from(text)) });

describe('openEntry', () => {
  let register: ExampleRegister;
  let statement: NewEntry;

  beforeAll(async () => {
    register = await ExampleRegister.create();
    statement = entryOf((await register.issue(decision())).signedPart);
  });

  /** What the entries of a log are judged by, once the members have changed the root; the log may have named it. */
  const trustAfter = (change: (payload: RootPayload) => void, named: readonly number[] = []) => {
    const { payload } = register.root;
    const next = structuredClone({ ...payload, version: payload.version + 1 });
    change(next);
    const roots = [payload, next].map((one, place) => ({ payload: one, digest: DIGESTS[place] ?? '' }));
    const history = new RootHistory(roots);
    const places = new RootPlaces(history);
    for (const [place, root] of roots.entries()) {
      const index = named[place];
      const { version } = root.payload;
      if (index !== undefined) places.add(index, rootDigestLine({ version, digest: root.digest }));
    }
    return { origin: ORIGIN, history, places };
  };

  const without = (payload: RootPayload): void => {
    payload.states = payload.states.filter(({ code }) => code !== 'NL');
  };

  const moved = (payload: RootPayload): void => {
    for (const state of payload.states) {
      if (state.code !== 'NL') continue;
      state.homeLog = 'elsewhere.example/log';
      state.formerLogs = [{ origin: ORIGIN, size: 7 }];
    }
  };

  it('believes what a member has signed, in its home log', async () => {
    const { kind, state, refused } = await openEntry(
      5,
      statement,
      trustAfter(() => undefined),
    );
    expect({ kind, state, refused }).toEqual({ kind: 'statement', state: 'NL', refused: null });
  });

  it('C13 believes what a state signed that was taken out, before its log has named the root that says so', async () => {
    expect(await openEntry(5, statement, trustAfter(without, [3]))).toMatchObject({ kind: 'statement' });
  });

  it('C13 believes nothing of it behind that', async () => {
    expect(await openEntry(5, statement, trustAfter(without, [3, 4]))).toMatchObject({
      kind: 'refused',
      refused: 'ENTRY_NOT_A_MEMBER',
    });
  });

  it.each([
    ['before the closing', 6, null],
    ['at the closing', 7, 'ENTRY_NOT_AT_HOME'],
    ['behind the closing', 70, 'ENTRY_NOT_AT_HOME'],
  ])(
    'I10 goes in a log that a state has left by the size at which it left: %s',
    async (_, index, refused) => {
      expect(await openEntry(index, statement, trustAfter(moved))).toMatchObject({ refused });
    },
  );

  it('I10 believes nothing that stands in a log that was never the home', async () => {
    const trust = { ...trustAfter(moved), origin: 'third.example/log' };
    expect(await openEntry(0, statement, trust)).toMatchObject({ refused: 'ENTRY_NOT_AT_HOME' });
  });
});
