import { Examination } from './examination.js';
import type { ParsedStatement } from './statement.type.js';
import { CLAIMS_STEP, FORM_STEPS } from './verification-steps.js';

/** The header and claims of a signed part whose form is right. Says nothing about who signed it. */
export function parseStatement(signedPart: string): ParsedStatement {
  const examined = new Examination(signedPart);
  for (const step of [...FORM_STEPS, CLAIMS_STEP]) step.run(examined);
  return { signedPart, header: examined.header, claims: examined.claims };
}
