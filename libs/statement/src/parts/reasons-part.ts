import { IsLongText } from './text-rules.js';

/** The reasons in one language, which stands in the part's name. */
export class ReasonsPart {
  @IsLongText(20_000)
  text: string;
}
