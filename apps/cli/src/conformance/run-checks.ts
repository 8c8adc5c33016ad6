import { isRegisterError } from '#kernel';

import { CLOSED_DOORS } from './checks/closed-doors.js';
import { HONEST_PARTNER } from './checks/honest-partner.js';
import { HOSTILE_PARTNER } from './checks/hostile-partner.js';
import { OPEN_DOORS } from './checks/open-doors.js';
import { OWN_LOG } from './checks/own-log.js';
import { WITNESSING } from './checks/witnessing.js';
import { type ConformanceCheck, Nonconforming } from './conformance-check.js';
import type { CheckResult, ConformanceReport, Outcome } from './conformance-result.js';
import type { Rehearsal } from './rehearsal.js';

/** In the order in which they are tried: the last one leaves the partner's log forked. */
export const CONFORMANCE_CHECKS: readonly ConformanceCheck[] = [
  ...OPEN_DOORS,
  ...OWN_LOG,
  ...CLOSED_DOORS,
  ...WITNESSING,
  ...HONEST_PARTNER,
  ...HOSTILE_PARTNER,
];

/**
 * Tries every check, one after the other.
 * @param roles of the caller at the node; what needs another is left out
 * @param onResult told of each as it ends
 */
export async function runChecks(
  rehearsal: Rehearsal,
  roles: readonly string[],
  onResult: (result: CheckResult) => void,
): Promise<ConformanceReport> {
  const results: CheckResult[] = [];
  for (const check of CONFORMANCE_CHECKS) {
    const result = await resultOf(check, rehearsal, roles);
    results.push(result);
    onResult(result);
  }
  const count = (outcome: Outcome): number => results.filter((one) => one.outcome === outcome).length;
  return {
    format: 'grounds-conformance-report/1',
    tested: { origin: rehearsal.kit.tested, url: rehearsal.address },
    at: new Date().toISOString(),
    passed: count('passed'),
    failed: count('failed'),
    leftOut: count('left out'),
    results,
  };
}

async function resultOf(
  check: ConformanceCheck,
  rehearsal: Rehearsal,
  roles: readonly string[],
): Promise<CheckResult> {
  const { id, says, role } = check;
  if (role !== undefined && !roles.includes(role)) {
    return { id, says, outcome: 'left out', why: `needs a ${role} of a state that the node hosts` };
  }
  try {
    await check.run(rehearsal);
    return { id, says, outcome: 'passed' };
  } catch (error) {
    return { id, says, outcome: 'failed', why: reasonOf(error) };
  }
}

/** Whatever the node answers must not end the run: it is what is being tried. */
function reasonOf(error: unknown): string {
  if (error instanceof Nonconforming) return error.message;
  if (isRegisterError(error)) return `${error.code}: ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : 'It fails in an unknown way.';
}
