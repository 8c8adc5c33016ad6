import { Transactions } from '#database';
import { JournalLine, JournalRecord } from '#journal';
import { MembershipDirectory } from '#membership';

import {
  NOBODY,
  correction,
  erasure,
  legalEvent,
  sharing,
  withdrawal,
} from '../../../intake/test/example-forms.js';
import { ExampleNode, type Said, inquiryOf, officerOf, partOf } from '../../test/example-node.js';
import { decision, forCircle, forStates } from '../../test/stored-record.js';
import { PrecedentFilter } from '../precedent-filter.input.js';
import { Precedents } from '../precedents.service.js';
import { Notices } from './notices.service.js';
import { WatchJob } from './watch-job.service.js';
import type { WatchNotice } from './watch-notice.type.js';
import type { Watch } from './watch.type.js';
import type { WatchedQuestion } from './watched-question.js';
import { Watches } from './watches.service.js';

const EU = forCircle('eu');
const NAME = 'Quillmere Ventures (fictitious)';

const party = (value: string, audience: object = EU): object => ({
  role: 'investor',
  names: [{ value, kind: 'current' }],
  audience,
});
const naming = (value = NAME, audience: object = EU): object =>
  decision({ audience: EU }, { parties: [party(value, audience)] });
const saying = (text: string, audience: object = EU): object =>
  decision({ audience }, { reasons: [{ language: 'en', text, audience }] });

const asking = (name = NAME, withEnded = false): WatchedQuestion => ({
  kind: 'check',
  asks: { parties: [{ role: 'investor', names: [name] }], withEnded },
});
const searching = (text: string, filter: Partial<PrecedentFilter> = {}): WatchedQuestion => ({
  kind: 'search',
  asks: { text, filter: Object.assign(new PrecedentFilter(), filter) },
});

const forEU = ({ parts }: Said): object =>
  Object.fromEntries(parts.filter((part) => part !== 'head' && part !== 'sharing').map((part) => [part, EU]));

