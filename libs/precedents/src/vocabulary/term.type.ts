import { Field, ObjectType } from '@nestjs/graphql';

import { type Label, type Term as VocabularyTerm, findTerm } from '#vocabulary';

@ObjectType({
  description: 'A code of one of the lists, with its label. `not_recorded` is a code like any other.',
})
export class Term {
  @Field()
  code: string;

  /** Kept for the `label` field, which picks the language. */
  labels: Label;
}

const NOT_RECORDED: Label = { en: 'Not recorded', nl: 'Niet vastgelegd' };

/** The term for a code; a code that this version of the list does not know is shown as it stands. */
export function termOf(list: readonly VocabularyTerm[], code: string): Term {
  const known =
    findTerm(list, code)?.label ?? (code === 'not_recorded' ? NOT_RECORDED : { en: code, nl: code });
  return Object.assign(new Term(), { code, labels: known });
}
