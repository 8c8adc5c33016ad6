import { MembershipError } from './membership.errors.js';
import type { RootPayload } from './root.input.js';

/** The keys of authorities and nodes that a root has revoked, with the date of each. */
export function listRevocations({ states, nodes }: RootPayload): Map<string, string> {
  const keys = [...states.flatMap(({ authorities }) => authorities), ...nodes].flatMap<{
    kid: string;
    revokedAt?: string;
  }>((holder) => holder.keys);
  return new Map(keys.flatMap(({ kid, revokedAt }) => (revokedAt === undefined ? [] : [[kid, revokedAt]])));
}

/**
 * What is revoked stays revoked: a later root may leave a key out, and not take its revocation back.
 * @throws MembershipError ROOT_KEY_REVIVED
 */
export function mustKeepRevocations(current: RootPayload, next: RootPayload): void {
  const [before, after] = [listRevocations(current), listRevocations(next)];
  const listed = keyIds(next);
  for (const [kid, revokedAt] of before) {
    if (!listed.has(kid) || after.get(kid) === revokedAt) continue;
    throw new MembershipError('ROOT_KEY_REVIVED', `Key ${kid} was revoked at ${revokedAt}.`, {
      path: ['keys', kid],
      advice: 'Leave it as it was, or out; make a new key pair for what comes.',
    });
  }
}

function keyIds({ rootKeys, states, auditors, nodes }: RootPayload): Set<string> {
  const holders = [
    ...states.flatMap(({ authorities, tokenIssuers }) => [...authorities, ...tokenIssuers]),
    ...auditors.flatMap(({ tokenIssuers }) => tokenIssuers),
    ...nodes,
  ];
  const keys = [...rootKeys, ...holders.flatMap<{ kid: string }>((holder) => holder.keys)];
  return new Set(keys.map(({ kid }) => kid));
}
