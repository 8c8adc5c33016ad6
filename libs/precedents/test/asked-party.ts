import { validateInput } from '#graphql';

import { CheckInput, type CheckPartyInput } from '../src/check/check.input.js';
import { type AskedParty, askedParties } from '../src/check/question.js';

/** A question as an officer sends it, checked as the API checks it. */
export function question(parties: object[], rest: object = {}): CheckInput {
  const input = {
    parties,
    purpose: 'screening',
    caseReference: 'NL-2026-1',
    clientRequestId: 'request-1',
    ...rest,
  };
  return validateInput(CheckInput, input, 'input');
}

export function asked(party: Partial<CheckPartyInput>): AskedParty {
  const [first] = askedParties(question([{ role: 'investor', names: [], ...party }]));
  if (!first) throw new Error('The question has no party.');
  return first;
}
