import type { PartialDate } from '#kernel';
import type { LegalEvent } from '#vocabulary';

/** A legal event of one decision, with its place in the log of the state that recorded it. */
export interface DatedEvent {
  readonly event: LegalEvent;
  readonly occurredOn: PartialDate;
  readonly logIndex: number;
}
