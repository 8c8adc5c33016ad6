import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that an append locks: how far the log has come. */
@Entity('log_head')
export class LogHead {
  /** Name of the log for ever, as in a C2SP checkpoint's first line. */
  @PrimaryColumn({ type: 'text' })
  origin: string;

  @Column({ type: 'bigint', transformer: { to: String, from: Number } })
  size: number;

  /** How many entries this node has taken in, of this and of others' logs. */
  @Column({ type: 'bigint', transformer: { to: String, from: Number } })
  arrivals: number;

  @Column({ name: 'root_hash', type: 'bytea' })
  rootHash: Buffer;

  /** Roots of the full subtrees, 32 bytes each, largest first. */
  @Column({ type: 'bytea' })
  frontier: Buffer;
}
