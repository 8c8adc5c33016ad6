import { isCode } from '../term.js';
import { decisionKinds, euOutcomes } from './decision-kinds.js';

describe('decision kinds', () => {
  it('call exactly three kinds a refusal', () => {
    const refusals = decisionKinds.filter(({ isRefusal }) => isRefusal).map(({ code }) => code);
    expect(refusals).toEqual(['prohibited', 'unwound', 'partially_prohibited']);
  });

  it('map each kind to one of the six outcomes of Art. 18(7)(d)', () => {
    expect(decisionKinds.filter(({ euOutcome }) => !isCode(euOutcomes, euOutcome))).toEqual([]);
  });

  it('never map a refusal to an authorisation', () => {
    const outcomes = decisionKinds.filter(({ isRefusal }) => isRefusal).map(({ euOutcome }) => euOutcome);
    expect(outcomes).toEqual(['prohibited', 'prohibited', 'other']);
  });

  it('map both kinds of withdrawal to the same outcome but keep them apart', () => {
    const withdrawals = decisionKinds.filter(({ euOutcome }) => euOutcome === 'withdrawn');
    expect(withdrawals.map(({ code }) => code)).toEqual(['withdrawn_after_concerns', 'withdrawn_other']);
  });
});
