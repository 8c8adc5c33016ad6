import { runOperator } from '../run-operator.js';
import type { Session } from '../session.js';

export interface RebuildOptions {
  readonly apply?: boolean;
}

/** Makes the projections again from the log, and compares; with `apply` replaces what differs. */
export async function rebuild(session: Session, { apply }: RebuildOptions): Promise<void> {
  await runOperator(session, 'rebuild', ...(apply ? ['--apply'] : []));
}
