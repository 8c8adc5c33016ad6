import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who says an entry: a state through its authority, the node itself, or the members who sign the root. */
export type LogEntryKind = 'statement' | 'node' | 'root';

/** One entry of the node's log, as exact ASCII, in the order received: mostly the signed part of a statement. */
@Entity('log_entry')
export class LogEntry {
  /** Position in the log, from 0. */
  @PrimaryColumn({ name: 'log_index', type: 'bigint', transformer: { to: String, from: Number } })
  logIndex: number;

  /** In which order this node took it in, among the entries of all logs that it holds. */
  @Column({ type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ type: 'text' })
  kind: LogEntryKind;

  /** The `jti` of the statement, whoever makes it. */
  @Column({ name: 'statement_id', type: 'text' })
  statementId: string;

  /** SHA-256 of header and payload: what makes two submissions the same, whatever their signature bytes. */
  @Column({ name: 'signing_input_hash', type: 'bytea' })
  signingInputHash: Buffer;

  /** ISO 3166-1 alpha-2 code of the state that said it; null unless the kind is `statement`. */
  @Column({ type: 'text', nullable: true })
  state: string | null;

  /** Address of the authority; of a node's own entry the origin of its log. */
  @Column({ type: 'text' })
  issuer: string;

  @Column({ name: 'key_id', type: 'text' })
  keyId: string;

  @Column({ type: 'text' })
  entry: string;

  @Column({ name: 'leaf_hash', type: 'bytea' })
  leafHash: Buffer;

  /** Root of the tree that ends with this entry. */
  @Column({ name: 'root_hash', type: 'bytea' })
  rootHash: Buffer;

  @Column({ name: 'logged_at', type: 'timestamptz' })
  loggedAt: Date;
}
