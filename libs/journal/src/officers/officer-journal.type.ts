import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { JournalPageInfo } from '../journal.type.js';

@ObjectType({ description: 'The place of a line in the chain of the journal.' })
export class LineSeal {
  @Field(() => Int, { description: 'Its number; the first is 1.' })
  seq: number;

  @Field({ description: 'SHA-256 over salt and content, base64.' })
  lineHash: string;

  @Field({ description: 'SHA-256 over the chain before, number and hash of the line, base64.' })
  chainHash: string;
}

@ObjectType({ description: 'A record that an officer was shown something of.' })
export class LineRecord {
  @Field(() => ID)
  recordId: string;

  @Field({ description: 'The state that owns it, ISO 3166-1 alpha-2.' })
  owner: string;
}

@ObjectType({ description: 'An audit body of several states, as a line of the journal names it.' })
export class LineAuditBody {
  @Field(() => ID, { description: 'As the root lists it.' })
  id: string;

  @Field({ description: 'The issuer of tokens that vouched for the officer.' })
  issuer: string;
}

@ObjectType({
  description: 'One thing that an officer of your own state did, or an audit body for your state.',
})
export class OfficerLine {
  @Field(() => ID)
  id: string;

  @Field(() => Date)
  at: Date;

  @Field({ description: 'As the issuer of your state, or of the audit body, names the officer.' })
  officer: string;

  @Field({ description: 'Whether the officer was an auditor then.' })
  asAuditor: boolean;

  @Field(() => LineAuditBody, {
    nullable: true,
    description: 'Whom the officer worked for; null for officers of your own state.',
  })
  auditBody: LineAuditBody | null;

  @Field()
  action: string;

  @Field({ description: '`answered`, or the code of the error that the officer got.' })
  outcome: string;

  @Field(() => String, { nullable: true, description: 'A code of the purposes; null for acts of the owner.' })
  purpose: string | null;

  @Field(() => String, { nullable: true })
  caseReference: string | null;

  @Field({ description: 'Counts and codes as canonical JSON, never content.' })
  detail: string;

  @Field(() => [LineRecord])
  records: LineRecord[];

  @Field({ description: '32 bytes, base64: with it the content can be held against the hash in the seal.' })
  salt: string;

  @Field(() => LineSeal, {
    nullable: true,
    description: 'Null for the few seconds until the line is sealed.',
  })
  seal: LineSeal | null;
}

@ObjectType({ description: 'What officers of your own state did, and audit bodies for it, oldest first.' })
export class OfficerJournal {
  @Field(() => [OfficerLine])
  lines: OfficerLine[];

  @Field(() => JournalPageInfo)
  pageInfo: JournalPageInfo;
}

@ObjectType({ description: 'A run of the chain of the journal of this node, of all states: hashes only.' })
export class JournalSeals {
  @Field(() => [LineSeal])
  seals: LineSeal[];

  @Field({ description: 'Whether there are seals behind these.' })
  hasMore: boolean;
}

@ObjectType({ description: 'That what auditors did in a case is no longer kept from the audited unit.' })
export class AuditClosure {
  @Field()
  caseReference: string;

  @Field(() => Date)
  closedAt: Date;
}
