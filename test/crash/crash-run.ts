import { setTimeout as wait } from 'node:timers/promises';

import type { Checkpoint } from '#ledger/core';

import type { ChildNode } from './child-node.js';
import type { PreparedStatement } from './prepare-statements.js';
import { type Acknowledged, RegisterClient } from './register-client.js';
import { type LogFindings, checkpointOf, verifyLog } from './verify-log.js';

const SUBMITTERS = 6;
const RETRY_MS = 50;
const TOKEN_RENEWAL_MS = 120_000;

/** What a crash does: takes something away at any moment, and brings it back. */
export interface Crash {
  readonly name: string;
  strike(): Promise<void>;
}

export interface CrashReport extends LogFindings {
  readonly submitted: number;
  readonly acknowledged: number;
  readonly kills: number;
  readonly checkpoints: number;
  /** What the node says of its log in the end. */
  readonly state: string;
}

/** Submits everything, however often it takes, while crashes strike; then reads the log as a stranger would. */
export async function runCrashes(
  node: ChildNode,
  statements: readonly PreparedStatement[],
  crash: Crash,
  kills: number,
  say: (line: string) => void,
): Promise<CrashReport> {
  const client = new RegisterClient(node.url);
  const renewal = setInterval(() => client.renewToken(), TOKEN_RENEWAL_MS);
  const queue = [...statements];
  const acknowledged: Acknowledged[] = [];
  const seen: Checkpoint[] = [];
  const submitter = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      acknowledged.push(await insist(client, next));
    }
  };
  const submitting = Promise.all(Array.from({ length: SUBMITTERS }, submitter));
  for (let struck = 0; struck < kills; struck += 1) {
    await untilDone(acknowledged, ((struck + Math.random()) / kills) * statements.length);
    const before = await checkpointOf(client);
    if (before) seen.push(before);
    await crash.strike();
    say(
      `${crash.name} ${struck + 1} of ${kills}: ${acknowledged.length} acknowledged, log ${await node.logState()}`,
    );
  }
  await submitting;
  clearInterval(renewal);
  const findings = await verifyLog(client, acknowledged, seen);
  return {
    submitted: statements.length,
    acknowledged: acknowledged.length,
    kills,
    checkpoints: seen.length,
    state: await node.logState(),
    ...findings,
  };
}

/** A client that got no answer submits the same statement again. */
async function insist(client: RegisterClient, statement: PreparedStatement): Promise<Acknowledged> {
  for (;;) {
    const receipt = await client.submit(statement);
    if (receipt) return receipt;
    await wait(RETRY_MS);
  }
}

async function untilDone(acknowledged: readonly Acknowledged[], count: number): Promise<void> {
  while (acknowledged.length < count) await wait(5);
}
