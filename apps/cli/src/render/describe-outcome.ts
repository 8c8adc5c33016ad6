import { NOT_RECORDED, type OutcomePart } from '#statement';
import {
  aiRelevances,
  conditions,
  confidences,
  decisionKinds,
  groundsFroms,
  markings,
  naceSectors,
  stackLayers,
  stakeBands,
  technologyAreas,
  transactionTypes,
  valueBands,
} from '#vocabulary';

import type { Section } from './section.js';
import type { Wording } from './wording.js';

type Rows = Section['rows'];

/** The outcome, every field of it: what is not recorded says so. */
export function describeOutcome(outcome: OutcomePart, words: Wording): Section {
  const rows = [...decision(outcome, words), ...investment(outcome, words), ...provenance(outcome, words)];
  return { title: words.say('outcome'), rows };
}

function decision(outcome: OutcomePart, words: Wording): Rows {
  const { law, article, version } = outcome.regime;
  const regime = [words.value(law), article, version].filter((text) => text !== undefined).join(', ');
  return [
    [words.say('decidedBy'), words.country(outcome.decidedBy)],
    [words.say('authority'), outcome.authority],
    [words.say('caseReference'), words.value(outcome.caseReference)],
    [words.say('regime'), regime],
    [words.say('kind'), words.term(decisionKinds, outcome.kind)],
    [words.say('decidedOn'), words.value(outcome.decidedOn)],
    [words.say('effectiveOn'), words.value(outcome.effectiveOn)],
    [words.say('conditionsConsidered'), words.terms(conditions, outcome.conditionsConsidered)],
  ];
}

function investment(outcome: OutcomePart, words: Wording): Rows {
  return [
    [words.say('aiRelevance'), relevanceText(outcome.aiRelevance, words)],
    [words.say('mainLayer'), words.term(stackLayers, outcome.mainLayer)],
    [words.say('furtherLayers'), words.terms(stackLayers, outcome.furtherLayers)],
    [words.say('technology'), words.value(outcome.technology)],
    [words.say('technologyAreas'), words.terms(technologyAreas, outcome.technologyAreas)],
    [words.say('sectors'), words.terms(naceSectors, outcome.sectors)],
    [words.say('transactionType'), words.term(transactionTypes, outcome.transactionType)],
    [words.say('stakeBand'), words.term(stakeBands, outcome.stakeBand)],
    [words.say('value'), valueText(outcome.value, words)],
  ];
}

function provenance(outcome: OutcomePart, words: Wording): Rows {
  const links = outcome.links.map(({ state, reference }) => `${words.country(state)}: ${reference}`);
  return [
    [words.say('groundsFrom'), words.term(groundsFroms, outcome.groundsFrom)],
    [words.say('publicReference'), referenceText(outcome.publicReference, words)],
    [words.say('links'), links.join('\n') || words.say('none')],
    [words.say('summary'), words.value(outcome.summary)],
    [words.say('marking'), words.term(markings, outcome.marking)],
    [words.say('reviewOn'), words.value(outcome.reviewOn)],
  ];
}

function relevanceText({ code, why }: OutcomePart['aiRelevance'], words: Wording): string {
  const relevance = words.term(aiRelevances, code);
  return why === NOT_RECORDED ? relevance : `${relevance}: ${why}`;
}

function valueText(value: OutcomePart['value'], words: Wording): string {
  if (typeof value === 'string') return words.value(value);
  return `${words.term(valueBands, value.band)} ${value.currency}`;
}

/** Where the public can read about it. */
export function referenceText(reference: OutcomePart['publicReference'], words: Wording): string {
  if (typeof reference === 'string') return words.value(reference);
  const confidence = `${words.say('confidence')}: ${words.term(confidences, reference.confidence)}`;
  return [`${reference.source} (${confidence})`, reference.url]
    .filter((text) => text !== undefined)
    .join('\n');
}
