import { pathOf, runOperator } from '../run-operator.js';
import type { Session } from '../session.js';

/** Restores a backup into a node's empty database. */
export async function restore(session: Session, _options: object, file: string): Promise<void> {
  await runOperator(session, 'restore', pathOf(file));
}
