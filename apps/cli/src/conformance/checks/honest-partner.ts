import { openNodeAssertion } from '#federation/core';

import { type ConformanceCheck, must } from '../conformance-check.js';
import type { Rehearsal } from '../rehearsal.js';

const CHECK = `mutation ($input: CheckInput!) {
  check(input: $input) { ... on CheckAnswer { hits { precedent { origin } } } } }`;

const ATTEMPTS = 3;

interface Hits {
  readonly check: { readonly hits?: readonly { readonly precedent: { readonly origin: string } }[] };
}

/** What the node takes over from a partner that follows the rules. */
export const HONEST_PARTNER: readonly ConformanceCheck[] = [
  {
    id: 'takes.case',
    says: 'takes over what the partner grants',
    role: 'steward',
    run: takesCase,
  },
  {
    id: 'takes.says-who-asks',
    says: 'says to the partner who it is, and proves the key of each request',
    role: 'steward',
    run: saysWhoAsks,
  },
  {
    id: 'takes.says-outcomes',
    says: 'tells the partner what became of its envelopes',
    role: 'steward',
    run: tellsOutcomes,
  },
  {
    id: 'takes.findable',
    says: 'finds the partner’s case when its officer checks that investor',
    role: 'reader',
    run: findsCase,
  },
  {
    id: 'takes.one-request',
    says: 'asks once, and no more, when nothing has changed',
    role: 'steward',
    run: asksOnce,
  },
];

async function takesCase(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.decide('Ossenvoort Holdings');
  const pull = await rehearsal.pull();
  must(pull.failure === null, `The pull failed: ${String(pull.failure)}.`);
  must(await rehearsal.isTakenOver(), 'It does not say that it has taken the envelope over.');
}

async function saysWhoAsks({ server, kit, history }: Rehearsal): Promise<void> {
  must(server.asked.length > 0, 'It has not asked.');
  const { authorization, proof } = server.asked.at(-1) ?? { authorization: '', proof: '' };
  const assertion = authorization.replace(/^DPoP /, '');
  const keyFor = (origin: string) => (keyId: string, at: Date) => history.nodeKey(origin, keyId, at);
  const { origin } = await openNodeAssertion(assertion, kit.partner.origin, new Date(), keyFor);
  must(origin === kit.tested, 'It says that it is another node.');
  must(proof.split('.').length === 3, 'It proves no key.');
}

function tellsOutcomes({ server, partner }: Rehearsal): Promise<void> {
  const accepted = server.told.flatMap(({ outcomes }) => outcomes.accepted ?? []);
  must(accepted.includes(partner.said), 'It has not said that it accepted the newest envelope.');
  return Promise.resolve();
}

async function findsCase(rehearsal: Rehearsal): Promise<void> {
  const input = {
    purpose: 'screening',
    caseReference: 'REHEARSAL-1',
    clientRequestId: `rehearsal-${Date.now()}`,
    parties: [{ role: 'investor', names: ['Ossenvoort Holdings'] }],
  };
  const { check } = await rehearsal.client.ask<Hits>(CHECK, { input });
  const origins = (check.hits ?? []).map(({ precedent }) => precedent.origin);
  must(origins.includes(rehearsal.kit.partner.origin), 'No hit is of the partner’s log.');
}

async function asksOnce(rehearsal: Rehearsal): Promise<void> {
  await rehearsal.pull();
  let asked = 0;
  // The node may ask by itself at the same moment.
  for (let attempt = 0; attempt < ATTEMPTS && asked !== 1; attempt += 1) {
    const before = rehearsal.server.asked.length;
    await rehearsal.pull();
    asked = rehearsal.server.asked.length - before;
  }
  must(asked === 1, `It has sent ${asked} requests.`);
}
