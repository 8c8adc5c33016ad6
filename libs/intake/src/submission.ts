import type { OpenedParts, StatementContent, VerifiedStatement } from '#statement';

/** A statement whose signature, disclosures and vocabulary have held, and the state that signed it. */
export interface Submission {
  readonly state: string;
  readonly statement: VerifiedStatement;
  readonly parts: OpenedParts;
  readonly content: StatementContent;
}
