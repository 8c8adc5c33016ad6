import { runOperator } from '../run-operator.js';
import type { Session } from '../session.js';

export interface FsckOptions {
  readonly quick?: boolean;
}

/** Checks everything that a node holds, and says of each check what it has looked at and found. */
export async function fsck(session: Session, { quick }: FsckOptions): Promise<void> {
  await runOperator(session, 'fsck', ...(quick ? ['--quick'] : []));
}
