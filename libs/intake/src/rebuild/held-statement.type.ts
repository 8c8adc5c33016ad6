/** An entry of the log with the disclosures that are held of it. */
export interface HeldStatement {
  readonly statementId: string;
  readonly logIndex: number;
  /** In which order this node took it in. */
  readonly arrival: number;
  readonly loggedAt: Date;
  readonly state: string;
  /** The signed part. */
  readonly entry: string;
  /** As they go over the wire. */
  readonly disclosures: readonly string[];
}
