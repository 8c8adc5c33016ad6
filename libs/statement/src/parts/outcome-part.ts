import type { PartialDate } from '#kernel';
import {
  type ConditionCode,
  conditions,
  type CountryCode,
  type DecisionKind,
  decisionKinds,
  type GroundsFrom,
  groundsFroms,
  type MarkingCode,
  markings,
  type NaceCode,
  naceSectors,
  type StackLayer,
  stackLayers,
  type StakeBand,
  stakeBands,
  type TechnologyArea,
  technologyAreas,
  type TransactionType,
  transactionTypes,
} from '#vocabulary';
import { AreCodes, IsCode, IsCountryCode, IsPartialDate } from './code-rules.js';
import { fieldRule, NOT_RECORDED, type NotRecorded } from './field-rule.js';
import { IsListOf, IsObjectOf } from './nested-rules.js';
import { AiLink, CaseLink, DealValue, LegalRegime, PublicReference } from './outcome-details.js';
import { IsLongText, IsText } from './text-rules.js';

const knownLayers = stackLayers.filter(({ code }) => code !== NOT_RECORDED);

/** What was decided, by whom, when and about what kind of deal. */
export class OutcomePart {
  /** State that decided; another than the signing state when the decision is reported. */
  @IsCountryCode()
  decidedBy: CountryCode;

  @IsText(300)
  authority: string;

  /** National case reference, or `not_recorded`. */
  @IsText(200)
  caseReference: string;

  @IsObjectOf(() => LegalRegime)
  regime: LegalRegime;

  @IsCode(decisionKinds)
  kind: DecisionKind;

  @IsPartialDate()
  decidedOn: PartialDate;

  @IsPartialDate({ notRecorded: true })
  effectiveOn: PartialDate;

  @IsObjectOf(() => AiLink)
  aiRelevance: AiLink;

  @IsCode(stackLayers)
  mainLayer: StackLayer;

  @AreCodes(knownLayers)
  @fieldRule('further', isWithoutMainLayer, 'must not repeat the main layer')
  furtherLayers: Exclude<StackLayer, NotRecorded>[];

  /** One line in words, or `not_recorded`. */
  @IsText(300)
  technology: string;

  @AreCodes(technologyAreas)
  technologyAreas: TechnologyArea[];

  @AreCodes(naceSectors)
  sectors: NaceCode[];

  @IsCode(transactionTypes, { notRecorded: true })
  transactionType: TransactionType | NotRecorded;

  @IsCode(stakeBands, { notRecorded: true })
  stakeBand: StakeBand | NotRecorded;

  @IsObjectOf(() => DealValue, { notRecorded: true })
  value: DealValue | NotRecorded;

  @AreCodes(conditions)
  conditionsConsidered: ConditionCode[];

  /** Who coded the grounds: the authority itself, or somebody from what was published. */
  @IsCode(groundsFroms)
  groundsFrom: GroundsFrom;

  @IsObjectOf(() => PublicReference, { notRecorded: true })
  publicReference: PublicReference | NotRecorded;

  @IsListOf(() => CaseLink, 0, 50)
  links: CaseLink[];

  /** A few sentences, or `not_recorded`. */
  @IsLongText(2000)
  summary: string;

  @IsCode(markings)
  marking: MarkingCode;

  @IsPartialDate({ notRecorded: true })
  reviewOn: PartialDate;
}

function isWithoutMainLayer(layers: unknown, outcome: object): boolean {
  return !(Array.isArray(layers) && 'mainLayer' in outcome && layers.includes(outcome.mainLayer));
}
