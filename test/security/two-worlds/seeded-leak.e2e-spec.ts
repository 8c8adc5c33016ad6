import { type AudienceDefinition, AudienceStore } from '#access';

import { exampleDecision } from '../../../libs/statement/test/example-decision.js';
import { sign, submitTo } from './author.js';
import { Chance } from './chance.js';
import { StateRun } from './compare-state.js';
import { Comparison, type Difference } from './comparison.js';
import { type Filling, choiceOf, fillWorld } from './fill-world.js';
import { ASKED, startFullWorld, startWorldOf } from './start-worlds.js';
import type { World } from './world.js';

const SEED = 4711;
const RECORDS = 28;
const READER = 'FR' as const;

/** Tables that are opened together, for what one would tell the others hold back; and what is asked then. */
const LEAKS: readonly {
  readonly tables: readonly string[];
  readonly field: string;
  readonly word?: string;
}[] = [
  { tables: ['record'], field: 'precedents' },
  { tables: ['statement'], field: 'precedentChanges' },
  { tables: ['record_facet'], field: 'precedents' },
  { tables: ['record_term'], field: 'precedentSearch' },
  { tables: ['record_facet'], field: 'precedentFacets' },
  { tables: ['record_facet'], field: 'similarPrecedents' },
  { tables: ['record_event'], field: 'precedents' },
  { tables: ['record_part', 'disclosure'], field: 'precedent' },
  { tables: ['record_relation', 'record_part', 'statement'], field: 'precedent' },
  { tables: ['party_name'], field: 'check' },
  { tables: ['party_key', 'party_name'], field: 'check' },
  { tables: ['party_identifier'], field: 'check', word: 'registration' },
  { tables: ['party_key', 'party_name'], field: 'checkBatch' },
  { tables: ['state_circle'], field: 'circles' },
];
/** What is leaked has to be seen in one of so many. */
const PROBES = 4;
const NOBODY = { circles: [], states: [], except: [] };
const EVERYTHING = [
  'precedents',
  'precedentSearch',
  'precedentFacets',
  'similarPrecedents',
  'precedent',
  'check',
  'journal',
  'precedentChanges',
  '_entities',
  'circles',
];

/** Tables whose rows no answer is made of without a condition of its own on the state that asks. */
const NOT_SEEN: Readonly<Record<string, string>> = {
  audience: 'the reader has no right to it at all',
  audit_closure: 'held against lines of the own state alone',
  audience_reader: 'every policy that looks here names the state itself',
  answered_request: 'looked up by state and officer',
  heads_day: 'no reader has a right to it',
  hit_level: 'used by the matcher alone, whose finds go to the owner',
  hit_resolution: 'looked up by state',
  journal_line: 'every answer that reads it names its own state beside the policy',
  journal_record: 'read with lines of the own state alone',
  log_fork: 'no reader has a right to it',
  mirror_envelope: 'no reader has a right to it',
  mirror_lease: 'no reader has a right to it',
  mirror_log: 'no reader has a right to it',
  notice: 'looked up by state and officer',
  notice_count: 'looked up by state',
  peer: 'no reader has a right to it',
  peer_envelope: 'no reader has a right to it',
  record_sighting: 'looked up by owner',
  reported_read: 'looked up by owner',
  shown_status: 'looked up by state',
  state_exclusion: 'looked up by owner',
  told_checkpoint: 'no reader has a right to it',
  watch: 'looked up by state',
  watch_seen: 'looked up by state',
  witnessed_log: 'no reader has a right to it',
};

