import type { PartialDate } from '#kernel';
import { type LegalEvent, legalEvents } from '#vocabulary';
import { IsCode, IsPartialDate } from './code-rules.js';
import { type NotRecorded } from './field-rule.js';
import { IsObjectOf } from './nested-rules.js';
import { PublicReference } from './outcome-details.js';
import { IsLongText, IsText } from './text-rules.js';

/** What happened to a decision after it was taken. */
export class EventPart {
  @IsCode(legalEvents)
  event: LegalEvent;

  @IsPartialDate()
  occurredOn: PartialDate;

  /** The court or authority, or `not_recorded`. */
  @IsText(300)
  by: string;

  @IsObjectOf(() => PublicReference, { notRecorded: true })
  reference: PublicReference | NotRecorded;

  /** A few sentences, or `not_recorded`. */
  @IsLongText(2000)
  summary: string;
}
