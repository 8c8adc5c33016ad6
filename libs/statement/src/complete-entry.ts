import { isJsonObject, type JsonObject } from './parse-strict-json.js';
import { NOT_RECORDED } from './parts/index.js';

type Defaults = () => JsonObject;

/** A new object at each call: entries must not share lists. */
export const outcomeDefaults: Defaults = () => ({
  caseReference: NOT_RECORDED,
  regime: { law: NOT_RECORDED },
  effectiveOn: NOT_RECORDED,
  aiRelevance: { code: NOT_RECORDED, why: NOT_RECORDED },
  mainLayer: NOT_RECORDED,
  furtherLayers: [],
  technology: NOT_RECORDED,
  technologyAreas: [],
  sectors: [],
  transactionType: NOT_RECORDED,
  stakeBand: NOT_RECORDED,
  value: NOT_RECORDED,
  conditionsConsidered: [],
  publicReference: NOT_RECORDED,
  links: [],
  summary: NOT_RECORDED,
  reviewOn: NOT_RECORDED,
});

export const groundDefaults: Defaults = () => ({ weight: 'not_stated' });

export const partyDefaults: Defaults = () => ({
  lei: NOT_RECORDED,
  registration: NOT_RECORDED,
  seat: NOT_RECORDED,
  control: NOT_RECORDED,
  investorType: NOT_RECORDED,
  stateLink: [],
});

export const personDefaults: Defaults = () => ({ nationality: NOT_RECORDED, birthYear: NOT_RECORDED });

export const eventDefaults: Defaults = () => ({
  by: NOT_RECORDED,
  reference: NOT_RECORDED,
  summary: NOT_RECORDED,
});

export const noteDefaults: Defaults = () => ({ note: NOT_RECORDED });

export const audienceDefaults: Defaults = () => ({ circles: [], states: [], except: [] });

/** The entry with every absent field written out, one level of nesting included (`aiRelevance.why`). */
export function completeEntry(entry: JsonObject, defaults: JsonObject): JsonObject {
  const complete: JsonObject = { ...defaults, ...entry };
  for (const [name, given] of Object.entries(defaults)) {
    const value = complete[name];
    if (isJsonObject(given) && isJsonObject(value)) complete[name] = { ...given, ...value };
  }
  return complete;
}
