import {
  type AiRelevance,
  aiRelevances,
  type Confidence,
  confidences,
  type CountryCode,
  type CurrencyCode,
  type ValueBand,
  valueBands,
} from '#vocabulary';
import { IsCode, IsCountryCode, IsCurrencyCode } from './code-rules.js';
import { MayBeAbsent, type NotRecorded } from './field-rule.js';
import { IsText, IsWebAddress } from './text-rules.js';

/** The law under which the decision was taken. */
export class LegalRegime {
  /** Name of the law, or `not_recorded`. */
  @IsText(300)
  law: string;

  @MayBeAbsent()
  @IsText(100)
  article?: string;

  /** Consolidated version or date of the law. */
  @MayBeAbsent()
  @IsText(100)
  version?: string;
}

/** How the case touches AI, and in one sentence why. */
export class AiLink {
  @IsCode(aiRelevances, { notRecorded: true })
  code: AiRelevance | NotRecorded;

  /** One sentence, or `not_recorded`. */
  @IsText(500)
  why: string;
}

/** Value of the transaction as a band, in units of the currency. */
export class DealValue {
  @IsCode(valueBands)
  band: ValueBand;

  @IsCurrencyCode()
  currency: CurrencyCode;
}

/** Where the public can read about the decision. */
export class PublicReference {
  @IsText(500)
  source: string;

  @IsCode(confidences)
  confidence: Confidence;

  @MayBeAbsent()
  @IsWebAddress()
  url?: string;
}

/** A case of another state that belongs with this one. */
export class CaseLink {
  @IsCountryCode()
  state: CountryCode;

  @IsText(200)
  reference: string;
}
