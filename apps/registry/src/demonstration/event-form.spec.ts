import { eventForm, type SeededNames } from './event-form.js';
import { partTitle } from './part-title.js';

const NAMES: SeededNames = { idOf: (name) => `id of ${name}`, partOf: (title) => `part ${title}` };
const EVENT = { id: 'XE-1', signedBy: 'NL', case: 'XC-1' };

describe('a demonstration event', () => {
  it('names the statement that it is about by the id that this has in the log', () => {
    const statement = { kind: 'legal-event', audience: {}, event: { event: 'upheld' } };
    expect(eventForm({ ...EVENT, statement }, NAMES)).toEqual({ ...statement, ref: 'id of XC-1' });
  });

  it('names the other record of a relation in the same way', () => {
    const statement = { kind: 'relation', relation: { relation: 'same_deal', note: 'Both.' } };
    expect(eventForm({ ...EVENT, toCase: 'XC-2', statement }, NAMES)).toEqual({
      kind: 'relation',
      ref: 'id of XC-1',
      relation: { relation: 'same_deal', note: 'Both.', to: 'id of XC-2' },
    });
  });

  it('names parts by the names that they have in the log', () => {
    const erasures = [{ part: 'person:A', reason: 'court_order' }];
    const statement = { parts: { outcome: { states: ['CZ'] } }, replace: { 'ground:SEC-02': {} }, erasures };
    expect(eventForm({ ...EVENT, statement }, NAMES)).toEqual({
      ref: 'id of XC-1',
      parts: { 'part outcome': { states: ['CZ'] } },
      replace: { 'part ground:SEC-02': {} },
      erasures: [{ part: 'part person:A', reason: 'court_order' }],
    });
  });
});

describe('what the demonstration calls a part', () => {
  it.each([
    ['ground:abcdefgh', { code: 'SEC-02' }, 'ground:SEC-02'],
    ['party:abcdefgh', { names: [{ value: 'One' }, { value: 'Two' }] }, 'party:One'],
    ['person:abcdefgh', { name: 'Nobody' }, 'person:Nobody'],
    ['reasons:en', {}, 'reasons:en'],
    ['outcome', { code: 'x', name: 'y' }, 'outcome'],
  ])('%s with %p is %s', (part, content, title) => {
    expect(partTitle(part, content)).toBe(title);
  });
});
