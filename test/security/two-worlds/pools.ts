import * as vocabulary from '#vocabulary';

import { MEMBERS } from '../../../apps/registry/src/demonstration/members.js';
import { SPELLED } from './author-forms.js';
import type { OwnerSql } from './owner-sql.js';

/** Values to ask with: visible, hidden and unknown ones side by side, since what is hidden differs by state. */
export interface Pools {
  /** By the name of an argument or input field, or by `Type.field` where a name alone says too little. */
  readonly values: ReadonlyMap<string, readonly unknown[]>;
  /** Objects that stand for entities, by type. */
  readonly entities: ReadonlyMap<string, readonly object[]>;
  readonly recordIds: readonly string[];
}

const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code);
const UNKNOWN_IDS = ['AAAAAAAAAAAAAAAAAAAAAA', 'u9-unknown_unknown_0Q', 'short', '', "' OR 1=1 --"];
const DAYS = [
  '2025-01-01',
  '2026-01-31',
  '2026-06-30',
  '2026-11-24',
  '2026-12-09',
  '2027-01-01',
  '2026-13-01',
];
const INSTANTS = [
  '2026-11-24T09:05:00Z',
  '2026-11-24T10:30:00.000Z',
  '2026-12-10T09:00:00Z',
  '2020-01-01T00:00:00Z',
];
/** Questions in words: what the texts of a filled world hold, names of codes, phrases, filters, and what cannot be read. */
const QUESTIONS = [
  'summary number',
  'reasons',
  '"Summary number"',
  '"Reasons in nl"',
  'Reasons -summary',
  'halfgeleiders compute',
  'prohibited models',
  'event relation wrong name',
  'number ground:ELE-06',
  'state:GB from:2026-02 to:2026',
  'layer:models kind:prohibited',
  'Amberfold Quillmere',
  'layer:nowhere',
  'state:',
  '-summary',
  '"unclosed',
  '',
];
const SIZES = [1, 2, 50, 96, 100, 0, -1, 2_000_000_000];
const PAGE_SIZES = [1, 2, 3, 7, 20, 100, 0, -1, 1_000_000];

/** Collected from the full world, by its owner. */
export async function collectPools({ owner }: { readonly owner: Pick<OwnerSql, 'query'> }): Promise<Pools> {
  const records = await strings(owner, 'SELECT record_id AS value FROM record ORDER BY arrival DESC');
  const statements = await strings(owner, 'SELECT statement_id AS value FROM log_entry ORDER BY log_index');
  const names = await strings(owner, 'SELECT DISTINCT name AS value FROM party_name ORDER BY name');
  const parties = await strings(
    owner,
    `SELECT DISTINCT record_id || '.' || part AS value FROM party_name ORDER BY 1 LIMIT 300`,
  );
  const parts = await strings(owner, 'SELECT DISTINCT part AS value FROM record_part ORDER BY part LIMIT 60');
  const numbers = await strings(owner, 'SELECT DISTINCT value FROM party_identifier ORDER BY value LIMIT 50');
  const words = await strings(
    owner,
    `SELECT DISTINCT lexeme AS value FROM record_term WHERE lexeme ~ '^[0-9]+$' ORDER BY lexeme LIMIT 60`,
  );
  const ids = [...records, ...statements.slice(-40), ...UNKNOWN_IDS];
  const countries = [...MEMBERS.map(({ code }) => code), 'US', 'CN', 'XX'];
  const circles = [
    ...['all-members', 'eu', 'like-minded', 'nl-de', 'short-lived', 'no-such-circle'],
    ...['nl:near', 'nl:far', 'fr:near', 'de:far', 'cz:near', 'gb:none', 'register:members'],
  ];
  const { grounds, groundGroups, stackLayers, decisionKinds, naceSectors, technologyAreas } = vocabulary;
  const values: Record<string, readonly unknown[]> = {
    id: ids,
    recordId: ids,
    answerId: UNKNOWN_IDS,
    statementId: [...statements.slice(-40), ...UNKNOWN_IDS],
    size: SIZES,
    afterSeq: SIZES,
    fromSeq: SIZES,
    afterIndex: SIZES,
    year: [2026, 2025, 2026, 2025, 1969],
    since: INSTANTS,
    before: INSTANTS,
    officer: ['nl-reader', 'nl-auditor', 'fr-reader', 'nobody', ''],
    from: SIZES,
    to: SIZES,
    // Mostly sizes that the log has, one after the other, or hardly any question about it would be answered.
    'Log.consistency.from': [1, 1, 2, 2, 40, 0, -1],
    'Log.consistency.to': [40, 40, 50, 50, 2, 0, 96, 2_000_000_000],
    first: PAGE_SIZES,
    'Query.similarPrecedents.to': ids,
    'CaseDraftInput.text': [...QUESTIONS, ...words],
    decidedOn: DAYS,
    'Query.precedentSearch.text': [...QUESTIONS, ...words],
    'WatchSearchInput.text': [...QUESTIONS, ...words],
    days: [1, 90, 180, 0, 181, -1],
    after: ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '0', '1', '60', '100', 'forged'],
    purpose: [...codes(vocabulary.purposes), 'curiosity'],
    caseReference: ['NL-2026-001', 'TW-1', '.'],
    asOf: [...DAYS, ...INSTANTS],
    knownAt: INSTANTS,
    state: countries,
    signedBy: countries,
    decidedBy: countries,
    states: countries,
    except: countries,
    ask: countries,
    circles,
    kinds: [...codes(decisionKinds), 'none'],
    groundCodes: [...codes(grounds), 'XXX-01'],
    groundGroups: codes(groundGroups),
    layers: codes(stackLayers),
    technologyAreas: codes(technologyAreas),
    sectors: codes(naceSectors),
    decidedFrom: DAYS,
    decidedTo: DAYS,
    status: codes(vocabulary.decisionStatuses),
    role: ['investor', 'owner', 'vehicle', 'target', 'affiliate'],
    names: [
      ...names,
      ...names.map((name) => name.split(' ')[0] ?? name),
      'Unheard Of Nobody Ltd',
      '...',
      ...Object.values(SPELLED),
    ],
    lei: ['529900T8BM49AURSDO55', 'XX'],
    // Most numbers that are recorded are of this register.
    'RegistrationInput.country': ['NL', 'NL', 'US', 'XX'],
    number: [...numbers, '11223344', '424242'],
    seat: countries,
    control: countries,
    birthYear: [1968, 1900, 2100, 1899, 0],
    note: ['Another register number', 'x'.repeat(1001), '', '\u202e'],
    part: parts,
  };
  return {
    values: new Map(Object.entries(values)),
    entities: entitiesOf(ids, parties, countries),
    recordIds: records,
  };
}

function entitiesOf(ids: string[], parties: string[], countries: string[]): Pools['entities'] {
  const made: Record<string, [key: string, values: readonly string[]]> = {
    Precedent: ['id', ids],
    Party: ['id', [...parties, `${UNKNOWN_IDS[0]}.party:aaaaaaaa`, '.', '']],
    State: ['code', countries],
    GroundCode: ['code', codes(vocabulary.grounds)],
    StackLayer: ['code', codes(vocabulary.stackLayers)],
  };
  return new Map(
    Object.entries(made).map(([type, [key, values]]) => [
      type,
      values.map((value) => ({ __typename: type, [key]: value })),
    ]),
  );
}

async function strings(owner: Pick<OwnerSql, 'query'>, sql: string): Promise<string[]> {
  return (await owner.query<{ value: string }>(sql)).map(({ value }) => value);
}
