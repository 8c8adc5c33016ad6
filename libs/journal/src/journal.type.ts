import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum Sighting {
  READ = 'read',
  ANNOUNCED = 'announced',
  SILENT_HIT = 'silent_hit',
}

registerEnumType(Sighting, {
  name: 'Sighting',
  description: 'What another state’s question came to.',
  valuesMap: {
    READ: { description: 'It was shown something of the record.' },
    ANNOUNCED: { description: 'It was told that your state has a record, and whom to ask.' },
    SILENT_HIT: { description: 'It was told nothing: only you know, and may come forward.' },
  },
});

@ObjectType({ description: 'That another state’s question touched one of your records, on one day.' })
export class JournalEntry {
  @Field(() => ID)
  recordId: string;

  @Field({ description: 'ISO 3166-1 alpha-2.' })
  state: string;

  @Field({ description: '`YYYY-MM-DD`, UTC.' })
  day: string;

  @Field({ description: 'A code of the purposes.' })
  purpose: string;

  @Field(() => Sighting)
  what: Sighting;

  @Field(() => String, {
    nullable: true,
    description:
      'The node that reported it, with proof from its journal; null for what happened at this node.',
  })
  reportedBy: string | null;

  @Field(() => [String], {
    description:
      'For each report a commitment to the case reference, base64url: only the reading state can say what it is of.',
  })
  cases: string[];
}

@ObjectType()
export class JournalPageInfo {
  @Field()
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'For `after`.' })
  endCursor: string | undefined;
}

@ObjectType({
  description:
    'Which states asked about your records, newest day first. Which officer, and in which case, is theirs.',
})
export class JournalConnection {
  @Field(() => [JournalEntry])
  entries: JournalEntry[];

  @Field(() => JournalPageInfo)
  pageInfo: JournalPageInfo;
}
