import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';

import { State } from '#access';
import { Rejected } from '#graphql';

import { LogCoverage } from '../freshness/log-coverage.type.js';
import { Precedent } from '../precedent.type.js';
import { NotCounted } from '../status/status.type.js';
import { Term } from '../vocabulary/term.type.js';
import { CheckReceipt } from './check-receipt.type.js';
import { HitOrigin, OriginCount } from './hit-origin.type.js';
import { HitResolution } from './hit-resolution.type.js';

@ObjectType({
  description:
    'One word of a name or the whole of it and how it compares, or what differs between two names.',
})
export class TokenReason {
  @Field({ description: 'As asked for; as recorded where only the record has it.' })
  token: string;

  @Field({
    description:
      '`same`, `same_sound`, `same_meaning`, `spelled_alike`, `initial`, `short_form`, `joined`, `acronym`, ' +
      '`only_asked`, `only_recorded`, `number_differs`, `place_differs`, `order_differs`, `legal_form_differs` ' +
      'or `legal_form_ignored`; `whole_sound` is of the whole name, where no word tells.',
  })
  how: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stands for it in the record, where it is not the same.',
  })
  other: string | null;

  @Field({ description: 'The reason in words.' })
  text: string;
}

@ObjectType({ description: 'A fact that is not the same in your question and in the record.' })
export class Difference {
  @Field({ description: '`seat`, `control`, `lei`, `registration` or `birthYear`.' })
  field: string;

  @Field()
  asked: string;

  @Field()
  recorded: string;
}

@ObjectType({ description: 'One party of the record that resembles one you asked about.' })
export class Match {
  @Field(() => Int, { description: 'Which of your parties, from 0.' })
  asked: number;

  /** Its role in the question; not shown, for the asker knows. */
  askedRole: string;

  @Field(() => String, {
    nullable: true,
    description: 'Which of its names matched; null when an identifier did.',
  })
  askedName: string | undefined;

  @Field(() => [String], {
    description: 'The identifiers that are the same, such as `LEI 529900T8BM49AURSDO55`.',
  })
  identifiers: string[];

  @Field({ description: 'Name of the part in the signed statement.' })
  part: string;

  /** Digest of the disclosure that holds the part: another after a correction; not shown. */
  digest: string;

  @Field(() => Term, { description: 'Its role in the record.' })
  role: Term;

  @Field({
    description:
      'How the role in your question and the role in the record hang together, and whether it is a hit on your investor.',
  })
  connection: string;

  @Field({ description: 'The recorded name.' })
  name: string;

  @Field({
    description: '`identifier`, `strong`, `likely` or `similar_name_only`. It ranks; it decides nothing.',
  })
  band: string;

  @Field(() => [TokenReason])
  reasons: TokenReason[];

  @Field(() => [Difference])
  differences: Difference[];

  @Field(() => [HitResolution], {
    description:
      'What your own authority decided when the same party and the same name met before, newest first; no other state sees it.',
  })
  resolutions: HitResolution[];
}

@ObjectType({
  description:
    'Whether the record may count as an earlier refusal, Reg. (EU) 2026/1386 Art. 5(1)(c) and 19(2)(a)(iv).',
})
export class EarlierRefusal {
  @Field({ description: '`yes`, `no` or `unclear`.' })
  counts: string;

  @Field()
  reason: string;
}

@ObjectType({ description: 'A record in which a party you asked about appears. It informs; you decide.' })
export class Hit {
  @Field(() => Precedent)
  precedent: Precedent;

  @Field(() => [Match])
  matches: Match[];

  @Field(() => EarlierRefusal)
  earlierRefusal: EarlierRefusal;

  @Field(() => HitOrigin, { description: 'Whether another record shown goes back to the same decision.' })
  origin: HitOrigin;

  @Field(() => [String], { description: 'Why this is a hit and what it is worth, in English sentences.' })
  explanation: string[];
}

@ObjectType({ description: 'A state that has a record on a party you asked about and has not shared it.' })
export class Announcement {
  @Field(() => State, { description: 'Ask its contact point.' })
  state: State;

  @Field()
  text: string;
}

@ObjectType({ description: 'The answer to a check, and what it covers.' })
export class CheckAnswer {
  @Field(() => ID)
  id: string;

  @Field(() => Date)
  answeredAt: Date;

  @Field({
    description: 'True when the same `clientRequestId` was answered before: this is that answer again.',
  })
  repeated: boolean;

  @Field(() => [Hit])
  hits: Hit[];

  @Field(() => OriginCount, {
    description: 'A record that repeats or follows another one shown is no second origin.',
  })
  origins: OriginCount;

  @Field(() => [NotCounted], { description: 'Hits left out because the decision no longer counts.' })
  notCounted: NotCounted[];

  @Field(() => [Announcement], { description: 'With ASK_OWNERS: states that would have you ask them.' })
  announcements: Announcement[];

  @Field(() => [State], { description: 'States that the names went to.' })
  asked: State[];

  @Field(() => [State], { description: 'States asked that have answered, if only with silence.' })
  answered: State[];

  @Field(() => [State], {
    description: 'States asked whose node was down, too slow, or refused; the names may have reached it.',
  })
  notAnswered: State[];

  @Field(() => [State], { description: 'Members that do not know of your question.' })
  notAsked: State[];

  @Field({ description: 'True when more records resembled your question than are shown: ask more narrowly.' })
  more: boolean;

  @Field(() => [LogCoverage], {
    description: 'The logs of the register, how far each had come at this node, and how fresh that is.',
  })
  searched: LogCoverage[];

  @Field({ description: 'What the answer says, and what it does not say.' })
  coverage: string;

  @Field(() => CheckReceipt, {
    nullable: true,
    description:
      'Signed by the node; null when it has no key to sign with. A repeated question gets the first.',
  })
  receipt: CheckReceipt | undefined;
}

export const CheckResult = createUnionType({
  name: 'CheckResult',
  types: () => [CheckAnswer, Rejected] as const,
});
