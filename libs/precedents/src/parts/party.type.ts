import { Directive, Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';

import { State } from '#access';

import { Term } from '../vocabulary/term.type.js';
import { Erased, NotRecorded, NotShared } from './part-state.type.js';

@ObjectType()
export class Name {
  @Field()
  value: string;

  @Field(() => Term)
  kind: Term;
}

@ObjectType({ description: 'A number in a national company register.' })
export class Registration {
  @Field(() => State)
  country: State;

  @Field()
  number: string;
}

@ObjectType({ description: 'A company or body in the deal. A null field was not recorded.' })
@Directive('@key(fields: "id")')
export class Party {
  /** Digest of the disclosure that holds it: another after each correction. Not shown. */
  digest: string;

  @Field(() => ID)
  id: string;

  @Field({ description: 'Name of the part in the signed statement.' })
  part: string;

  @Field(() => Term)
  role: Term;

  @Field(() => [Name], { description: 'The first is the one to show.' })
  names: Name[];

  @Field(() => String, { nullable: true, description: 'ISO 17442.' })
  lei: string | undefined;

  @Field(() => Registration, { nullable: true })
  registration: Registration | undefined;

  @Field(() => State, { nullable: true })
  seat: State | undefined;

  @Field(() => State, { nullable: true, description: 'Country of ultimate control.' })
  control: State | undefined;

  @Field(() => Term)
  investorType: Term;

  @Field(() => [Term], { description: 'How a state is tied to it, Reg. (EU) 2026/1386 Art. 5(1)(a).' })
  stateLink: Term[];

  @Field(() => String, { nullable: true, description: 'A description; never matched.' })
  note: string | undefined;
}

@ObjectType({ description: 'A natural person in the deal.' })
export class Person {
  /** Its record and part, for matching; not shown. */
  id: string;

  /** As of a party; not shown. */
  digest: string;

  @Field({ description: 'Name of the part in the signed statement.' })
  part: string;

  @Field(() => Term)
  role: Term;

  @Field()
  name: string;

  @Field(() => State, { nullable: true })
  nationality: State | undefined;

  @Field(() => Int, { nullable: true })
  birthYear: number | undefined;

  @Field(() => String, { nullable: true })
  note: string | undefined;
}

export const PartyPart = createUnionType({
  name: 'PartyPart',
  types: () => [Party, NotShared, NotRecorded, Erased] as const,
});

export const PersonPart = createUnionType({
  name: 'PersonPart',
  types: () => [Person, NotShared, NotRecorded, Erased] as const,
});
