import { formatAddCheckpoint, openCheckpoint } from '#ledger/core';

import { type ConformanceCheck, must, mustAnswer } from '../conformance-check.js';
import { strangersSigner } from '../kit-keys.js';
import { PartnerLog } from '../partner-log.js';
import type { Rehearsal } from '../rehearsal.js';

/** Another root than that of any log here. */
const OTHER_ROOT = Buffer.alloc(32, 9);

/**
 * What the node does as a witness of its partner's log (C2SP tlog-witness 1.0.0). What it has cosigned it must not
 * forget, so that these belong to the one run that does everything.
 */
export const WITNESSING: readonly ConformanceCheck[] = [
  {
    id: 'witness.cosigns',
    says: 'cosigns a checkpoint that the partner’s log has signed',
    role: 'steward',
    run: cosigns,
  },
  {
    id: 'witness.strangers',
    says: 'cosigns nothing of a log that no root lists',
    role: 'steward',
    run: refusesStrangers,
  },
  {
    id: 'witness.unsigned',
    says: 'cosigns nothing that the log itself has not signed',
    role: 'steward',
    run: refusesUnsigned,
  },
  {
    id: 'witness.unproven',
    says: 'cosigns no growth without proof that it goes on from what was cosigned',
    role: 'steward',
    run: refusesUnproven,
  },
];

function ask({ requests }: Rehearsal, oldSize: number, note: string): Promise<Response> {
  return requests.post('/witness/add-checkpoint', formatAddCheckpoint({ oldSize, proof: [], note }));
}

async function cosigns(rehearsal: Rehearsal): Promise<void> {
  const { partner, history, kit } = rehearsal;
  await rehearsal.decide('Witnessed Holdings');
  const note = await partner.log.checkpoint();
  const answer = await ask(rehearsal, 0, note);
  const lines = await answer.text();
  must(answer.status === 200, `It answers with status ${answer.status}.`);
  const { origin } = partner.log;
  const witnesses = history.newest.witnessKeys(kit.tested).map(({ key }) => key);
  const keys = [...history.logKeys(origin), ...witnesses];
  const { cosignatures } = await openCheckpoint(`${note}${lines}`, origin, keys);
  must(cosignatures.length > 0, 'No witness key that the root lists for it has cosigned.');
}

async function refusesStrangers(rehearsal: Rehearsal): Promise<void> {
  const log = new PartnerLog('stranger.rehearsal.invalid/log', await strangersSigner());
  await mustAnswer(await ask(rehearsal, 0, await log.checkpointOf(1, OTHER_ROOT)), [404]);
}

async function refusesUnsigned(rehearsal: Rehearsal): Promise<void> {
  const { origin, size } = rehearsal.partner.log;
  const log = new PartnerLog(origin, await strangersSigner());
  await mustAnswer(await ask(rehearsal, size, await log.checkpointOf(size + 1, OTHER_ROOT)), [403]);
}

/** No fork is shown by it: anybody may send a bad proof with a good checkpoint. */
async function refusesUnproven(rehearsal: Rehearsal): Promise<void> {
  const { log } = rehearsal.partner;
  const { size } = log;
  await rehearsal.decide('Unproven Holdings');
  await mustAnswer(await ask(rehearsal, size, await log.checkpoint()), [422]);
}
