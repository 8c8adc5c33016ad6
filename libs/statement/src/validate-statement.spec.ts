import { type StatementKind, statementKinds } from '#vocabulary';
import { openedParts } from './__fixtures__/opened-parts.js';
import { refusalOf } from './__fixtures__/refusal-code.js';
import { RECORD, samplePart } from './__fixtures__/sample-parts.js';
import { partKind, type PartName } from './part-name.js';
import { ErasurePart, EventPart, HeadPart, SharingPart } from './parts/index.js';
import { validateRecord } from './validate-record.js';
import { validateStatement } from './validate-statement.js';

const KINDS: readonly StatementKind[] = statementKinds.map(({ code }) => code);
const MANIFESTS: readonly StatementKind[] = ['circle', 'exclusion'];
const OTHERS = KINDS.filter((kind): kind is Exclude<StatementKind, 'decision'> => kind !== 'decision');
const LATER = OTHERS.filter((kind) => !MANIFESTS.includes(kind));
const EU = { circles: ['eu'], states: [], except: [] };

/** The parts besides head and sharing that make a whole statement of each kind. */
const CONTENT: Record<StatementKind, readonly PartName[]> = {
  decision: ['outcome', 'ground:aaaaaaaa'],
  correction: ['correction', 'ground:aaaaaaaa'],
  'legal-event': ['event'],
  relation: ['relation'],
  sharing: [],
  withdrawal: ['withdrawal'],
  erasure: ['erasure:aaaaaaaa'],
  circle: ['circle'],
  exclusion: ['exclusion'],
};
/** One name of every kind of part that says something. */
const NAMES: readonly PartName[] = [
  'outcome',
  'ground:bbbbbbbb',
  'reasons:en',
  'party:aaaaaaaa',
  'person:aaaaaaaa',
  'event',
  'relation',
  'withdrawal',
  'correction',
  'erasure:bbbbbbbb',
  'circle',
  'exclusion',
];
const ALSO: Record<StatementKind, readonly PartName[]> = {
  decision: ['outcome', 'ground:bbbbbbbb', 'reasons:en', 'party:aaaaaaaa', 'person:aaaaaaaa'],
  correction: ['outcome', 'ground:bbbbbbbb', 'reasons:en', 'party:aaaaaaaa', 'person:aaaaaaaa', 'correction'],
  'legal-event': ['event'],
  relation: ['relation'],
  sharing: [],
  withdrawal: ['withdrawal'],
  erasure: ['erasure:bbbbbbbb'],
  circle: ['circle'],
  exclusion: ['exclusion'],
};

/** A valid value for a part of this name; a second ground or erasure differs from the first. */
function valueOf(name: PartName): unknown {
  if (name === 'ground:bbbbbbbb') return { code: 'ELE-01', weight: 'not_stated' };
  if (name === 'erasure:bbbbbbbb') return { part: 'outcome', reason: 'court_order' };
  return samplePart[partKind(name)]();
}

/** Whom a circle is for follows from its roster, and an exclusion is for nobody. */
function sharedAs(name: PartName): [PartName, unknown][] {
  if (name === 'exclusion') return [];
  return [[name, name === 'circle' ? { ...EU, circles: ['nl:screening-partners'] } : EU]];
}

function whole(kind: StatementKind, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    head: LATER.some((later) => later === kind) ? { kind, ref: RECORD } : { kind },
    ...Object.fromEntries(CONTENT[kind].map((name) => [name, valueOf(name)])),
    sharing: { parts: Object.fromEntries(CONTENT[kind].flatMap((name) => sharedAs(name))) },
    ...changes,
  };
}

const judge = (kind: StatementKind, changes: Record<string, unknown> = {}): string =>
  refusalOf(() => validateStatement(openedParts(whole(kind, changes))));

