import type { NodeKeyOf } from '#journal/core';
import type { VerifierKey } from '#ledger/core';
import type { HomeLogs, RootHistory } from '#membership';
import type { KeyFor } from '#statement';

/** An authority as the membership knows it. */
export interface LogAuthority extends HomeLogs {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly state: string;
}

/** What an audit trusts: the membership, from a root that the auditor has by hand. */
export interface AuditTrust {
  /** In one sentence, how the roots of the bundle hang together with the one that the auditor has. */
  readonly vouched: string;
  readonly demo: boolean;
  /** Keys of authorities. */
  readonly keyFor: KeyFor;
  /** Keys with which nodes sign in their own name. */
  readonly nodeKey: NodeKeyOf;
  /** Which roots there are, and which of them has revoked a key. */
  readonly roots: Pick<RootHistory, 'holds' | 'revokedIn'>;
  readonly logKeys: (origin: string) => readonly VerifierKey[];
  readonly authority: (iss: string) => LogAuthority | undefined;
  /** Quorum policy for a log (C2SP tlog-policy); null where none is agreed. */
  readonly policyFor: (origin: string) => string | null;
}
