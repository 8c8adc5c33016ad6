import fc from 'fast-check';
import type { EntityManager } from 'typeorm';

import { audienceOf } from '#access';
import { Transactions } from '#database';
import { ProjectionStore } from '#intake';
import { earliestDay } from '#kernel';
import { LedgerStore } from '#ledger';
import { type OpenedParts, type PartName, TRANSITIONS, isCounted, statusOf } from '#statement';
import { type LegalEvent, legalEvents } from '#vocabulary';

import { ExampleNode } from '../test/example-node.js';
import { forStates, viewOf } from '../test/stored-record.js';
import { type Moment, PRESENT } from './moment.js';
import { PrecedentFilter } from './precedent-filter.input.js';
import { type EndedCount, RecordStore } from './record.store.js';
import { describeStatus } from './status/describe-status.js';
import { onlyShared } from './visible-record.js';

const DECIDED = '2026-01-05';
const READERS = ['NL', 'DE'] as const;
const EVENTS: readonly LegalEvent[] = legalEvents.map(({ code }) => code);

/** Something said about the decision: an event, or that the record is withdrawn; the log is in order of time. */
interface Happening {
  readonly event: LegalEvent | 'withdrawn';
  readonly occurredOn: string;
  /** Days after the decision was recorded. */
  readonly logged: number;
  readonly isShown: boolean;
}

const code = fc.constantFrom(...EVENTS);
/** A walk along what may follow: each number chooses the next step. */
const possible = fc.array(fc.nat(20), { maxLength: 6 }).map((choices) => {
  let phase: keyof (typeof TRANSITIONS)['upheld'] = 'in_force';
  return choices.flatMap((choice) => {
    const following = EVENTS.filter((event) => TRANSITIONS[event][phase] !== undefined);
    const event = following[choice % Math.max(following.length, 1)];
    phase = (event && TRANSITIONS[event][phase]) ?? phase;
    return event ? [event] : [];
  });
});
const dates = [
  '2026',
  '2026-01',
  '2026-02',
  '2026-02-01',
  '2026-02-28',
  '2026-03',
  '2026-03-01',
  '2026-01-31',
];
const happenings = fc
  .tuple(fc.oneof(possible, fc.array(code, { maxLength: 6 })), fc.option(fc.nat(6), { nil: undefined }))
  .chain(([events, withdrawnAt]) => {
    const all: Happening['event'][] = [...events];
    if (withdrawnAt !== undefined) all.splice(withdrawnAt, 0, 'withdrawn');
    const rest = fc.record({
      occurredOn: fc.constantFrom(...dates),
      logged: fc.constantFrom(0, 1, 25, 26, 27, 28, 54, 55, 60),
      isShown: fc.boolean(),
    });
    return fc.array(rest, { minLength: all.length, maxLength: all.length }).map((details) => {
      const times = details.map(({ logged }) => logged).sort((one, other) => one - other);
      return details.map((detail, place): Happening => ({
        ...detail,
        event: all[place] ?? 'upheld',
        logged: times[place] ?? 0,
      }));
    });
  });
