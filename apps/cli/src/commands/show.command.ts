import { CliError } from '../cli.errors.js';
import { recordFile, statementFileText } from '../files/statement-file.js';
import { inquiryOf, type InquiryOptions } from '../inquiry.js';
import { type MomentOptions, momentOf } from '../moment.js';
import type { ShownPrecedent } from '../render/shown-precedent.type.js';
import { STATUS } from '../render/status.type.js';
import type { Session } from '../session.js';

const STATE = (part: string): string => `
  ${part} {
    __typename
    ... on NotShared { contactPoint { name email phone } }
  }`;

const AUDIENCE = 'circles states except';

const PRECEDENT = `
  query Precedent(
    $id: ID!, $purpose: String, $case: String, $language: Language!, $asOf: String, $knownAt: Instant
  ) {
    precedent(id: $id, purpose: $purpose, caseReference: $case, asOf: $asOf, knownAt: $knownAt) {
      id demonstration recordedAt logIndex attribution evidence version groundsNote
      signedBy { code name(language: $language) }
      ${STATUS}
      ${['outcome', 'grounds', 'reasons', 'parties', 'persons'].map(STATE).join('')}
      sharing {
        __typename
        ... on NotShared { contactPoint { name email phone } }
        ... on Sharing {
          parts { part ${AUDIENCE} }
          announce { ${AUDIENCE} }
          silent { ${AUDIENCE} }
        }
      }
      relations {
        relation { code label(language: $language) } recordId inverse saidBy { code } note
      }
      history { kind { code } logIndex evidence }
    }
  }`;

export interface ShowOptions extends InquiryOptions, MomentOptions {
  readonly sheet?: boolean;
}

/** One record: a sheet for a person, the verifiable file for a program. */
export async function show(session: Session, options: ShowOptions, id: string): Promise<void> {
  const { client, terminal, language } = session;
  const variables = { id, language, ...inquiryOf(session, options), ...momentOf(options) };
  const { precedent } = await client.ask<{ precedent: ShownPrecedent | null }>(PRECEDENT, variables);
  if (!precedent) {
    throw new CliError('PRECEDENT_NOT_FOUND', 'There is no record with this id that you may see.');
  }
  if (!session.json && (options.sheet ?? terminal.interactive)) {
    const { renderSheet } = await import('../render/render-sheet.js');
    terminal.out(renderSheet(precedent, language, terminal.columns));
  } else {
    terminal.out(statementFileText(recordFile(precedent.evidence)));
  }
}