describe('watches', () => {
  let node: ExampleNode;

  beforeAll(async () => {
    node = await ExampleNode.start();
  });

  /** Records stay: what a watch finds when it is saved is no news to it. */
  beforeEach(async () => {
    for (const state of ['DE', 'FR', 'NL']) {
      for (const table of ['watch', 'shown_status', 'notice', 'notice_count']) {
        await asReader(state, `DELETE FROM ${table}`);
      }
    }
  });

  afterAll(() => node.close());

  const save = (question: WatchedQuestion, state = 'DE', days = 90): Promise<Watch> =>
    node.get(Watches).save(inquiryOf(state), question, days);

  const round = (state = 'DE'): Promise<void> => node.get(WatchJob).run(state);

  const told = async (state = 'DE', name?: string): Promise<WatchNotice[]> =>
    (await node.get(Notices).page(inquiryOf(state, name), 100, undefined)).notices;

  const kinds = async (state = 'DE'): Promise<[string, string][]> =>
    (await told(state)).map(({ kind, recordId }) => [kind, recordId]);

  const asReader = <T>(state: string, sql: string, values: unknown[] = []): Promise<T[]> =>
    node.get(Transactions).run({ role: 'reader', state }, (manager) => manager.query<T[]>(sql, values));

  describe('of a check', () => {
    it('tell of a record that answers from now on, once, and why', async () => {
      const before = await node.submit(naming());
      const { id } = await save(asking());
      await round();
      expect(await told()).toEqual([]);
      const after = await node.submit(naming());
      await round();
      await round();
      const notices = await told();
      expect(notices).toMatchObject([{ kind: 'NEW', recordId: after, watchId: id }]);
      expect(notices[0]?.because).toEqual([`The name in your check, “${NAME}”, matches: strong.`]);
      expect(notices.map(({ recordId }) => recordId)).not.toContain(before);
    });

    it('tell of no record that names somebody else', async () => {
      await save(asking());
      await node.submit(naming('Brackwater Holdings (fictitious)'));
      await round();
      expect(await told()).toEqual([]);
    });

    it('tell of a change, once, and of a later statement whose content is for others', async () => {
      const reasons = [{ language: 'en', text: 'First words.', audience: EU }];
      const said = await node.say(decision({ audience: EU }, { parties: [party(NAME)], reasons }));
      await save(asking());
      await node.say(correction(said.id, { 'reasons:en': { text: 'Second words.' } }));
      await round();
      await round();
      expect(await kinds()).toEqual([['CHANGED', said.id]]);
      await node.submit(legalEvent(said.id, 'deadline_extended', '2026-05-04', forStates('FR')));
      await round();
      expect(await kinds()).toEqual([
        ['CHANGED', said.id],
        ['CHANGED', said.id],
      ]);
    });

    it('tell of a record as soon as it is shared, however old it is', async () => {
      const said = await node.say(naming(NAME, forStates('FR')));
      await save(asking());
      await round();
      expect(await told()).toEqual([]);
      const parts = forEU(said);
      await node.say(sharing(said.id, parts));
      await round();
      expect(await kinds()).toEqual([['NEW', said.id]]);
    });

    it('tell of another status, and of a record that no longer counts only whoever asks for those too', async () => {
      const known = await node.submit(naming());
      await save(asking());
      await save(asking(NAME, true), 'FR');
      await node.submit(legalEvent(known, 'annulled'));
      const ended = await node.submit(naming());
      await node.submit(legalEvent(ended, 'annulled'));
      await round();
      await round('FR');
      expect(await kinds()).toEqual([['STATUS_CHANGED', known]]);
      expect((await kinds('FR')).sort()).toEqual(
        [
          ['STATUS_CHANGED', known],
          ['NEW', ended],
        ].sort(),
      );
      await node.submit(legalEvent(ended, 'upheld', '2026-07-01'));
      await round();
      expect((await kinds()).at(-1)).toEqual(['STATUS_CHANGED', ended]);
    });

    it('tell that a record was withdrawn, which answers no check any more', async () => {
      const id = await node.submit(naming());
      await save(asking());
      await node.submit(withdrawal(id));
      await round();
      expect(await told()).toMatchObject([
        { kind: 'STATUS_CHANGED', recordId: id, because: ['It answered your question before.'] },
      ]);
      expect((await told())[0]?.status.code.code).toBe('withdrawn');
    });

    it('keep nothing of a record but its id: not what it is erased of', async () => {
      await save(asking('Quillmere'));
      const said = await node.say(naming());
      await round();
      expect(await kinds()).toEqual([['NEW', said.id]]);
      await node.say(erasure(said.id, [partOf(said, 'party')]));
      const rows = await asReader<object>('DE', 'SELECT to_jsonb(n) AS row FROM notice n');
      expect(JSON.stringify(rows)).not.toContain('Ventures');
    });
  });

  describe('of a search', () => {
    it('tell of records whose words answer, in words of the question', async () => {
      await node.submit(saying('The gyroscope was listed.'));
      const { id } = await save(searching('gyroscope'));
      const found = await node.submit(saying('A gyroscope again.'));
      await node.submit(saying('Nothing of the kind.'));
      await node.submit(saying('A gyroscope for France.', forStates('FR')));
      await round();
      expect(await told()).toMatchObject([
        {
          ...{ kind: 'NEW', recordId: found, watchId: id },
          because: ['It answers to “gyroscope” of your search.'],
        },
      ]);
    });

    it('tell of records that pass its filters, where it has no words', async () => {
      await save(searching('state:NL'));
      await save(searching('state:CA'));
      const id = await node.submit(saying('Whatever it says.'));
      await round();
      expect(await told()).toMatchObject([
        { kind: 'NEW', recordId: id, because: ['It passes the filters of your search.'] },
      ]);
    });
  });

  describe('and what may be read now', () => {
    it('tell no longer of a record that was taken back, and of it again when it is back', async () => {
      await save(asking());
      const said = await node.say(naming());
      await round();
      await node.say(sharing(said.id, {}));
      expect(await told()).toEqual([]);
      const parts = forEU(said);
      await node.say(sharing(said.id, parts));
      await round();
      expect(await kinds()).toEqual([
        ['NEW', said.id],
        ['CHANGED', said.id],
      ]);
    });

    it('are one officer’s own, and one state’s', async () => {
      const { id } = await save(asking());
      await node.submit(naming());
      await round();
      await round('FR');
      expect(await told('DE', 'de-other')).toEqual([]);
      expect(await told('FR')).toEqual([]);
      const watches = node.get(Watches);
      expect(await watches.list(officerOf('DE', 'de-other'))).toEqual([]);
      for (const [state, name] of [
        ['DE', 'de-other'],
        ['FR', undefined],
      ] as const) {
        await expect(watches.end(officerOf(state, name), id)).rejects.toMatchObject({
          code: 'WATCH_UNKNOWN',
        });
      }
      expect(await asReader('FR', 'SELECT FROM watch')).toEqual([]);
      expect(await asReader('FR', 'SELECT FROM notice')).toEqual([]);
      expect(await asReader('FR', 'SELECT FROM watch_seen')).toEqual([]);
    });
  });

  describe('have their bounds', () => {
    it('of 50 for each officer', async () => {
      for (let count = 0; count < 50; count += 1) await save(asking(`Name ${count}`));
      await expect(save(asking())).rejects.toMatchObject({ code: 'WATCHES_TOO_MANY', path: ['input'] });
      await expect(save(asking(), 'FR')).resolves.toMatchObject({ kind: 'CHECK' });
      const [first] = await node.get(Watches).list(officerOf('DE'));
      await node.get(Watches).end(officerOf('DE'), first?.id ?? '');
      await expect(save(asking())).resolves.toMatchObject({ kind: 'CHECK' });
    }, 60_000);

    it('and say what they are', async () => {
      const { until, savedAt, ...saved } = await save(searching('gyroscope'), 'DE', 30);
      expect(until.getTime() - savedAt.getTime()).toBe(30 * 24 * 60 * 60 * 1000);
      expect(saved).toMatchObject({ kind: 'SEARCH', caseReference: 'DE-2026-1', limited: false });
      expect(JSON.parse(saved.question)).toEqual({ text: 'gyroscope', filter: { withEnded: false } });
      expect(await node.get(Watches).list(officerOf('DE'))).toMatchObject([saved]);
    });

    it.each([
      ['a party without a name', asking('—'), 'QUESTION_EMPTY'],
      ['no words', searching(''), 'SEARCH_EMPTY'],
      ['a filter that is none', searching('colour:red'), 'SEARCH_SYNTAX'],
    ])('and refuse a question with %s', async (_, question, code) => {
      await expect(save(question)).rejects.toMatchObject({ code });
      expect(await asReader('DE', 'SELECT FROM watch')).toEqual([]);
    });
  });

  it('end with what they have told when their officer ends them', async () => {
    const { id } = await save(asking());
    await node.submit(naming());
    await round();
    expect(await node.get(Watches).end(officerOf('DE'), id)).toMatchObject({ id });
    expect(await told()).toEqual([]);
    expect(await asReader('DE', 'SELECT FROM watch_seen')).toEqual([]);
    await expect(node.get(Watches).end(officerOf('DE'), id)).rejects.toMatchObject({ code: 'WATCH_UNKNOWN' });
  });

  it('do not let one that fails keep another from its turn', async () => {
    await save(searching('gyroscope'));
    await save(asking());
    await asReader(
      'DE',
      `UPDATE watch SET question = '{"text": "colour:red", "filter": {}}' WHERE kind = 'search'`,
    );
    const id = await node.submit(naming());
    await expect(round()).rejects.toMatchObject({ code: 'SEARCH_SYNTAX' });
    expect(await kinds()).toEqual([['NEW', id]]);
  });

  describe('in the journal', () => {
    const linesOf = (state: string): Promise<[JournalLine[], JournalRecord[]]> =>
      node
        .get(Transactions)
        .run({ role: 'reader', state }, async (manager) => [
          await manager.findBy(JournalLine, { state }),
          await manager.find(JournalRecord),
        ]);

    it('stand when they are saved, when they have found something and when they end, in their case', async () => {
      const { id } = await save(asking());
      await round();
      const recordId = await node.submit(naming());
      await round();
      await node.get(Watches).end(officerOf('DE'), id);
      const [lines, records] = await linesOf('DE');
      const own = lines.filter(({ detail }) => detail.watch === id);
      const declared = { officer: 'de-reader', purpose: 'screening', caseReference: 'DE-2026-1' };
      expect(own).toHaveLength(3);
      for (const [action, more] of [
        ['save_watch', { kind: 'check' }],
        ['judge_watch', { told: 1 }],
        ['end_watch', { kind: 'check' }],
      ] as const) {
        const line = own.find((one) => one.action === action);
        expect(line).toMatchObject({ ...declared, detail: { watch: id, ...more } });
        const shown = records.filter(({ lineId }) => lineId === line?.lineId);
        expect(shown.map((one) => one.recordId)).toEqual(action === 'judge_watch' ? [recordId] : []);
      }
    });

    it('let the owner know which state was told, and not which officer', async () => {
      await save(asking());
      const id = await node.submit(naming());
      await round();
      const sightings = await asReader(
        'NL',
        'SELECT reader, what, purpose FROM record_sighting WHERE record_id = $1',
        [id],
      );
      expect(sightings).toEqual([{ reader: 'DE', what: 'read', purpose: 'screening' }]);
    });

    it('hold each look at notices, and of a stream those that told something', async () => {
      const looks = async (): Promise<unknown[]> => {
        const [lines] = await linesOf('DE');
        return lines.filter(({ action }) => action === 'read_notices').map(({ detail }) => detail.shown);
      };
      const before = await looks();
      await save(asking());
      const { pageInfo } = await node.get(Notices).page(inquiryOf('DE'), 10, undefined);
      const stream = node.get(Notices).follow(inquiryOf('DE'), pageInfo.endCursor);
      await node.submit(naming());
      await round();
      expect((await stream.next()).value).toMatchObject({ kind: 'NEW' });
      await stream.return(undefined);
      const after = await looks();
      expect(after.sort()).toEqual([...before, 0, 1].sort());
    });
  });

  describe('page by page', () => {
    it('tell everything once, and go on from the end of a page that was the last', async () => {
      await save(asking());
      const ids: string[] = [];
      const one = async (): Promise<void> => {
        ids.push(await node.submit(naming()));
        await round();
      };
      for (let count = 0; count < 3; count += 1) await one();
      const page = (after?: string) => node.get(Notices).page(inquiryOf('DE'), 2, after);
      const first = await page();
      expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      const second = await page(first.pageInfo.endCursor);
      const third = await page(second.pageInfo.endCursor);
      expect([second.pageInfo.hasNextPage, third.notices]).toEqual([false, []]);
      await one();
      const fourth = await page(third.pageInfo.endCursor);
      const all = [first, second, third, fourth].flatMap(({ notices }) => notices);
      expect(all.map(({ recordId }) => recordId)).toEqual(ids);
    });

    it.each([
      ['another state', 'FR', undefined],
      ['another officer', 'DE', 'de-other'],
    ])('refuse the cursor of %s', async (_, state, name) => {
      const { pageInfo } = await node.get(Notices).page(inquiryOf('DE'), 10, undefined);
      const page = node.get(Notices).page(inquiryOf(state, name), 10, pageInfo.endCursor);
      await expect(page).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    });
  });

  describe('and the status of records that a state has read', () => {
    const read = (id: string, state = 'DE', name?: string) =>
      node.get(Precedents).read(inquiryOf(state, name), id);

    it('every officer of the state is told when it is another one', async () => {
      const id = await node.submit(naming());
      await read(id, 'DE', 'de-first');
      await round();
      expect(await told()).toEqual([]);
      await node.submit(legalEvent(id, 'annulled'));
      await round();
      await round();
      for (const name of ['de-first', 'de-second']) {
        expect(await told('DE', name)).toMatchObject([
          { kind: 'STATUS_CHANGED', recordId: id, watchId: undefined, status: { counts: false } },
        ]);
      }
      expect(await told('FR')).toEqual([]);
    });

    it('is compared with the one that was shown, also when it changed a moment later, or was read again', async () => {
      const id = await node.submit(naming());
      await read(id);
      await node.submit(legalEvent(id, 'appeal_lodged'));
      await read(id);
      await round();
      expect(await kinds()).toEqual([['STATUS_CHANGED', id]]);
    });

    it('is no news to who read it as it is, nor to its own state, nor while its event is not shared', async () => {
      const id = await node.submit(naming());
      await node.submit(legalEvent(id, 'suspended'));
      await read(id);
      await read(id, 'NL');
      await node.say(sharing(id, {}));
      await node.submit(legalEvent(id, 'annulled', '2026-06-04', NOBODY));
      await round();
      await round('NL');
      expect(await told()).toEqual([]);
      expect(await told('NL')).toEqual([]);
    });

    it.each([
      ['a withdrawal', withdrawal, 'withdrawn'],
      ['a revocation', (id: string) => legalEvent(id, 'revoked'), 'revoked'],
      ['the end of its conditions', (id: string) => legalEvent(id, 'conditions_ended'), 'closed'],
    ])('is told after %s', async (_, form, status) => {
      const kind = status === 'closed' ? 'cleared_with_conditions' : 'prohibited';
      const id = await node.submit(decision({ audience: EU, kind }));
      await read(id);
      await node.submit(form(id));
      await round();
      const [notice] = await told();
      expect(notice?.status.code.code).toBe(status);
    });

    it('is told of more records than are compared at once', async () => {
      const id = await node.submit(naming());
      await read(id);
      await asReader(
        'DE',
        `INSERT INTO shown_status SELECT 'DE', '-' || place, 'standing' FROM generate_series(1, 250) AS place`,
      );
      await node.submit(legalEvent(id, 'annulled'));
      await round();
      expect(await kinds()).toEqual([['STATUS_CHANGED', id]]);
    });
  });
});

