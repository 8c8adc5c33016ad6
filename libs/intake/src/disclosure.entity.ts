import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What opens one digest of a logged statement (RFC 9901 §4.2). Primary data: cannot be made again. */
@Entity('disclosure')
export class DisclosureRow {
  @PrimaryColumn({ type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @PrimaryColumn({ type: 'text' })
  part: string;

  @Column({ type: 'bytea' })
  digest: Buffer;

  /** The disclosure as it goes over the wire, base64url. */
  @Column({ type: 'text' })
  encoded: string;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
