import { Examination } from './examination.js';
import type { VerifiedStatement } from './statement.type.js';
import { type Trust, VERIFICATION_STEPS } from './verification-steps.js';

/**
 * A signed part that the authority it names has signed. Rejects with the StatementError of the first rule
 * broken. Whether this node is the state's home and whether the statement is new is for the intake to say.
 */
export async function verifyStatement(signedPart: string, trust: Trust): Promise<VerifiedStatement> {
  const examined = new Examination(signedPart);
  for (const step of VERIFICATION_STEPS) await step.run(examined, trust);
  return { signedPart, header: examined.header, claims: examined.claims, key: examined.key };
}
