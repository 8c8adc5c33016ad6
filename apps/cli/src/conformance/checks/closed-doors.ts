import { type ConformanceCheck, mustAnswer } from '../conformance-check.js';
import { strangersSigner } from '../kit-keys.js';
import type { Sent, Spoken } from '../peer-requests.js';
import type { Rehearsal } from '../rehearsal.js';

const PATH = '/federation/envelopes?after=0';
const HOUR_MS = 3_600_000;

/** Ways in which somebody could try to pass for the partner. */
const TRICKS: readonly (readonly [
  id: string,
  says: string,
  make: () => Promise<[Spoken, Sent]> | [Spoken, Sent],
])[] = [
  ['other-node', 'meant for another node', () => [{ audience: 'another.rehearsal.invalid/log' }, {}]],
  ['over', 'that is over', () => [{ now: new Date(Date.now() - HOUR_MS) }, {}]],
  ['ahead', 'from a clock that is an hour ahead', () => [{ now: new Date(Date.now() + HOUR_MS) }, {}]],
  [
    'unlisted-key',
    'signed with a key that no root lists',
    async () => [{ signer: await strangersSigner() }, {}],
  ],
  ['unlisted-node', 'of a node that no root lists', () => [{ origin: 'stranger.rehearsal.invalid/log' }, {}]],
  [
    'other-proof-key',
    'bound to another key than its proof is made with',
    () => [{ thumbprint: 'A'.repeat(43) }, {}],
  ],
  ['bearer', 'as a bearer, without proof of the key', () => [{}, { scheme: 'Bearer', withoutProof: true }]],
  ['no-proof', 'without proof of the key', () => [{}, { withoutProof: true }]],
];

/** What the node must not take for its partner. */
export const CLOSED_DOORS: readonly ConformanceCheck[] = [
  ...TRICKS.map(([id, says, make]) => ({
    id: `refuses.${id}`,
    says: `refuses an assertion ${says}`,
    run: async ({ requests }: Rehearsal) =>
      mustAnswer(await requests.ask(PATH, ...(await make())), [401, 403]),
  })),
  {
    id: 'refuses.replayed-proof',
    says: 'refuses a proof that was used before',
    run: refusesUsedProof,
  },
  {
    id: 'refuses.no-number',
    says: 'says what is wrong when it is not told after which envelope',
    run: async ({ requests }) => mustAnswer(await requests.ask('/federation/envelopes?after=-1'), [400]),
  },
];

async function refusesUsedProof({ requests }: Rehearsal): Promise<void> {
  await mustAnswer(await requests.ask(PATH), [200]);
  await mustAnswer(await requests.ask(PATH, {}, { proof: requests.lastProof }), [401]);
}
