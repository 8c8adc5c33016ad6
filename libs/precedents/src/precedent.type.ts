import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { State } from '#access';

import { HistoryEntry } from './history/history.type.js';
import { Relation } from './history/relation.type.js';
import { GroundPart, ReasonsPart } from './parts/ground.type.js';
import { OutcomePart } from './parts/outcome.type.js';
import { PartyPart, PersonPart } from './parts/party.type.js';
import { SharingPart } from './parts/sharing.type.js';
import { Status } from './status/status.type.js';

@ObjectType({
  description:
    'A record as your state is allowed to see it. Every part is an explicit value: what is shared, or why it is not there.',
})
@Directive('@key(fields: "id")')
export class Precedent {
  @Field(() => ID)
  id: string;

  @Field(() => State, { description: 'The state that signed the record and owns it.' })
  signedBy: State;

  @Field({ description: 'True when this is demonstration data and nobody decided it here.' })
  demonstration: boolean;

  @Field(() => Date)
  recordedAt: Date;

  /** In which order this node took records in; what lists and cursors go by. */
  arrival: number;

  @Field({ description: 'Name of the log that the signed statement stands in.' })
  origin: string;

  @Field(() => Int, { description: 'Its position there.' })
  logIndex: number;

  @Field({ description: 'Leaf hash (RFC 6962 §2.1) of the signed statement, base64.' })
  leafHash: string;

  @Field({ description: 'Who says what: "GB decided", or "NL reports that the US decided".' })
  attribution: string;

  @Field(() => Status, { description: 'Where the decision stands, by the events that you may see.' })
  status: Status;

  @Field(() => Int, { description: '1, and one more for each correction.' })
  version: number;

  @Field(() => OutcomePart)
  outcome: typeof OutcomePart;

  @Field(() => [GroundPart], {
    description:
      'The grounds you may see, then, unless your state owns the record, one NotShared for all others.',
  })
  grounds: (typeof GroundPart)[];

  @Field(() => String, {
    nullable: true,
    description: 'What to bear in mind about the grounds shown: that the decisive one is not among them.',
  })
  groundsNote: string | undefined;

  @Field(() => [ReasonsPart])
  reasons: (typeof ReasonsPart)[];

  @Field(() => [PartyPart])
  parties: (typeof PartyPart)[];

  @Field(() => [PersonPart])
  persons: (typeof PersonPart)[];

  @Field(() => SharingPart)
  sharing: typeof SharingPart;

  @Field(() => [Relation], { description: 'Records that belong with this one, as either side says.' })
  relations: Relation[];

  @Field(() => [HistoryEntry], {
    description: 'Everything said about the record, in the order in which the register came to know it.',
  })
  history: HistoryEntry[];

  @Field({
    description:
      'The signed statement with the disclosures you may see (SD-JWT, RFC 9901): it verifies without this register.',
  })
  evidence: string;
}
