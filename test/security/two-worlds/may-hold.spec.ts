import { type Roll, type Said, letsIn, mayHold } from './may-hold.js';

const AT = new Date('2026-12-10T00:00:00Z');
const ROLL: Roll = {
  states: ['NL', 'FR', 'DE', 'JP']
    .map((code) => ({ code, memberSince: '2026-01-01' }))
    .concat([{ code: 'KR', memberSince: '2027-01-01' }]),
  circles: [
    { id: 'all', states: ['NL', 'FR', 'DE', 'JP', 'KR'], expires: '2030-01-01T00:00:00Z' },
    { id: 'gone', states: ['NL', 'FR', 'DE'], expires: '2026-12-10T00:00:00Z' },
  ],
};

const audience = (changes: Partial<Parameters<typeof letsIn>[0] & object> = {}) => ({
  circles: [],
  states: [],
  except: [],
  ...changes,
});

let index = 0;
function said(id: string, head: object, parts: object, sharing: object = {}, state = 'NL'): Said {
  const all = { head, ...parts, sharing: { parts: sharing } };
  return { id, index: index++, state, parts: new Map(Object.entries(all)) };
}

const decision = (sharing: object) =>
  said('r', { kind: 'decision' }, { outcome: {}, 'ground:aaaaaaaa': {} }, sharing);
const heldBy = (state: string, ...log: Said[]) =>
  [...mayHold(log, state, ROLL, AT)].map(([id, parts]) => `${id}: ${[...parts].sort().join(' ')}`);

describe('letsIn', () => {
  it.each([
    ['a state that is named', audience({ states: ['FR'] }), 'FR', true],
    ['a state of a circle', audience({ circles: ['all'] }), 'FR', true],
    ['nobody without an audience', undefined, 'FR', false],
    [
      'no exception, however it is named',
      audience({ circles: ['all'], states: ['FR'], except: ['FR'] }),
      'FR',
      false,
    ],
    ['nobody through a circle from the moment it expires', audience({ circles: ['gone'] }), 'FR', false],
    ['nobody through an unknown circle', audience({ circles: ['none'] }), 'FR', false],
    ['no state before its first day', audience({ states: ['KR'] }), 'KR', false],
    ['no state that is no member', audience({ states: ['US'] }), 'US', false],
  ])('lets in %s', (_, given, state, expected) => {
    expect(letsIn(given, state, ROLL, AT)).toBe(expected);
  });
});

describe('mayHold', () => {
  it('gives each part to its readers, the head to each of them, and everything to the owner', () => {
    const log = decision({
      outcome: audience({ states: ['FR'] }),
      'ground:aaaaaaaa': audience({ states: ['DE'] }),
    });
    expect(heldBy('FR', log)).toEqual(['r: head outcome']);
    expect(heldBy('DE', log)).toEqual(['r: ground:aaaaaaaa head']);
    expect(heldBy('JP', log)).toEqual([]);
    expect(heldBy('NL', log)).toEqual(['r: ground:aaaaaaaa head outcome sharing']);
  });

  it('lets a later sharing replace the whole manifest', () => {
    const log = [
      decision({ outcome: audience({ states: ['FR'] }), 'ground:aaaaaaaa': audience({ states: ['FR'] }) }),
      said('s', { kind: 'sharing', ref: 'r' }, {}, { outcome: audience({ states: ['DE'] }) }),
    ];
    expect(heldBy('FR', ...log)).toEqual([]);
    expect(heldBy('DE', ...log)).toEqual(['r: head outcome', 's: head']);
  });

  it('lets a sharing about an event speak of that event alone', () => {
    const log = [
      decision({ outcome: audience({ states: ['FR'] }) }),
      said('e', { kind: 'legal-event', ref: 'r' }, { event: {} }, { event: audience({ states: ['FR'] }) }),
      said('s', { kind: 'sharing', ref: 'e' }, {}, { event: audience({ states: ['JP'] }) }),
    ];
    expect(heldBy('FR', ...log)).toEqual(['r: head outcome', 'e: head', 's: head']);
    expect(heldBy('JP', ...log)).toEqual(['r: head', 'e: event head', 's: head']);
  });

  it('leaves only the notice of a withdrawal', () => {
    const log = [
      decision({ outcome: audience({ circles: ['all'] }) }),
      said(
        'w',
        { kind: 'withdrawal', ref: 'r' },
        { withdrawal: {} },
        { withdrawal: audience({ states: ['FR'] }) },
      ),
    ];
    expect(heldBy('FR', ...log)).toEqual(['r: head', 'w: head withdrawal']);
    expect(heldBy('DE', ...log)).toEqual([]);
  });

  const circle = (id: string, states: string[], roster = 'members', expires = '2027-01-01T00:00:00Z') =>
    said(id, { kind: 'circle' }, { circle: { id: 'nl:near', states, expires, roster } });
  const exclusion = (states: string[]) => said('x', { kind: 'exclusion' }, { exclusion: { states } });
  const near = () => decision({ outcome: audience({ circles: ['nl:near'] }) });

  it('lets in those of a circle that its owner named last, as long as it lasts', () => {
    const log = [circle('c', ['FR']), near(), circle('d', ['DE'])];
    expect(heldBy('FR', ...log)).toEqual([]);
    expect(heldBy('DE', ...log)).toEqual(['d: circle head', 'r: head outcome']);
    expect(heldBy('DE', circle('c', ['DE'], 'members', '2026-12-10T00:00:00Z'), near())).toEqual([]);
  });

  it('lets nobody in by a circle of another state', () => {
    const french = said(
      'f',
      { kind: 'decision' },
      { outcome: {} },
      near().parts.get('sharing') as object,
      'FR',
    );
    expect(heldBy('DE', circle('c', ['DE'], 'owner'), french)).toEqual([]);
  });

  it('shows a circle to all, to those in it or to nobody, as it says', () => {
    expect(heldBy('JP', circle('c', ['FR'], 'open'))).toEqual(['c: circle head']);
    expect(heldBy('KR', circle('c', ['FR'], 'open'))).toEqual([]);
    expect(heldBy('JP', circle('c', ['FR']))).toEqual([]);
    expect(heldBy('FR', circle('c', ['FR'], 'owner'))).toEqual([]);
    expect(heldBy('NL', circle('c', ['FR'], 'owner'))).toEqual(['c: circle head sharing']);
  });

  it('keeps everything of an owner from whom it has shut out last', () => {
    const log = [decision({ outcome: audience({ states: ['FR', 'DE'] }) }), circle('c', ['FR'], 'open')];
    expect(heldBy('FR', ...log, exclusion(['FR']))).toEqual([]);
    expect(heldBy('DE', ...log, exclusion(['FR']))).toEqual(['c: circle head', 'r: head outcome']);
    expect(heldBy('FR', ...log, exclusion(['FR']), exclusion([]))).toHaveLength(2);
  });
});
