import { MembershipError } from './membership.errors.js';
import type { RootPayload } from './root.input.js';
import type { StateEntry } from './state.input.js';

/**
 * A state that moves its home says where it ends in the log that it leaves; that stays said.
 * @throws MembershipError ROOT_HOME_MOVED
 */
export function mustKeepHomes(before: RootPayload, next: RootPayload): void {
  const known = new Map(before.states.map((state) => [state.code, state]));
  for (const state of next.states) {
    const earlier = known.get(state.code);
    if (earlier) mustName(state, earlier);
  }
}

function mustName({ code, homeLog, formerLogs = [] }: StateEntry, earlier: StateEntry): void {
  const sizes = new Map(formerLogs.map(({ origin, size }) => [origin, size]));
  const path = ['states', code, 'formerLogs'];
  if (homeLog !== earlier.homeLog && !sizes.has(earlier.homeLog)) {
    throw moved(`${code} leaves ${earlier.homeLog}, and the root does not say at which size.`, path);
  }
  const changed = (earlier.formerLogs ?? []).find(({ origin, size }) => sizes.get(origin) !== size);
  if (changed) throw moved(`The root before closed ${changed.origin} to ${code} at another size.`, path);
}

function moved(message: string, path: readonly string[]): MembershipError {
  return new MembershipError('ROOT_HOME_MOVED', message, {
    path,
    advice: 'Name each log that the state has left under `formerLogs`, with its size when the state left it.',
  });
}
