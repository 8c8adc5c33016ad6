import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The newest checkpoint of the log that the node has signed; no row before the first. */
@Entity('log_checkpoint')
export class LogCheckpoint {
  @PrimaryColumn({ type: 'text' })
  origin: string;

  @Column({ type: 'bigint', transformer: { to: String, from: Number } })
  size: number;

  @Column({ name: 'root_hash', type: 'bytea' })
  rootHash: Buffer;

  /** The checkpoint as a signed note (C2SP tlog-checkpoint). */
  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt: Date;

  /** Grows with each signature: who writes over another fence than it has read was overtaken. */
  @Column({ type: 'bigint', transformer: { to: String, from: Number } })
  fence: number;
}
