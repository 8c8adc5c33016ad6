import { RegisterError } from '#kernel';

export type CliErrorCode =
  | 'USAGE'
  | 'URL_INVALID'
  | 'URL_NOT_ENCRYPTED'
  | 'FILE_UNREADABLE'
  | 'FILE_EXISTS'
  | 'FILE_UNWRITABLE'
  | 'FORM_UNREADABLE'
  | 'SHEET_INVALID'
  | 'KEY_FILE_OPEN'
  | 'KEY_INVALID'
  | 'AUTHORITY_UNKNOWN'
  | 'FILE_FORMAT'
  | 'FILE_NOT_CANONICAL'
  | 'DEMONSTRATION_MISMATCH'
  | 'NODE_UNREACHABLE'
  | 'NODE_ANSWER'
  | 'STREAM_BROKEN'
  | 'NOT_A_DEMONSTRATION'
  | 'NOT_AUTHORISED'
  | 'TOKEN_UNREADABLE'
  | 'CLIENT_INCOMPLETE'
  | 'ISSUER_INVALID'
  | 'ISSUER_UNREACHABLE'
  | 'ISSUER_ANSWER'
  | 'ISSUER_OTHER'
  | 'ISSUER_REFUSED'
  | 'RECEIPT_MISSING'
  | 'SOME_REFUSED'
  | 'EVIDENCE_MISSING'
  | 'PEERS_FAILED'
  | 'ROOT_NOT_SERVED'
  | 'ROOT_UNRELATED'
  | 'ROOT_OUTDATED'
  | 'BUNDLE_NOT_VERIFIED'
  | 'BUNDLE_INCOMPLETE'
  | 'BUNDLE_SCOPE'
  | 'LOG_FORKED'
  | 'LOGS_DIFFER'
  | 'PROOF_NOT_THAT'
  | 'PARTNER_CANNOT_LISTEN'
  | 'NODE_NOT_CONFORMING'
  | 'REFUSED'
  | 'PRECEDENT_NOT_FOUND'
  | 'NOTHING_TO_CHANGE';

/** What stopped a command; `exitCodeOf` says with which code the command then ends. */
export class CliError extends RegisterError<CliErrorCode> {}

/** Something the register refused, with every problem it named. */
export class RefusedError extends CliError {
  constructor(readonly problems: readonly Problem[]) {
    super('REFUSED', 'The register did not accept this; nothing was stored.');
  }
}

/** A sheet with faults, told together before anything was asked. */
export class SheetError extends CliError {
  /** @param problems the first of them, @param count of how many */
  constructor(
    readonly problems: readonly Problem[],
    count = problems.length,
  ) {
    super('SHEET_INVALID', `The sheet has ${count} ${count === 1 ? 'fault' : 'faults'}; nothing was asked.`);
  }
}

/** One thing that is wrong with an input, as the register says it. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly advice: string | null;
}
