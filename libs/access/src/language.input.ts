import { ArgsType, Field, registerEnumType } from '@nestjs/graphql';

export enum Language {
  en = 'en',
  nl = 'nl',
}

registerEnumType(Language, {
  name: 'Language',
  description: 'A language that the vocabulary has labels in.',
});

@ArgsType()
export class LanguageArgs {
  @Field(() => Language, { defaultValue: Language.en })
  language: Language;
}
