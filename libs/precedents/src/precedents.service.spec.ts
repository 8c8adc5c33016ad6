import { Transactions } from '#database';
import { JournalLine, JournalRecord } from '#journal';
import { MembershipDirectory } from '#membership';
import { verifyPresentation } from '#statement';

import { NOW } from '../test/example-membership.js';
import { ExampleNode, inquiryOf } from '../test/example-node.js';
import { decision, forCircle, forStates } from '../test/stored-record.js';
import type { PrecedentConnection } from './precedent-connection.type.js';
import { PrecedentFilter } from './precedent-filter.input.js';
import { Precedents } from './precedents.service.js';

const EU = forCircle('eu');
/** An id of the right form that no record has. */
const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';

const filterOf = (values: Partial<PrecedentFilter> = {}): PrecedentFilter =>
  Object.assign(new PrecedentFilter(), values);

describe('Precedents', () => {
  let node: ExampleNode;
  let precedents: Precedents;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    node = await ExampleNode.start();
    precedents = node.get(Precedents);
    const grounds = [{ code: 'SEC-01', weight: 'decisive' }];
    ids.day = await node.submit(decision({ audience: EU, decidedOn: '2022-11-16' }));
    ids.year = await node.submit(
      decision({ audience: EU, decidedOn: '2022', kind: 'unwound', mainLayer: 'chips' }),
    );
    ids.ground = await node.submit(
      decision({ kind: 'unwound' }, { grounds: [{ ...grounds[0], audience: EU }] }),
    );
    ids.canada = await node.submit(decision({ audience: forStates('CA') }, { grounds }));
    ids.alone = await node.submit(decision());
  });

  afterAll(() => node.close());

  const named = (connection: PrecedentConnection): (string | undefined)[] =>
    connection.edges.map(({ node: { id } }) => Object.keys(ids).find((name) => ids[name] === id));

  const list = (state: string, filter: Partial<PrecedentFilter> = {}, first = 20, after?: string) =>
    precedents.list(inquiryOf(state), filterOf(filter), first, after);

  const journalOf = (state: string): Promise<[JournalLine | undefined, JournalRecord[]]> =>
    node.get(Transactions).run({ role: 'reader', state }, async (manager) => {
      const [line] = await manager.query<{ id: string }[]>(
        'SELECT line_id AS id FROM journal_line ORDER BY ctid DESC LIMIT 1',
      );
      const lineId = line?.id ?? '';
      const records = await manager.find(JournalRecord, { where: { lineId }, order: { recordId: 'ASC' } });
      return [(await manager.findOneBy(JournalLine, { lineId })) ?? undefined, records];
    });

  const linesOf = (state: string): Promise<number> =>
    node.get(Transactions).run({ role: 'reader', state }, (manager) => manager.count(JournalLine));

  describe('reading one', () => {
    it('shows the record to a state that part of it is for', async () => {
      expect(await precedents.read(inquiryOf('DE'), ids.day ?? '')).toMatchObject({
        id: ids.day,
        signedBy: { code: 'NL' },
        recordedAt: NOW,
      });
    });

    it('answers for a hidden record as for one that never was', async () => {
      expect(await precedents.read(inquiryOf('DE'), ids.alone ?? '')).toBeUndefined();
      expect(await precedents.read(inquiryOf('DE'), 'never')).toBeUndefined();
    });

    it('gives evidence that verifies without the register, and opens no more than is shared', async () => {
      const shown = await precedents.read(inquiryOf('DE'), ids.ground ?? '');
      const membership = node.get(MembershipDirectory).current();
      const { statement, parts } = await verifyPresentation(shown?.evidence ?? '', {
        keyFor: (kid) => membership.statementKey(kid),
        now: NOW,
      });
      expect(statement.claims.jti).toBe(ids.ground);
      expect([...parts.keys()].map((name) => name.replace(/:.*/, '')).sort()).toEqual(['ground', 'head']);
    });

    it('journals what was read, for what and in which case', async () => {
      await precedents.read(inquiryOf('FR'), ids.day ?? '');
      const [line, records] = await journalOf('FR');
      expect(line).toMatchObject({
        action: 'read_precedent',
        purpose: 'screening',
        caseReference: 'FR-2026-1',
      });
      expect(records).toMatchObject([{ recordId: ids.day, owner: 'NL' }]);
    });

    it('journals a question that found nothing, and names no record in it', async () => {
      await precedents.read(inquiryOf('CA'), ids.alone ?? '');
      const [line, records] = await journalOf('CA');
      expect(line?.action).toBe('read_precedent');
      expect(records).toEqual([]);
      expect(JSON.stringify(line)).not.toContain(ids.alone);
    });
  });

  describe('reading several that somebody refers to', () => {
    const several = (state: string, ...asked: unknown[]) => precedents.readSeveral(inquiryOf(state), asked);

    it('shows those that there are, by their ids, and leaves out what is hidden, unknown or no id', async () => {
      const found = await several('DE', ids.ground, ids.alone, UNKNOWN, 'never', 7, undefined, ids.day);
      expect([...found.keys()].sort()).toEqual([ids.ground, ids.day].sort());
      expect(found.get(ids.day)).toEqual(await precedents.read(inquiryOf('DE'), ids.day));
    });

    it('journals all of it in one line, which names what was shown and counts what was asked for', async () => {
      const before = await linesOf('FR');
      await several('FR', ids.day, ids.alone, 'never', ids.year);
      expect(await linesOf('FR')).toBe(before + 1);
      const [line, records] = await journalOf('FR');
      expect(line).toMatchObject({
        action: 'read_precedent',
        purpose: 'screening',
        caseReference: 'FR-2026-1',
        detail: { asked: 4, shown: 2 },
      });
      expect(records.map(({ recordId }) => recordId)).toEqual([ids.day, ids.year].sort());
      expect(JSON.stringify(line)).not.toContain(ids.alone);
    });

    it('journals a question that found nothing, too', async () => {
      expect((await several('CA', ids.alone)).size).toBe(0);
      const [line, records] = await journalOf('CA');
      expect([line?.detail, records]).toEqual([{ asked: 1, shown: 0 }, []]);
    });
  });

  describe('listing', () => {
    it('shows each state what it may list, newest first', async () => {
      expect(named(await list('NL'))).toEqual(['alone', 'canada', 'ground', 'year', 'day']);
      expect(named(await list('DE'))).toEqual(['ground', 'year', 'day']);
      expect(named(await list('CA'))).toEqual(['canada']);
      expect(named(await list('US'))).toEqual([]);
    });

    it.each<[string, Partial<PrecedentFilter>, string[]]>([
      ['kind', { kinds: ['unwound'] }, ['year']],
      ['several kinds', { kinds: ['unwound', 'prohibited'] }, ['year', 'day']],
      ['ground', { groundCodes: ['SEC-01'] }, ['ground']],
      ['group of grounds', { groundGroups: ['SEC'] }, ['ground']],
      ['layer', { layers: ['chips'] }, ['year']],
      ['state that decided', { decidedBy: ['NL'] }, ['year', 'day']],
      ['state that signed', { signedBy: ['NL'] }, ['ground', 'year', 'day']],
      ['state that signed nothing', { signedBy: ['FR'] }, []],
      ['all conditions at once', { kinds: ['unwound'], layers: ['models'] }, []],
      ['no kind at all', { kinds: [] }, []],
      ['a technology area that none has', { technologyAreas: ['I.1.a'] }, []],
    ])('filters by %s, over what the reader may see', async (_, filter, expected) => {
      expect(named(await list('DE', filter))).toEqual(expected);
    });

    it.each([
      ['from before', { decidedFrom: '2022-01-01' }, ['year', 'day']],
      ['from the day itself', { decidedFrom: '2022-11-16' }, ['year', 'day']],
      ['from the day after: the year may be later', { decidedFrom: '2022-11-17' }, ['year']],
      ['from the next year', { decidedFrom: '2023-01-01' }, []],
      ['to the day itself', { decidedTo: '2022-11-16' }, ['year', 'day']],
      ['to the day before: the year may be earlier', { decidedTo: '2022-11-15' }, ['year']],
      ['to the year before', { decidedTo: '2021-12-31' }, []],
      ['within a part of the year', { decidedFrom: '2022-03-01', decidedTo: '2022-04-30' }, ['year']],
    ])('filters by date, counting what a date may mean: %s', async (_, filter, expected) => {
      expect(named(await list('DE', filter))).toEqual(expected);
    });

    it('does not let a filter reach into a part that is hidden', async () => {
      expect(named(await list('DE', { kinds: ['unwound'] }))).not.toContain('ground');
      expect(named(await list('CA', { groundCodes: ['SEC-01'] }))).toEqual([]);
    });

    it('gives pages that together are the list, and says where they end', async () => {
      const first = await list('NL', {}, 2);
      const second = await list('NL', {}, 2, first.pageInfo.endCursor);
      const third = await list('NL', {}, 2, second.pageInfo.endCursor);
      expect([first, second, third].flatMap(named)).toEqual(named(await list('NL')));
      expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
      expect([first, second, third].map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([
        false,
        true,
        true,
      ]);
    });

    it('does not promise a next page that only others could see', async () => {
      expect((await list('DE', {}, 3)).pageInfo.hasNextPage).toBe(false);
      expect((await list('CA', {}, 1)).pageInfo.hasNextPage).toBe(false);
    });

    it('has no cursors on an empty page', async () => {
      expect((await list('US')).pageInfo).toEqual({
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: undefined,
        endCursor: undefined,
      });
    });

    it('refuses the cursor of another list, and one of another officer', async () => {
      const { endCursor } = (await list('NL', {}, 1)).pageInfo;
      const other = async (attempt: () => Promise<unknown>): Promise<unknown> => {
        try {
          return await attempt();
        } catch (error) {
          return (error as { code?: string }).code;
        }
      };
      expect(await other(() => list('NL', { kinds: ['unwound'] }, 1, endCursor))).toBe('CURSOR_INVALID');
      expect(await other(() => list('DE', {}, 1, endCursor))).toBe('CURSOR_INVALID');
      const colleague = inquiryOf('NL', 'nl-drafter');
      expect(await other(() => precedents.list(colleague, filterOf(), 1, endCursor))).toBe('CURSOR_INVALID');
    });

    it('journals every record of the page, and no other', async () => {
      const page = await list('DE', {}, 2);
      const [line, records] = await journalOf('DE');
      expect(line).toMatchObject({ action: 'list_precedents', detail: { shown: 2 } });
      expect(records.map((record) => record.recordId)).toEqual(page.edges.map((edge) => edge.node.id).sort());
    });
  });

  it('answers alike in two worlds that differ only in what the reader may not see, but for how long the log is', async () => {
    const answer = async () => {
      const lists = [
        await list('CA', {}, 1),
        await list('CA', { groundGroups: ['SEC'] }),
        await list('CA', { kinds: ['unwound'] }),
      ];
      // That somebody has spoken is known to every member.
      const sizes = lists.map(({ searched }) => searched.map(({ size }) => size));
      return { sizes, text: JSON.stringify(lists.map((one) => ({ ...one, searched: [] }))) };
    };
    const before = await answer();
    await node.submit(
      decision({ kind: 'unwound' }, { grounds: [{ code: 'SEC-01', weight: 'decisive', audience: EU }] }),
    );
    const after = await answer();
    expect(after.text).toBe(before.text);
    expect(after.sizes).toEqual(before.sizes.map((sizes) => sizes.map((size) => Number(size) + 1)));
  });
});
