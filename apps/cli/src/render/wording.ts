import { NOT_RECORDED } from '#statement';
import { countryName, labelOf, type LabelLanguage, type Term } from '#vocabulary';

import { type Phrase, PHRASES } from './phrases.js';

/** Says codes and values in one language. */
export class Wording {
  constructor(readonly language: LabelLanguage) {}

  say(phrase: Phrase): string {
    return PHRASES[phrase][this.language];
  }

  /** A text, date or number as it stands; the value `not_recorded` in words. */
  value(value: string | number): string {
    return value === NOT_RECORDED ? this.say('notRecorded') : String(value);
  }

  term(list: readonly Term[], code: string): string {
    return code === NOT_RECORDED ? this.say('notRecorded') : labelOf(list, code, this.language);
  }

  terms(list: readonly Term[], codes: readonly string[]): string {
    return codes.map((code) => this.term(list, code)).join('\n') || this.say('none');
  }

  country(code: string): string {
    return code === NOT_RECORDED ? this.say('notRecorded') : `${countryName(code, this.language)} (${code})`;
  }
}
