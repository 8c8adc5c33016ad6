import { decision } from '../support/sign-as.js';
import { HostileRegister } from './hostile-register.js';

/** More than are taken over in one transaction. */
const WORDS = 450;
const ALL = { circles: ['all-members'], states: [], except: [] };

const endOf = (seq: number, newest: number): object =>
  seq < newest ? { end: seq, more: true } : { end: seq };

describe('a register that does not fit into one answer', () => {
  let register: HostileRegister;

  const grow = async (words: number): Promise<void> => {
    const { hostile } = register;
    for (let count = 0; count < words; count += 1) {
      const issued = await hostile.say(decision({ decidedBy: 'CA' }, { audience: ALL }));
      const seq = hostile.envelopes.length + 1;
      hostile.envelopes.push(await hostile.envelope(hostile.entries.length - 1, issued, issued.jti, { seq }));
    }
  };

  beforeAll(async () => {
    register = await HostileRegister.start();
    await grow(WORDS);
  });

  beforeEach(() => void register.hostile.askedAfter.splice(0));

  afterAll(() => register?.close());

  it('is gone on with behind what was taken over of an answer that was cut off', async () => {
    const { hostile } = register;
    hostile.ending = { most: WORDS - 1 };
    expect(await register.pull()).toMatchObject({ failure: 'PEER_UNREACHABLE', outcomes: { accepted: 449 } });
    hostile.behave();
    expect(await register.pull()).toMatchObject({ outcomes: { accepted: 1 } });
    expect(hostile.askedAfter).toEqual([0, 449]);
  });

  it('is taken over answer by answer as long as the node says that there is more', async () => {
    const { hostile } = register;
    await grow(7);
    hostile.ending = { most: 3, last: (seq) => endOf(seq, hostile.envelopes.length) };
    const { failure, outcomes } = await register.pull();
    expect([failure, outcomes]).toEqual([undefined, { accepted: 7 }]);
    expect(hostile.askedAfter).toEqual([WORDS, WORDS + 3, WORDS + 6]);
  });

  it('is not asked for any longer when nothing new comes, whatever the node says', async () => {
    const { hostile } = register;
    hostile.ending = { most: 3, last: (seq) => ({ end: seq, more: true }) };
    expect((await register.pull()).outcomes).toEqual({});
    expect(hostile.askedAfter).toHaveLength(1);
  });
});