const moments = fc.record({
  asOf: fc.option(
    fc.constantFrom('2026-01-05', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-12-31'),
    {
      nil: undefined,
    },
  ),
  knownAt: fc.option(fc.constantFrom(0, 1, 26, 30, 55), { nil: undefined }),
});

/** Noon of a day that lies so many days after the decision was recorded. */
const noon = (days: number): Date => new Date(Date.UTC(2026, 0, 5 + days, 12));

class Undo extends Error {}

describe('Whether a decision counts', () => {
  let node: ExampleNode;

  beforeAll(async () => {
    node = await ExampleNode.start();
  });

  afterAll(() => node.close());

  const say = async (
    manager: EntityManager,
    id: string,
    at: Date,
    isShown: boolean,
    content: object,
  ): Promise<void> => {
    const ledger = node.get(LedgerStore);
    const entry = await ledger.append(manager, await ledger.lock(manager), {
      statementId: id,
      signingInputHash: Buffer.from(id.padEnd(32)),
      state: 'NL',
      issuer: 'https://screening.nl.example',
      keyId: 'key',
      entry: `${id}.payload.signature`,
      loggedAt: at,
    });
    const digest = Buffer.alloc(32, 1).toString('base64url');
    const parts: OpenedParts = new Map(
      Object.entries(content).map(([name, value]) => [
        name as PartName,
        { digest, encoded: name, value: value as object },
      ]),
    ) as OpenedParts;
    const audience = audienceOf('NL', isShown ? forStates('DE') : undefined);
    // Whoever may see anything of the record may see the heads.
    await node
      .get(ProjectionStore)
      .project(manager, { entry, state: 'NL', demo: false, parts }, (part) =>
        part === 'head' ? audienceOf('NL', forStates('DE')) : audience,
      );
  };

  const tell = async (manager: EntityManager, happened: readonly Happening[]): Promise<void> => {
    const outcome = { decidedOn: DECIDED, decidedBy: 'NL', kind: 'prohibited', mainLayer: 'models' };
    const texts = {
      summary: 'A decision.',
      technology: 'Models.',
      aiRelevance: { why: 'Models.' },
      regime: { law: 'The act.' },
    };
    const lists = { furtherLayers: [], technologyAreas: [], sectors: [] };
    await say(manager, 'record', noon(0), true, {
      head: { kind: 'decision' },
      outcome: { ...outcome, ...texts, ...lists },
    });
    for (const [place, { event, occurredOn, logged, isShown }] of happened.entries()) {
      const isWithdrawal = event === 'withdrawn';
      const head = { kind: isWithdrawal ? 'withdrawal' : 'legal-event', ref: 'record' };
      const content = isWithdrawal
        ? { withdrawal: { reason: 'merged', note: 'Merged.' } }
        : { event: { event, occurredOn, summary: 'So it was decided.' } };
      await say(manager, `later-${place}`, noon(logged), isShown, { head, ...content });
    }
  };

  /** What lists and counts say, and what the reader is shown of the one record. */
  const answers = async (manager: EntityManager, state: string, moment: Moment) => {
    await manager.query(`SELECT set_config('grounds.state', $1, true)`, [state]);
    const records = node.get(RecordStore);
    const filter = new PrecedentFilter();
    const listed = await records.list(manager, filter, { first: 9, after: undefined }, moment);
    const ended = await records.countEnded(manager, filter, moment);
    const all = await records.list(
      manager,
      Object.assign(filter, { withEnded: true }),
      { first: 9, after: undefined },
      moment,
    );
    const [stored] = (await records.load(manager, ['record'], moment)).records;
    const shown = stored && onlyShared(stored, viewOf(state));
    return { listed, ended, all, status: shown && describeStatus(shown, moment) };
  };

  /** The same, worked out from what happened by the rules for statuses alone. */
  const expected = (happened: readonly Happening[], state: string, moment: Moment) => {
    const known = happened
      .map((one, place) => ({ ...one, logIndex: place + 1 }))
      .filter(({ isShown, logged }) => (state === 'NL' || isShown) && noon(logged) <= moment.knownAt);
    const byDay = (day: string): boolean => moment.asOf === undefined || day <= moment.asOf;
    const isWithdrawn = known.some(
      ({ event, logged }) => event === 'withdrawn' && byDay(noon(logged).toISOString().slice(0, 10)),
    );
    const events = known.flatMap(({ event, occurredOn, logIndex }) =>
      event !== 'withdrawn' && byDay(earliestDay(occurredOn)) ? [{ event, occurredOn, logIndex }] : [],
    );
    return isWithdrawn ? 'withdrawn' : statusOf(events).status;
  };

  it('is said alike by lists, by counts, by the status shown and by the rules, to every reader, at every moment', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, moments, async (happened, { asOf, knownAt }) => {
        const moment: Moment = {
          asOf,
          knownAt: knownAt === undefined ? PRESENT.knownAt : noon(knownAt),
          past: true,
        };
        const transactions = node.get(Transactions);
        const trial = transactions.run({ role: 'reader', state: 'NL' }, async (manager) => {
          await transactions.as(manager, 'intake', (intake) => tell(intake, happened));
          for (const state of READERS) {
            const status = expected(happened, state, moment);
            const said = await answers(manager, state, moment);
            const ended: EndedCount[] = isCounted(status)
              ? []
              : [{ event: status as EndedCount['event'], count: 1 }];
            expect(said.status?.code.code).toBe(status);
            expect(said.listed).toHaveLength(isCounted(status) ? 1 : 0);
            expect(said.ended).toEqual(ended);
            expect(said.all).toHaveLength(1);
          }
          throw new Undo();
        });
        await expect(trial).rejects.toThrow(Undo);
      }),
      {
        numRuns: 120,
        examples: [[WITHDRAWN_WITH_EVENT_OF_THE_MONTH, { asOf: undefined, knownAt: undefined }]],
      },
    );
  }, 120_000);
});

/** The withdrawal is logged on the first day of a month that an event says it happened in. */
const WITHDRAWN_WITH_EVENT_OF_THE_MONTH: Happening[] = [
  { event: 'upheld', occurredOn: '2026-02', logged: 27, isShown: true },
  { event: 'withdrawn', occurredOn: '2026', logged: 27, isShown: true },
];
