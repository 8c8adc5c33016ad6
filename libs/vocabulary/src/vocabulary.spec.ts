import * as vocabulary from './index.js';
import type { Term } from './index.js';

const LISTS: Record<string, { list: readonly Term[]; size: number }> = {
  grounds: { list: vocabulary.grounds, size: 97 },
  groundGroups: { list: vocabulary.groundGroups, size: 10 },
  stackLayers: { list: vocabulary.stackLayers, size: 9 },
  decisionKinds: { list: vocabulary.decisionKinds, size: 9 },
  euOutcomes: { list: vocabulary.euOutcomes, size: 6 },
  legalEvents: { list: vocabulary.legalEvents, size: 11 },
  statementKinds: { list: vocabulary.statementKinds, size: 9 },
  circleRosters: { list: vocabulary.circleRosters, size: 3 },
  decisionStatuses: { list: vocabulary.decisionStatuses, size: 8 },
  relationKinds: { list: vocabulary.relationKinds, size: 4 },
  withdrawalReasons: { list: vocabulary.withdrawalReasons, size: 4 },
  erasureReasons: { list: vocabulary.erasureReasons, size: 4 },
  aiRelevances: { list: vocabulary.aiRelevances, size: 4 },
  technologyAreas: { list: vocabulary.technologyAreas, size: 21 },
  naceSectors: { list: vocabulary.naceSectors, size: 20 },
  transactionTypes: { list: vocabulary.transactionTypes, size: 15 },
  stakeBands: { list: vocabulary.stakeBands, size: 5 },
  valueBands: { list: vocabulary.valueBands, size: 6 },
  investorTypes: { list: vocabulary.investorTypes, size: 11 },
  stateLinks: { list: vocabulary.stateLinks, size: 4 },
  conditions: { list: vocabulary.conditions, size: 8 },
  groundWeights: { list: vocabulary.groundWeights, size: 3 },
  groundsFroms: { list: vocabulary.groundsFroms, size: 3 },
  confidences: { list: vocabulary.confidences, size: 3 },
  partyRoles: { list: vocabulary.partyRoles, size: 5 },
  nameKinds: { list: vocabulary.nameKinds, size: 5 },
  purposes: { list: vocabulary.purposes, size: 5 },
  markings: { list: vocabulary.markings, size: 11 },
  statementLanguages: { list: vocabulary.statementLanguages, size: 28 },
};

describe.each(Object.entries(LISTS))('the list %s', (_name, { list, size }) => {
  it('has the number of entries that was agreed', () => {
    expect(list).toHaveLength(size);
  });

  it('uses each code once', () => {
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  });

  it('labels every entry in English and Dutch, without stray white space', () => {
    const badly = list.filter(({ label }) =>
      [label.en, label.nl].some((text) => text === '' || text !== text.trim() || /\s{2}/.test(text)),
    );
    expect(badly).toEqual([]);
  });

  it('gives no two entries the same English label', () => {
    expect(new Set(list.map(({ label }) => label.en)).size).toBe(list.length);
  });

  it('has no empty definition or source', () => {
    expect(list.filter(({ definition, source }) => definition === '' || source === '')).toEqual([]);
  });

  it('recognises exactly its own codes', () => {
    expect(list.every(({ code }) => vocabulary.isCode(list, code))).toBe(true);
    expect(vocabulary.isCode(list, 'no-such-code')).toBe(false);
  });
});