describe('a watch', () => {
  let node: ExampleNode;

  beforeEach(async () => {
    node = await ExampleNode.start();
  });

  afterEach(() => node.close());

  const rows = (sql: string, state = 'DE'): Promise<object[]> =>
    node.get(Transactions).run({ role: 'reader', state }, (manager) => manager.query<object[]>(sql));

  it('is neither listed nor judged after its last day, gives room to another, and is forgotten later', async () => {
    const { until } = await node.get(Watches).save(inquiryOf('DE'), asking(), 10);
    node.time = until;
    await node.submit(naming());
    await node.get(WatchJob).run('DE');
    expect(await node.get(Watches).list(officerOf('DE'))).toEqual([]);
    expect(await rows('SELECT FROM notice')).toEqual([]);
    expect(await rows('SELECT FROM watch')).toHaveLength(1);
    node.time = new Date(until.getTime() + 31 * 24 * 60 * 60 * 1000);
    await node.get(WatchJob).run('DE');
    expect(await rows('SELECT FROM watch')).toEqual([]);
  });

  it('is judged no more, and tells nothing, when the membership of its state has ended', async () => {
    await node.get(Watches).save(inquiryOf('FR'), asking(), 90);
    expect(await node.get(WatchJob).due()).toContain('FR');
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
    await node.submit(naming());
    await node.get(WatchJob).run('FR');
    expect(await rows('SELECT FROM notice', 'FR')).toEqual([]);
    expect(await node.get(WatchJob).due()).not.toContain('FR');
    const stream = node.get(Notices).follow(inquiryOf('FR'), undefined);
    await expect(stream.next()).rejects.toMatchObject({ code: 'MEMBERSHIP_ENDED' });
  });
});