describe('validateStatement', () => {
  it.each(KINDS)('takes a whole %s and returns head, sharing and every part', (kind) => {
    const { head, sharing, parts } = validateStatement(openedParts(whole(kind)));
    expect(head).toBeInstanceOf(HeadPart);
    expect(head.kind).toBe(kind);
    expect(sharing).toBeInstanceOf(SharingPart);
    expect([...parts.keys()]).toEqual(['head', ...CONTENT[kind], 'sharing']);
  });

  it('returns parts as instances of their classes', () => {
    const event = validateStatement(openedParts(whole('legal-event'))).parts.get('event');
    expect(event).toBeInstanceOf(EventPart);
    const erasure = validateStatement(openedParts(whole('erasure'))).parts.get('erasure:aaaaaaaa');
    expect(erasure).toBeInstanceOf(ErasurePart);
  });

  it('refuses a statement without its head before anything across parts', () => {
    expect(judge('legal-event', { head: undefined, event: undefined })).toBe('RECORD_PART_MISSING at head');
  });

  it.each(KINDS)('refuses a %s without its sharing', (kind) => {
    expect(judge(kind, { sharing: undefined })).toBe('RECORD_PART_MISSING at sharing');
  });

  it.each<[StatementKind, PartName]>([
    ['decision', 'outcome'],
    ['correction', 'correction'],
    ['legal-event', 'event'],
    ['relation', 'relation'],
    ['withdrawal', 'withdrawal'],
    ['erasure', 'erasure:aaaaaaaa'],
    ['circle', 'circle'],
    ['exclusion', 'exclusion'],
  ])('refuses a %s without its %s', (kind, name) => {
    const sharing = { parts: {} };
    expect(judge(kind, { [name]: undefined, sharing })).toBe(`RECORD_PART_MISSING at ${partKind(name)}`);
  });

  it.each(KINDS)('takes in a %s the parts of its kind and refuses every other', (kind) => {
    for (const name of NAMES) {
      const expected = ALSO[kind].includes(name) ? 'accepted' : `RECORD_PART_STRAY at ${name}`;
      expect(`${name}: ${judge(kind, { [name]: valueOf(name) })}`).toBe(`${name}: ${expected}`);
    }
  });

  it.each(LATER)('refuses a %s that does not say what it acts on', (kind) => {
    expect(judge(kind, { head: { kind } })).toBe('HEAD_REF_MISSING at head/ref');
  });

  it.each<StatementKind>(['decision', ...MANIFESTS])('refuses a %s that acts on a record', (kind) => {
    expect(judge(kind, { head: { kind, ref: RECORD } })).toBe('HEAD_REF_STRAY at head/ref');
  });

  it.each(['', 'AAAA', `${RECORD}A`, 'AAAAAAAAAAAAAAAAAAAAAB', 7, null, [RECORD]])(
    'refuses the reference %j, which is no id',
    (ref) => {
      expect(judge('relation', { head: { kind: 'relation', ref } })).toBe('PART_INVALID at head/ref');
    },
  );
});

describe('The sharing of a statement', () => {
  const sharing = { parts: { 'person:zzzzzzzz': EU } };

  it.each(KINDS.filter((kind) => kind !== 'sharing'))(
    'names in a %s only parts of that statement',
    (kind) => {
      expect(judge(kind, { sharing })).toBe('RECORD_SHARING_UNKNOWN_PART at sharing/parts/person:zzzzzzzz');
    },
  );

  it('names in a change of sharing any part that a record may have', () => {
    const parts = Object.fromEntries([...NAMES, 'person:zzzzzzzz'].map((name) => [name, EU]));
    expect(judge('sharing', { sharing: { parts } })).toBe('accepted');
    expect(judge('sharing', { sharing: { parts: { head: EU } } })).toBe('PART_INVALID at sharing/parts');
  });

  it.each(['announce', 'silent'])(
    'sets who gets %s hits in a decision or a change of sharing alone',
    (level) => {
      for (const kind of KINDS) {
        const mayBe = kind === 'decision' || kind === 'sharing';
        const expected = mayBe ? 'accepted' : `SHARING_LEVEL_STRAY at sharing/${level}`;
        const parts = whole(kind).sharing as { parts: object };
        expect(`${kind}: ${judge(kind, { sharing: { ...parts, [level]: EU } })}`).toBe(
          `${kind}: ${expected}`,
        );
      }
    },
  );
});

