import type { FormerLog } from './state.input.js';

/** The one log that takes a state's statements, and those that did before. */
export interface HomeLogs {
  readonly homeLog: string | undefined;
  readonly formerLogs?: readonly FormerLog[] | undefined;
}

/** Whether a log may hold a statement of the state at this place: the home log anywhere, a former one up to its closing. */
export function isAtHome({ homeLog, formerLogs = [] }: HomeLogs, origin: string, index: number): boolean {
  if (homeLog === origin) return true;
  const left = formerLogs.find((log) => log.origin === origin);
  return left !== undefined && index < left.size;
}
