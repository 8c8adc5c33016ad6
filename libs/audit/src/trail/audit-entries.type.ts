import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'An entry of the log as an auditor takes it away.' })
export class AuditEntry {
  @Field(() => Int, { description: 'Position in the log, from 0.' })
  index: number;

  @Field({ description: 'The entry byte for byte: the signed part of a statement, or what the node says.' })
  entry: string;

  @Field(() => [String], { description: "From the leaf's sibling up to the root's child, base64." })
  inclusion: string[];

  @Field(() => [String], {
    description: 'What your state may see opened, base64url; none of what was erased.',
  })
  disclosures: string[];
}

@ObjectType({ description: 'Entries in the order of the log.' })
export class AuditEntries {
  @Field(() => [AuditEntry])
  entries: AuditEntry[];

  @Field(() => Int, { nullable: true, description: 'Where to go on; null at the end.' })
  nextAfter: number | null;
}
