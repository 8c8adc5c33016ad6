import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One authority statement in the node's log: the exact ASCII of its signed part, in the order received. */
@Entity('log_entry')
export class LogEntry {
  /** Position in the log, from 0. */
  @PrimaryColumn({ name: 'log_index', type: 'bigint', transformer: { to: String, from: Number } })
  logIndex: number;

  /** The statement's `jti`. */
  @Column({ name: 'statement_id', type: 'text' })
  statementId: string;

  /** SHA-256 of header and payload: what makes two submissions the same, whatever their signature bytes. */
  @Column({ name: 'signing_input_hash', type: 'bytea' })
  signingInputHash: Buffer;

  /** ISO 3166-1 alpha-2 code of the state that said it. */
  @Column({ type: 'text' })
  state: string;

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
