import { openOperatorNode } from '../../../apps/registry/src/operate/operator-node.js';
import { runFsck } from '../../../apps/registry/src/operate/run-fsck.js';
import { readSettings } from '../../../apps/registry/src/settings/settings.js';
import type { NodeName } from '../../support/three-nodes.js';
import { RegisterClient } from '../../crash/register-client.js';
import { verifyLog } from '../../crash/verify-log.js';
import { READERS, compareAnswers, compareRows } from './compare.js';
import { rejoin } from './faults.js';
import { pull } from './pull.js';
import type { RunState } from './run-state.js';
import { REMOVED, remove } from './remove.js';
import { NAMES } from './three-processes.js';
import { within } from './within.js';

const FSCK_MS = 120_000;
const QUIET = { line: () => undefined, notice: () => undefined, progress: () => undefined };
const STANDING = '{ peers { origin frozen failure } quarantine { origin index kind reason } }';

interface Standing {
  readonly peers: readonly {
    readonly origin: string;
    readonly frozen: boolean;
    readonly failure: string | null;
  }[];
  readonly quarantine: readonly object[];
}

/** Mends everything, lets each node pull once, and then all must be as if there had been no fault. */
export async function settle(run: RunState): Promise<void> {
  run.step = 'the end';
  run.register.links.heal();
  for (const name of NAMES) if (!run.up.has(name)) await rejoin(run, name);
  for (const name of NAMES) await run.node(name).setClock(0);
  for (const name of NAMES) if (run.isMember(name, REMOVED)) await remove(run, name);
  for (const name of NAMES) await pull(run, name);
  for (const name of NAMES) {
    for (const state of READERS[name]) await compareAnswers(run, name, state);
    await compareRows(run, name);
    await compareStanding(run, name);
    await compareLog(run, name);
  }
}

async function compareStanding(run: RunState, name: NodeName): Promise<void> {
  const answer = await run.officers.ask(run.node(name), `${name}-steward`, STANDING);
  const { peers, quarantine } = answer?.data as unknown as Standing;
  for (const { origin, frozen, failure } of peers)
    if (frozen || failure !== null) run.find(`${name} stands with ${origin}: frozen ${frozen}, ${failure}`);
  if (quarantine.length > 0) run.find(`${name} has put aside ${JSON.stringify(quarantine)}`);
}

/** As a stranger reads it: every receipt is kept, nothing stands there twice, and the checkpoint is of this history. */
async function compareLog(run: RunState, name: NodeName): Promise<void> {
  const client = new RegisterClient(run.node(name).url, `${name}-releaser`);
  const { lost, repeated, forked } = await verifyLog(client, run.acknowledged[name], []);
  if (lost + repeated + forked > 0)
    run.find(`the log of ${name}: ${JSON.stringify({ lost, repeated, forked })}`);
}

/** The operators stop their nodes and look through everything that these hold. */
export async function fsck(run: RunState, quick: boolean): Promise<void> {
  run.step = 'fsck';
  for (const name of NAMES) {
    await run.node(name).stop();
    run.up.delete(name);
    const node = await openOperatorNode(readSettings(run.node(name).env));
    const findings = await within(FSCK_MS, `fsck of ${name}`, runFsck(node, { quick }, QUIET)).finally(() =>
      node.close(),
    );
    for (const { check, problems, first } of findings)
      if (problems > 0) run.find(`${name} has ${problems} problems with ${check}, the first ${first}`);
  }
}
