import { isEnd, isEnvelope, isHead, openGrant, openLease, parseStreamLine } from '#federation/core';
import {
  type ReadEntry,
  type SignedCheckpoint,
  openCheckpoint,
  readEntries,
  verifyNodeStatement,
} from '#ledger/core';
import { parseRootDigest } from '#membership';
import { digestText, verifyStatement } from '#statement';

import { type ConformanceCheck, must } from '../conformance-check.js';
import type { Rehearsal } from '../rehearsal.js';

/** What the node serves of its own log to a partner that says who it is. */
export const OWN_LOG: readonly ConformanceCheck[] = [
  {
    id: 'log.checkpoint',
    says: 'serves a checkpoint that its log key has signed',
    run: async (rehearsal) => void (await checkpointOf(rehearsal)),
  },
  {
    id: 'log.entries',
    says: 'serves exactly the entries that it has signed, each with a signature that holds',
    run: servesItsEntries,
  },
  {
    id: 'log.lease',
    says: 'begins its envelopes with a lease for the partner of at most a day',
    run: beginsWithLease,
  },
  {
    id: 'log.envelopes',
    says: 'grants the partner’s state alone, and sends exactly the disclosures that each grant names',
    run: grantsPartnerAlone,
  },
  {
    id: 'log.nothing-new',
    says: 'sends no envelope again that the partner has taken over',
    run: sendsNothingAgain,
  },
];

async function checkpointOf(rehearsal: Rehearsal): Promise<SignedCheckpoint> {
  const { kit, requests, history } = rehearsal;
  const answer = await requests.ask('/log/checkpoint');
  must(answer.status === 200, `It answers with status ${answer.status}.`);
  return openCheckpoint(await answer.text(), kit.tested, history.logKeys(kit.tested));
}

function entriesOf({ requests }: Rehearsal, checkpoint: SignedCheckpoint): AsyncGenerator<ReadEntry> {
  return readEntries(checkpoint, async (path) => {
    const answer = await requests.ask(`/log/${path}`);
    must(answer.status === 200, `It answers with status ${answer.status} at /log/${path}.`);
    return new Uint8Array(await answer.arrayBuffer());
  });
}

async function verifyEntry(rehearsal: Rehearsal, { entry: bytes }: ReadEntry): Promise<void> {
  const entry = Buffer.from(bytes).toString('latin1');
  if (parseRootDigest(entry) !== undefined) return;
  const { history, kit } = rehearsal;
  const [header = ''] = entry.split('.');
  if (!Buffer.from(header, 'base64url').toString().includes('register-statement+sd-jwt')) {
    await verifyNodeStatement(entry, kit.tested, keyFor(rehearsal));
    return;
  }
  const keys = { keyFor: (kid: string) => history.statementKey(kid), precedes: () => true };
  await verifyStatement(entry, { ...keys, now: new Date() });
}

async function linesOf({ requests }: Rehearsal, after: number) {
  const answer = await requests.ask(`/federation/envelopes?after=${after}`);
  must(answer.status === 200, `It answers with status ${answer.status}.`);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '');
  return lines.map(parseStreamLine);
}

function endsOf({ kit }: Rehearsal) {
  return { from: kit.tested, to: kit.partner.origin };
}

function keyFor({ history, kit }: Rehearsal) {
  return (keyId: string, at: Date) => history.nodeKey(kit.tested, keyId, at);
}

async function servesItsEntries(rehearsal: Rehearsal): Promise<void> {
  const checkpoint = await checkpointOf(rehearsal);
  for await (const entry of entriesOf(rehearsal, checkpoint)) await verifyEntry(rehearsal, entry);
}

async function beginsWithLease(rehearsal: Rehearsal): Promise<void> {
  const head = (await linesOf(rehearsal, 0)).find(isHead);
  must(head !== undefined, 'The first line is no head.');
  await openLease(head.lease, endsOf(rehearsal), new Date(), keyFor(rehearsal));
}

async function grantsPartnerAlone(rehearsal: Rehearsal): Promise<void> {
  for (const { grant: text, disclosures } of (await linesOf(rehearsal, 0)).filter(isEnvelope)) {
    const grant = await openGrant(text, endsOf(rehearsal), keyFor(rehearsal));
    const named = Object.keys(grant.parts).sort();
    must(
      String(disclosures.map(digestText).sort()) === String(named),
      'They are not those that the grant names.',
    );
    const states = Object.values(grant.parts).flat();
    must(
      states.every((state) => state === rehearsal.kit.partner.state),
      'A grant is for states of another node.',
    );
  }
}

async function sendsNothingAgain(rehearsal: Rehearsal): Promise<void> {
  const end = (await linesOf(rehearsal, 0)).find(isEnd);
  must(end !== undefined, 'The stream has no last line.');
  const again = await linesOf(rehearsal, end.end);
  must(!again.some(isEnvelope), 'It sends envelopes again.');
}
