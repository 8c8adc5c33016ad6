import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

import { PageInfo } from '../precedent-connection.type.js';
import { Status } from '../status/status.type.js';

/** What happened to a record. */
export enum NoticeKind {
  NEW = 'NEW',
  CHANGED = 'CHANGED',
  STATUS_CHANGED = 'STATUS_CHANGED',
}

registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What happened to a record, as far as your state may see it.',
  valuesMap: {
    NEW: { description: 'It answers your question now, and did not before.' },
    CHANGED: { description: 'What it says to your state has changed, and it answers your question.' },
    STATUS_CHANGED: { description: 'Its legal status is another one.' },
  },
});

@ObjectType({
  description: 'That there is something new about a record that you may see. It decides nothing.',
})
export class WatchNotice {
  @Field({ description: 'For `after`, to go on from here.' })
  cursor: string;

  @Field(() => NoticeKind)
  kind: NoticeKind;

  @Field(() => ID, { description: 'Ask for it with `precedent`.' })
  recordId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Your watch; null when you are told because your state has read the record.',
  })
  watchId: string | undefined;

  @Field(() => [String], { description: 'Why you are told, in English sentences.' })
  because: string[];

  @Field(() => Status, { description: 'Where the decision stands now, not when this was noticed.' })
  status: Status;

  @Field(() => Date)
  noticedAt: Date;
}

@ObjectType({
  description: 'Notices in the order in which they came about, of records that you may still see.',
})
export class WatchNotices {
  @Field(() => [WatchNotice])
  notices: WatchNotice[];

  @Field(() => PageInfo, {
    description: 'With `endCursor` to go on from, also when nothing was new.',
  })
  pageInfo: PageInfo;
}
