import { pathOf, runOperator } from '../run-operator.js';
import type { Session } from '../session.js';

/** Writes a node's primary data into a file. */
export async function backup(session: Session, _options: object, file: string): Promise<void> {
  await runOperator(session, 'backup', pathOf(file));
}
