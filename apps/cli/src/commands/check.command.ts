import { CliError } from '../cli.errors.js';
import { accepted, type OrRejected } from '../client/read-answer.js';
import { formatReceiptFile } from '../files/receipt-file.js';
import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import { type MomentOptions, momentOf } from '../moment.js';
import type { CheckAnswer } from '../render/check-answer.type.js';
import { NOT_COUNTED, STATUS } from '../render/status.type.js';
import { Wording } from '../render/wording.js';
import type { Session } from '../session.js';
import type { LabelLanguage } from '#vocabulary';

const CHECK = `
  mutation Check($input: CheckInput!, $language: Language!) {
    check(input: $input) {
      __typename
      ... on CheckAnswer {
        id answeredAt coverage more
        searched { origin states { code } size root freshness reasons pulledAt withheld { records until } checkpoint { size at age } }
        receipt { token question salt }
        ${NOT_COUNTED}
        announcements { text state { code name(language: $language) contactPoint { name email phone } } }
        asked { code } answered { code } notAnswered { code } notAsked { code }
        hits {
          precedent {
            id demonstration attribution groundsNote ${STATUS}
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
            asked askedName identifiers part name band connection
            role { code label(language: $language) }
            reasons { token how other text }
            differences { field asked recorded }
            resolutions { id verdict decidedAt note aboutEarlierVersion text }
          }
          earlierRefusal { counts reason }
          origin { id records text }
          explanation
        }
        origins { records origins text }
      }
      ... on Rejected { problems { code message path advice } }
    }
  }`;

export interface CheckOptions extends MomentOptions {
  readonly name?: string[];
  readonly lei?: string;
  readonly registration?: { readonly country: string; readonly number: string };
  readonly role: string;
  readonly seat?: string;
  readonly control?: string;
  readonly birthYear?: number;
  readonly owner?: string[];
  readonly vehicle?: string[];
  readonly target?: string[];
  readonly purpose: string;
  readonly case: string;
  readonly requestId?: string;
  readonly withEnded?: boolean;
  readonly reach?: 'local' | 'ask-owners';
  readonly ask?: string[];
  readonly receipt?: string;
}

interface CheckData {
  readonly check: OrRejected<CheckAnswer>;
}

/** Asks about one party, which may have several names, and about others of the same deal by name. */
export async function check(session: Session, options: CheckOptions): Promise<void> {
  if (options.ask && options.reach !== 'ask-owners') {
    throw new CliError('USAGE', 'No state is asked: --ask needs --reach ask-owners.');
  }
  const input = {
    parties: partiesOf(options),
    purpose: options.purpose,
    caseReference: options.case,
    clientRequestId: options.requestId ?? crypto.randomUUID(),
    ...(options.reach === 'ask-owners' && { reach: 'ASK_OWNERS', ask: options.ask }),
    ...(options.withEnded && { withEnded: true }),
    ...momentOf(options),
  };
  if (options.reach === 'ask-owners') session.terminal.err(askingNotice(options, session.language));
  const data = await session.client.ask<CheckData>(CHECK, { input, language: session.language });
  const answer = accepted(data.check);
  if (options.receipt !== undefined) await keepReceipt(answer, options.receipt);
  const demonstration = await session.client.isDemonstration();
  await session.print({ demonstration, clientRequestId: input.clientRequestId, ...answer }, async () => {
    const { renderCheck } = await import('../render/render-check.js');
    return renderCheck(answer, demonstration, session.language);
  });
}

/** The party itself first: what the answer calls party 0. */
function partiesOf(options: CheckOptions): object[] {
  const { name: names = [], role, lei, registration, seat, control, birthYear } = options;
  if (names.length === 0 && !lei && !registration) {
    throw new CliError('USAGE', 'Nothing to look for: give --name, --lei or --registration.');
  }
  const others = (['owner', 'vehicle', 'target'] as const).flatMap((as) =>
    (options[as] ?? []).map((name) => ({ role: as, names: [name] })),
  );
  return [{ role, names, lei, registration, seat, control, birthYear }, ...others];
}

/** Only the asker has the question and the salt, so the file is the asker's alone. */
async function keepReceipt({ receipt }: CheckAnswer, path: string): Promise<void> {
  if (!receipt) {
    throw new CliError('RECEIPT_MISSING', 'The node has answered, and has no key to sign a receipt with.', {
      advice: 'Ask again without --receipt, and tell the operator of the node.',
    });
  }
  await writeNewFile(path, formatReceiptFile(receipt), PRIVATE);
}

/** Said before the question leaves: it cannot be taken back. */
function askingNotice({ ask }: CheckOptions, language: LabelLanguage): string {
  const words = new Wording(language);
  return `${words.say('namesGoTo')} ${ask ? ask.join(', ') : words.say('allMembers')}.\n`;
}