describe('A decision', () => {
  it('keeps the rules of a record', () => {
    expect(judge('decision', { 'ground:aaaaaaaa': undefined, sharing: { parts: {} } })).toBe(
      'RECORD_GROUND_MISSING at ground',
    );
    expect(judge('decision', { 'ground:bbbbbbbb': samplePart.ground() })).toBe(
      'RECORD_GROUND_REPEATED at ground:bbbbbbbb',
    );
  });

  it.each(OTHERS)('is not what a %s is taken for', (kind) => {
    expect(refusalOf(() => validateRecord(openedParts(whole(kind))))).toBe('HEAD_NOT_DECISION at head/kind');
  });

  it('has no part of a later statement, also where only decisions are read', () => {
    const parts = whole('decision', { event: samplePart.event() });
    expect(refusalOf(() => validateRecord(openedParts(parts)))).toBe('RECORD_PART_STRAY at event');
  });
});

describe('A correction', () => {
  const none = { 'ground:aaaaaaaa': undefined, sharing: { parts: {} } };

  it('replaces or adds at least one part', () => {
    expect(judge('correction', none)).toBe('CORRECTION_EMPTY at correction');
    for (const name of ['outcome', 'reasons:nl', 'party:aaaaaaaa', 'person:aaaaaaaa'] as const) {
      expect(judge('correction', { ...none, [name]: valueOf(name) })).toBe('accepted');
    }
  });

  it('states a reason, which may run over several lines', () => {
    expect(judge('correction', { correction: {} })).toBe('PART_INVALID at correction/reason');
    expect(judge('correction', { correction: { reason: 'One.\nTwo.' } })).toBe('accepted');
  });

  it('never has the same ground twice, nor UND-04 without a text', () => {
    expect(judge('correction', { 'ground:bbbbbbbb': samplePart.ground() })).toBe(
      'RECORD_GROUND_REPEATED at ground:bbbbbbbb',
    );
    const wordless = { code: 'UND-04', weight: 'not_stated' };
    expect(judge('correction', { 'ground:aaaaaaaa': wordless })).toBe(
      'RECORD_GROUND_TEXT at ground:aaaaaaaa',
    );
  });

  it('may have PRC-06 as its only ground, since others may stand in the record', () => {
    expect(judge('correction', { 'ground:aaaaaaaa': { code: 'PRC-06', weight: 'not_stated' } })).toBe(
      'accepted',
    );
  });
});

describe('A relation and an erasure', () => {
  it('never relate a record to itself', () => {
    expect(judge('relation', { relation: { ...samplePart.relation(), to: RECORD } })).toBe(
      'RELATION_TO_ITSELF at relation/to',
    );
  });

  it('never erase the same part twice, whatever the reasons', () => {
    const again = { ...samplePart.erasure(), reason: 'court_order' };
    expect(judge('erasure', { 'erasure:bbbbbbbb': again })).toBe('ERASURE_REPEATED at erasure:bbbbbbbb/part');
  });
});

describe('A circle', () => {
  const rostered = (roster: string, circles: string[] | undefined): string =>
    judge('circle', {
      circle: { ...samplePart.circle(), roster },
      sharing: { parts: circles ? { circle: { ...EU, circles } } : {} },
    });
  const OWN = 'nl:screening-partners';

  it('is shared as its roster says: with all members, with its states, or with nobody', () => {
    expect(rostered('open', ['register:members'])).toBe('accepted');
    expect(rostered('members', [OWN])).toBe('accepted');
    expect(rostered('owner', undefined)).toBe('accepted');
  });

  it.each<[string, string[] | undefined]>([
    ['open', undefined],
    ['open', [OWN]],
    ['members', undefined],
    ['members', ['register:members']],
    ['members', [OWN, 'eu']],
    ['owner', [OWN]],
  ])('is refused with the roster %s where its sharing says %j', (roster, circles) => {
    expect(rostered(roster, circles)).toBe('MANIFEST_SHARING at sharing/parts/circle');
  });
});

describe('An exclusion', () => {
  it('is for nobody but its owner', () => {
    expect(judge('exclusion', { sharing: { parts: { exclusion: EU } } })).toBe(
      'MANIFEST_SHARING at sharing/parts/exclusion',
    );
  });
});
