import { CliError } from '../cli.errors.js';
import { accepted, type OrRejected } from '../client/read-answer.js';
import type { CheckAnswer } from '../render/check-answer.type.js';
import type { Session } from '../session.js';

const CHECK = `
  mutation Check($input: CheckInput!, $language: Language!) {
    check(input: $input) {
      __typename
      ... on CheckAnswer {
        id answeredAt coverage more
        searched { origin size root }
        hits {
          precedent {
            id demonstration attribution
            signedBy { code name(language: $language) contactPoint { name email phone } }
            outcome {
              __typename
              ... on Outcome {
                authority kind { code label(language: $language) } decidedOn { value }
                decidedBy { code name(language: $language) }
              }
            }
            grounds {
              __typename
              ... on Ground {
                code { code label(language: $language) unavailable }
                weight { code label(language: $language) }
                texts { language text }
              }
            }
            reasons { __typename }
            parties { __typename }
            persons { __typename }
          }
          matches {
            asked name band
            role { code label(language: $language) }
            reasons { token how }
            differences { field asked recorded }
          }
          earlierRefusal { counts reason }
        }
      }
      ... on Rejected { problems { code message path advice } }
    }
  }`;

export interface CheckOptions {
  readonly name?: string[];
  readonly lei?: string;
  readonly registration?: { readonly country: string; readonly number: string };
  readonly role: string;
  readonly seat?: string;
  readonly control?: string;
  readonly purpose: string;
  readonly case: string;
  readonly requestId?: string;
}

interface CheckData {
  readonly check: OrRejected<CheckAnswer>;
}

/** Asks about one party, which may have several names. */
export async function check(session: Session, options: CheckOptions): Promise<void> {
  const { name: names = [], role, lei, registration, seat, control } = options;
  if (names.length === 0 && !lei && !registration) {
    throw new CliError('USAGE', 'Nothing to look for: give --name, --lei or --registration.');
  }
  const input = {
    parties: [{ role, names, lei, registration, seat, control }],
    purpose: options.purpose,
    caseReference: options.case,
    clientRequestId: options.requestId ?? crypto.randomUUID(),
  };
  const data = await session.client.ask<CheckData>(CHECK, { input, language: session.language });
  const answer = accepted(data.check);
  const demonstration = await session.client.isDemonstration();
  await session.print({ demonstration, clientRequestId: input.clientRequestId, ...answer }, async () => {
    const { renderCheck } = await import('../render/render-check.js');
    return renderCheck(answer, demonstration, session.language);
  });
}
