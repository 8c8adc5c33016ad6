import { openDisclosures, parseStatement } from '#statement';

import type { LoggedStatement } from '../logged-statement.js';
import type { HeldStatement } from './held-statement.type.js';

/**
 * A statement as it was projected when it came in, but for what was erased since.
 * @throws StatementError when entry and disclosures do not belong together
 */
export function openHeldStatement(held: HeldStatement): LoggedStatement {
  const statement = parseStatement(held.entry);
  const parts = openDisclosures(statement, held.disclosures);
  return { entry: held, state: held.state, demo: statement.claims.demo === true, parts };
}
