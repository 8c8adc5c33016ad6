import { Transactions } from '#database';
import { JournalLine, JournalRecord } from '#journal';
import { MembershipDirectory } from '#membership';

import { legalEvent, sharing } from '../../../intake/test/example-forms.js';
import { ExampleNode, inquiryOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { PrecedentChanges } from './changes.service.js';
import type { PrecedentChange } from './precedent-change.type.js';

const EU = forCircle('eu');

describe('PrecedentChanges', () => {
  let node: ExampleNode;
  /** Where the log begins for each reader: behind a first change that all of them have seen. */
  const beginning: Record<string, string> = {};

  const follow = (state: string, after?: string, name?: string): AsyncGenerator<PrecedentChange> =>
    node.get(PrecedentChanges).follow(inquiryOf(state, name), after);

  /** As many changes as there are to be, and the end of the stream. */
  const take = async (
    changes: AsyncGenerator<PrecedentChange>,
    count: number,
  ): Promise<PrecedentChange[]> => {
    const taken: PrecedentChange[] = [];
    while (taken.length < count) {
      const next: IteratorResult<PrecedentChange, undefined> = await changes.next();
      if (next.done) break;
      taken.push(next.value);
    }
    await changes.return(undefined);
    return taken;
  };

  beforeAll(async () => {
    node = await ExampleNode.start();
    const everyone = { ...EU, states: ['CA'] };
    for (const state of ['DE', 'FR', 'CA', 'NL']) {
      const changes = follow(state);
      const first = changes.next();
      await node.submit(decision({ audience: everyone }));
      beginning[state] = ((await first).value as PrecedentChange).cursor;
      await changes.return(undefined);
    }
  });

  afterAll(() => node.close());

  it('tells of each new statement about a precedent, in the order of the log', async () => {
    const one = await node.say(decision({ audience: EU }));
    const other = await node.say(decision({ audience: EU }));
    const annulled = await node.say(legalEvent(one.id, 'annulled'));
    const changes = await take(follow('DE', await last('DE', 3)), 3);
    expect(changes.map(({ statementId, recordId, kind }) => [statementId, recordId, kind.code])).toEqual([
      [one.id, one.id, 'decision'],
      [other.id, other.id, 'decision'],
      [annulled.id, one.id, 'legal-event'],
    ]);
  });

  it('begins with what comes in after it began', async () => {
    await node.submit(decision({ audience: EU }));
    const changes = follow('FR');
    const first = changes.next();
    const id = await node.submit(decision({ audience: EU }));
    expect((await first).value).toMatchObject({ statementId: id });
    await changes.return(undefined);
  });

  it('tells within a second of what comes in while it waits', async () => {
    const changes = follow('FR', (await newest('FR')).cursor);
    const next = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const id = await node.submit(decision({ audience: EU }));
    const before = Date.now();
    expect((await next).value).toMatchObject({ statementId: id });
    expect(Date.now() - before).toBeLessThan(5_000);
    await changes.return(undefined);
  });

  it('goes on behind its cursor and repeats nothing', async () => {
    const ids = [
      await node.submit(decision({ audience: EU })),
      await node.submit(decision({ audience: EU })),
    ];
    const [first] = await take(follow('DE', await last('DE', 2)), 1);
    expect(first?.statementId).toBe(ids[0]);
    const [second] = await take(follow('DE', first?.cursor), 1);
    expect(second?.statementId).toBe(ids[1]);
  });

  it('tells nobody of what it may not see', async () => {
    const from = (await newest('CA')).cursor;
    const hidden = await node.say(decision({ audience: EU }));
    await node.say(legalEvent(hidden.id, 'annulled'));
    const shown = await node.submit(decision({ audience: forStates('CA') }));
    expect((await take(follow('CA', from), 1)).map(({ statementId }) => statementId)).toEqual([shown]);
  });

  it('tells of a later statement whoever may know of the record, and not what it says', async () => {
    const { id } = await node.say(decision({ audience: EU }));
    const from = (await newest('DE')).cursor;
    const appeal = await node.say(legalEvent(id, 'appeal_lodged', '2026-05-04', forStates('FR')));
    const [change] = await take(follow('DE', from), 1);
    expect(change).toMatchObject({ statementId: appeal.id, kind: { code: 'legal-event' } });
    expect(JSON.stringify(change)).not.toContain('appeal');
  });

  it('tells no longer of a record that was taken back before it looked', async () => {
    const from = (await newest('DE')).cursor;
    const { id } = await node.say(decision({ audience: EU }));
    await node.say(sharing(id, {}));
    const open = await node.submit(decision({ audience: EU }));
    expect((await take(follow('DE', from), 1))[0]?.statementId).toBe(open);
  });

  it('tells of more than it looks up at once', async () => {
    const from = (await newest('CA')).cursor;
    const record = await node.submit(decision({ audience: forStates('CA') }));
    const ids = [record];
    for (let day = 0; day < 55; day += 1) {
      ids.push(await node.submit(legalEvent(record, 'deadline_extended', '2026-05-04', forStates('CA'))));
    }
    expect((await take(follow('CA', from), 56)).map(({ statementId }) => statementId)).toEqual(ids);
  }, 60_000);

  it.each([
    ['another state', 'FR', undefined],
    ['another officer', 'DE', 'de-other'],
  ])('refuses the cursor of %s', async (_, state, name) => {
    const { cursor } = await newest('DE');
    await expect(follow(state, cursor, name).next()).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it.each(['', 'x', '0'])('refuses %j, which is no cursor', async (after) => {
    await expect(follow('DE', after).next()).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  describe('in the journal', () => {
    const lines = (state: string): Promise<[JournalLine[], JournalRecord[]]> =>
      node
        .get(Transactions)
        .run({ role: 'reader', state }, async (manager) => [
          await manager.findBy(JournalLine, { action: 'follow_precedents' }),
          await manager.find(JournalRecord),
        ]);

    it('stands before it is told, with the records and no more than once for each', async () => {
      const from = (await newest('NL')).cursor;
      const [before] = await lines('NL');
      const { id } = await node.say(decision({ audience: EU }));
      await node.say(legalEvent(id, 'appeal_lodged'));
      await take(follow('NL', from), 2);
      const [after, records] = await lines('NL');
      const line = after.find(({ lineId }) => !before.some((other) => other.lineId === lineId));
      expect(line).toMatchObject({ purpose: 'screening', caseReference: 'NL-2026-1', detail: { shown: 2 } });
      expect(records.filter(({ lineId }) => lineId === line?.lineId)).toEqual([
        { lineId: line?.lineId, recordId: id, owner: 'NL' },
      ]);
    });

    it('has no line for a look that found nothing', async () => {
      const changes = follow('FR', (await newest('FR')).cursor);
      const [before] = await lines('FR');
      const next = changes.next();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await lines('FR'))[0]).toHaveLength(before.length);
      await node.submit(decision({ audience: EU }));
      await next;
      await changes.return(undefined);
    });

    it('lets the owner know who was told', async () => {
      const from = (await newest('DE')).cursor;
      const id = await node.submit(decision({ audience: EU }));
      await take(follow('DE', from), 1);
      const sightings = await node
        .get(Transactions)
        .run({ role: 'reader', state: 'NL' }, (manager) =>
          manager.query<object[]>('SELECT reader, what FROM record_sighting WHERE record_id = $1', [id]),
        );
      expect(sightings).toEqual([{ reader: 'DE', what: 'read' }]);
    });
  });

  it('ends when the membership of the state ends', async () => {
    const changes = follow('FR', (await newest('FR')).cursor);
    await node.submit(decision({ audience: EU }));
    await node.submit(decision({ audience: EU }));
    await changes.next();
    const directory = node.get(MembershipDirectory);
    const { payload, digest } = directory.current().root;
    const states = payload.states.filter(({ code }) => code !== 'FR');
    const circles = payload.circles.map((circle) => ({
      ...circle,
      version: circle.version + 1,
      states: circle.states.filter((code) => code !== 'FR'),
    }));
    const next = { ...payload, version: 2, prev: digest, states, circles };
    await directory.replace({ payload: next, digest: 'second' });
    const ended = (async () => {
      for (;;) await changes.next();
    })();
    await expect(ended).rejects.toMatchObject({ code: 'MEMBERSHIP_ENDED' });
    expect(await changes.next()).toMatchObject({ done: true });
    await expect(follow('FR').next()).rejects.toMatchObject({ code: 'MEMBERSHIP_ENDED' });
  });

  describe('when nobody listens any more', () => {
    const until = (gone: AbortSignal, after?: string): AsyncGenerator<PrecedentChange> =>
      node.get(PrecedentChanges).follow(inquiryOf('DE'), after, gone);

    it('ends at once while it waits, with nothing to tell', async () => {
      const listener = new AbortController();
      const next = until(listener.signal, (await newest('DE')).cursor).next();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const before = Date.now();
      listener.abort();
      expect(await next).toEqual({ done: true, value: undefined });
      expect(Date.now() - before).toBeLessThan(500);
    });

    it('looks up nothing, and journals nothing', async () => {
      const cursor = (await newest('DE')).cursor;
      await node.submit(decision({ audience: EU }));
      const lines = (): Promise<number> =>
        node.get(Transactions).run({ role: 'reader', state: 'DE' }, (manager) => manager.count(JournalLine));
      const before = await lines();
      expect(await until(AbortSignal.abort(), cursor).next()).toMatchObject({ done: true });
      expect(await lines()).toBe(before);
    });
  });

  /** All that a reader has been told of so far. */
  async function told(state: string): Promise<PrecedentChange[]> {
    const changes = follow(state, beginning[state]);
    const marker = await node.submit(decision({ audience: { ...EU, states: ['CA'] } }));
    const all: PrecedentChange[] = [];
    for await (const change of changes) {
      all.push(change);
      if (change.statementId === marker) break;
    }
    return all;
  }

  async function newest(state: string): Promise<PrecedentChange> {
    const change = (await told(state)).at(-1);
    if (!change) throw new Error('Nothing has been told yet.');
    return change;
  }

  /** The cursor behind which so many changes are still to come. */
  async function last(state: string, count: number): Promise<string | undefined> {
    const all = await told(state);
    return all.at(-2 - count)?.cursor;
  }
});
