import { type VerifierKey, formatVerifierKey, openCheckpoint, parsePolicy, quorumTime } from '#ledger/core';
import { isRegisterError } from '#kernel';

import type { Membership } from './membership.js';

/**
 * Which witnesses must have cosigned a log, as the root agrees it (C2SP tlog-policy): so many of the other nodes,
 * each counted once however many keys it has. With n others of which f lie, two checkpoints that contradict one another
 * cannot both reach a quorum of q as long as 2q − n > f.
 * @returns null where the root asks for none
 */
export function witnessPolicy(membership: Membership, origin: string): string | null {
  const { nodes, policies } = membership.root.payload;
  if (policies.quorum === null) return null;
  const others = nodes
    .filter((node) => node.origin !== origin)
    .map((node) => membership.witnessKeys(node.origin).map(({ key }) => key))
    .filter((keys) => keys.length > 0);
  const lines = [
    ...membership.logKeys(origin).map((key) => `log ${formatVerifierKey(key)}`),
    ...others.flatMap(witnessLines),
    `group others ${policies.quorum} ${others.map((_, place) => nameOf(place)).join(' ')}`,
    'quorum others',
  ];
  return `${lines.join('\n')}\n`;
}

/** A witness that changes its key has two for a while, of which one is enough. */
function witnessLines(keys: readonly VerifierKey[], place: number): string[] {
  const name = nameOf(place);
  const [first, ...more] = keys.map(formatVerifierKey);
  if (more.length === 0) return [`witness ${name} ${first}`];
  const names = keys.map((_, number) => `${name}.${number + 1}`);
  const lines = keys.map((key, number) => `witness ${names[number]} ${formatVerifierKey(key)}`);
  return [...lines, `group ${name} any ${names.join(' ')}`];
}

function nameOf(place: number): string {
  return `node${place + 1}`;
}

/**
 * When the quorum of the root had cosigned a checkpoint of a log. Cosignatures of keys that were not good at their time
 * count for nothing, nor do those that a clock runs ahead of.
 * @returns undefined when it has not, or no quorum is agreed
 */
export async function quorumReached(
  note: string,
  origin: string,
  membership: Membership,
  now: Date,
): Promise<Date | undefined> {
  const text = witnessPolicy(membership, origin);
  if (text === null) return undefined;
  const { logs, witnesses, quorum } = parsePolicy(text);
  try {
    const { cosignatures } = await openCheckpoint(note, origin, [...logs, ...witnesses]);
    const good = cosignatures.filter(
      ({ key, time }) => time !== undefined && membership.mayWitness(key, time),
    );
    const seconds = quorum && quorumTime(quorum, good, now);
    return seconds === undefined ? undefined : new Date(seconds * 1000);
  } catch (error) {
    if (isRegisterError(error)) return undefined;
    throw error;
  }
}
