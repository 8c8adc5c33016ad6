import { Column, Entity, PrimaryColumn } from 'typeorm';

const NUMBER = { to: String, from: Number };

/** A root that this node goes by, or has gone by. */
@Entity('membership_root')
export class KeptRoot {
  @PrimaryColumn({ type: 'bigint', transformer: NUMBER })
  version: number;

  /** SHA-256 of the payload. */
  @Column({ type: 'bytea' })
  digest: Buffer;

  /** The root as it was signed, JWS General JSON. */
  @Column({ type: 'text' })
  file: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  /** Where in the node's own log it is named; null while the log has had no other root, or is not signed. */
  @Column({
    name: 'log_index',
    type: 'bigint',
    nullable: true,
    transformer: {
      to: (value: number | null) => value?.toString() ?? null,
      from: (value: string | null) => (value === null ? null : Number(value)),
    },
  })
  logIndex: number | null;
}
