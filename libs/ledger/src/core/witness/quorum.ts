import type { VerifiedSignature } from '../note/verify-note.js';
import type { QuorumRule } from './policy.js';

/** A cosignature that a clock runs ahead of is not one yet; clocks may differ by this much. */
const TOLERANCE_SECONDS = 120;

/**
 * When a quorum had cosigned, seconds since 1970: the time of the last witness that was needed, with the
 * earliest ones counted.
 * @param at the reader's clock: cosignatures from its future count for nothing
 * @returns undefined when the quorum is not reached
 */
export function quorumTime(
  rule: QuorumRule,
  cosignatures: readonly VerifiedSignature[],
  at: Date,
): number | undefined {
  const latest = at.getTime() / 1000 + TOLERANCE_SECONDS;
  const counted = new Map<string, VerifiedSignature>();
  for (const cosignature of cosignatures) {
    const { key, time } = cosignature;
    // One key under two names is one witness, whoever wrote the rule.
    if (time !== undefined && time <= latest) counted.set(key.publicKey.join(), cosignature);
  }
  return timeOf(rule, [...counted.values()]);
}

function timeOf(rule: QuorumRule, cosignatures: readonly VerifiedSignature[]): number | undefined {
  if (rule.kind === 'witness') {
    const { name, publicKey } = rule.key;
    const given = cosignatures.find(
      ({ key }) => key.name === name && key.publicKey.join() === publicKey.join(),
    );
    return given?.time;
  }
  const times = rule.members
    .map((member) => timeOf(member, cosignatures))
    .filter((time) => time !== undefined)
    .sort((left, right) => left - right);
  return times[rule.k - 1];
}
