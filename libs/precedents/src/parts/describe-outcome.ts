import { describeState } from '#access';
import type { Membership } from '#membership';
import type { OutcomePart as SignedOutcome } from '#statement';
import {
  aiRelevances,
  conditions,
  confidences,
  decisionKinds,
  findTerm,
  groundsFroms,
  naceSectors,
  stakeBands,
  technologyAreas,
  transactionTypes,
  valueBands,
} from '#vocabulary';

import { StackLayer, describeLayer } from '../vocabulary/stack-layer.type.js';
import { type Term, termOf } from '../vocabulary/term.type.js';
import { Outcome } from './outcome.type.js';
import { type PartialDate, partialDateOf } from './partial-date.type.js';
import { recorded } from './recorded.js';

/** The signed outcome in the words of the API. */
export function describeOutcome(signed: SignedOutcome, membership: Membership): Outcome {
  return Object.assign(new Outcome(), {
    ...decision(signed, membership),
    ...investment(signed),
    ...provenance(signed),
    links: signed.links.map(({ state, reference }) => ({
      state: describeState(state, membership),
      reference,
    })),
  });
}

function decision(signed: SignedOutcome, membership: Membership): Partial<Outcome> {
  const kind = findTerm(decisionKinds, signed.kind);
  return {
    decidedBy: describeState(signed.decidedBy, membership),
    authority: signed.authority,
    caseReference: recorded(signed.caseReference),
    regime: { law: signed.regime.law, article: signed.regime.article, version: signed.regime.version },
    kind: termOf(decisionKinds, signed.kind),
    isRefusal: kind?.isRefusal ?? false,
    euOutcome: kind?.euOutcome ?? 'other',
    decidedOn: known(signed.decidedOn),
    effectiveOn: partialDateOf(signed.effectiveOn),
    conditionsConsidered: terms(conditions, signed.conditionsConsidered),
  };
}

function investment(signed: SignedOutcome): Partial<Outcome> {
  const value = recorded(signed.value);
  return {
    aiRelevance: termOf(aiRelevances, signed.aiRelevance.code),
    aiRelevanceWhy: recorded(signed.aiRelevance.why),
    mainLayer: layer(signed.mainLayer),
    furtherLayers: signed.furtherLayers.map(layer),
    technology: recorded(signed.technology),
    technologyAreas: terms(technologyAreas, signed.technologyAreas),
    sectors: terms(naceSectors, signed.sectors),
    transactionType: termOf(transactionTypes, signed.transactionType),
    stakeBand: termOf(stakeBands, signed.stakeBand),
    valueBand: value && termOf(valueBands, value.band),
    currency: value?.currency,
  };
}

function provenance(signed: SignedOutcome): Partial<Outcome> {
  const reference = recorded(signed.publicReference);
  return {
    groundsFrom: termOf(groundsFroms, signed.groundsFrom),
    publicReference: reference && {
      source: reference.source,
      url: reference.url,
      confidence: termOf(confidences, reference.confidence),
    },
    summary: recorded(signed.summary),
    marking: signed.marking,
    reviewOn: partialDateOf(signed.reviewOn),
  };
}

function terms(list: Parameters<typeof termOf>[0], codes: readonly string[]): Term[] {
  return codes.map((code) => termOf(list, code));
}

function layer(code: string): StackLayer {
  return describeLayer(code) ?? Object.assign(new StackLayer(), { code, labels: { en: code, nl: code } });
}

function known(date: string): PartialDate {
  const described = partialDateOf(date);
  if (described) return described;
  throw new Error('A logged decision has a date that is none.');
}
