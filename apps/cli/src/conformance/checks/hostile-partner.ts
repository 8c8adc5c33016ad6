import { type ConformanceCheck, must } from '../conformance-check.js';
import { type Rehearsal, counted } from '../rehearsal.js';
import { type Trick, TRICKS, otherTree } from './tricks.js';

/** What a hostile partner can do, and what the node must do all the same. */
export const HOSTILE_PARTNER: readonly ConformanceCheck[] = [
  ...TRICKS.map(([id, says, trick]) => ({
    id: `withstands.${id}`,
    says: `accepts nothing of ${says}, and goes on when the partner is honest again`,
    role: 'steward' as const,
    run: (rehearsal: Rehearsal) => withstand(rehearsal, trick),
  })),
  {
    // The last one: a fork is never repaired, so that nothing of this partner is taken over after it.
    id: 'withstands.fork',
    says: 'follows a log no further that has signed two histories, and does not repair that by itself',
    role: 'steward',
    run: staysAwayFromFork,
  },
];

async function withstand(rehearsal: Rehearsal, trick: Trick): Promise<void> {
  await rehearsal.decide('Case On Its Way');
  const tricked = await pullTricked(rehearsal, trick);
  must(counted(tricked, 'accepted') === 0, 'It accepts it.');
  await rehearsal.decide('Case After That');
  const pull = await rehearsal.pull();
  must(pull.failure === null, `It does not go on: ${String(pull.failure)}.`);
  must(await rehearsal.isTakenOver(), 'It does not take over what came after.');
}

async function pullTricked(rehearsal: Rehearsal, trick: Trick) {
  const { server } = rehearsal;
  server.behaviour = await trick(rehearsal);
  try {
    return await rehearsal.pull();
  } finally {
    server.behaviour = undefined;
  }
}

async function staysAwayFromFork(rehearsal: Rehearsal): Promise<void> {
  const { failure } = await pullTricked(rehearsal, otherTree);
  must(failure !== null, 'It takes the other history for the log.');
  await rehearsal.decide('Last Case');
  const pull = await rehearsal.pull();
  must(pull.failure !== null && counted(pull, 'accepted') === 0, 'It goes on as if nothing had been.');
}