describe('a leak that is made on purpose', () => {
  let full: World;
  let held: World;
  let filling: Filling;
  let second = 0;

  beforeAll(async () => {
    full = await startFullWorld();
    filling = await fillWorld(full, new Chance(SEED), RECORDS);
    const version = (filling.versions.get('CA') ?? 0) + 1;
    await submit({ kind: 'exclusion', exclusion: { states: [], version, reason: 'Lifted.' } });
    await tieUnseen();
    await reviveUnseen();
    full.moment.set(ASKED, 'asked');
    held = await startWorldOf(READER, full);
  }, 120_000);

  afterAll(async () => {
    await held.node.close();
    await full.node.close();
  });

  /** A tie to a record of the reader's own that its author shares with nobody. */
  const tieUnseen = async (): Promise<void> => {
    const recordOf = (state: string) => filling.records.find((record) => record.state === state)?.id;
    const relation = { relation: 'same_parties', to: recordOf(READER), note: 'Not for others.' };
    const form = { kind: 'relation', ref: recordOf('CA'), audience: NOBODY, relation };
    await submit(form);
  };

  const submit = async (form: object): Promise<string> => {
    const signed = await sign(full, 'CA', form);
    await submitTo(full, signed);
    return signed.id;
  };

  /** A decision that all may read was annulled before all eyes, and upheld on appeal before none. */
  const reviveUnseen = async (): Promise<void> => {
    const audience = { ...choiceOf('CA'), except: [] };
    const ref = await submit(exampleDecision({ decidedBy: 'CA' }, { audience }));
    const event = (what: string, occurredOn: string) => ({
      event: what,
      occurredOn,
      by: 'A court (fictitious)',
    });
    await submit({ kind: 'legal-event', ref, audience, event: event('annulled', '2026-05-01') });
    await submit({ kind: 'legal-event', ref, audience: NOBODY, event: event('upheld', '2026-06-01') });
  };

  /** What the harness sees, of what hides or shows records. */
  const probe = async (fields: readonly string[], everyNth: number, word?: string): Promise<Difference[]> => {
    const comparison = new Comparison(full, held, second);
    const options = { seed: SEED + second, operations: 0, everyNth, second, enough: 1 };
    await (await StateRun.prepare(READER, full, filling, options, comparison)).probe(fields, word);
    second = comparison.seconds;
    return comparison.differences;
  };

  /** What is asked is chosen by chance, each time anew: one choice may miss the row that shows. */
  const isSeen = async (field: string, word?: string): Promise<boolean> => {
    for (let turn = 0; turn < PROBES; turn += 1) {
      if ((await probe([field], 1, word)).length > 0) return true;
    }
    return false;
  };

  const switchSecurity = async (tables: readonly string[], to: 'DISABLE' | 'ENABLE'): Promise<void> => {
    for (const table of tables) await full.owner.query(`ALTER TABLE ${table} ${to} ROW LEVEL SECURITY`);
  };

  const withOpen = async (tables: readonly string[], work: () => Promise<void>): Promise<void> => {
    await switchSecurity(tables, 'DISABLE');
    await work().finally(() => switchSecurity(tables, 'ENABLE'));
  };

  /** Makes the decision in TypeScript let everything through, so that only the database holds back. */
  const withoutSecondCheck = async (work: () => Promise<void>): Promise<void> => {
    const store = full.node.app.get(AudienceStore, { strict: false });
    const genuine = store.definitions.bind(store);
    const judged = store.viewFor.bind(store);
    store.definitions = async (...asked) => new Map([...(await genuine(...asked))].map(openToReader));
    store.viewFor = async (...asked) => ({ ...(await judged(...asked)), isExcluded: () => false });
    await work().finally(() => {
      store.definitions = genuine;
      store.viewFor = judged;
    });
  };

  it('is not seen where there is none', async () => {
    await withoutSecondCheck(async () => expect(await probe(EVERYTHING, 96)).toEqual([]));
  }, 60_000);

  it.each(LEAKS.map(({ tables, field, word }) => [tables.join(' and '), field, tables, word] as const))(
    'is seen when row-level security is off for %s, by asking %s',
    async (_, field, tables, word) => {
      await withoutSecondCheck(() =>
        withOpen(tables, async () => {
          expect(await isSeen(field, word)).toBe(true);
        }),
      );
    },
    60_000,
  );

  it('is not seen in answers while the second check stands', async () => {
    await withOpen(['record_part', 'disclosure'], async () => {
      const [difference] = await probe(['precedent'], 2);
      expect(difference?.what).not.toBe('body');
    });
  }, 60_000);

  it('is gone once row-level security is back everywhere', async () => {
    await withoutSecondCheck(async () => expect(await probe(EVERYTHING, 96)).toEqual([]));
  }, 60_000);

  it('has been tried for every table that has row-level security', async () => {
    const secured = await full.owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relrowsecurity ORDER BY relname`,
    );
    const tried = new Set([...LEAKS.flatMap(({ tables }) => tables), ...Object.keys(NOT_SEEN)]);
    expect(secured.map(({ name }) => name)).toEqual([...tried].sort());
  });
});

/** The reader's own definitions stay: they are shown to it. */
function openToReader([id, definition]: [string, AudienceDefinition]): [string, AudienceDefinition] {
  const { owner } = definition;
  const everything = { owner, any: [{ circles: [], states: [READER], except: [] }] };
  return [id, owner === READER ? definition : everything];
}
