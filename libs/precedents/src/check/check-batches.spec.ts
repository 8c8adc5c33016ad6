import { Transactions } from '#database';
import { Rejected } from '#graphql';
import { JournalLine } from '#journal';
import { MembershipDirectory } from '#membership';

import { question } from '../../test/asked-party.js';
import { ExampleNode, inquiryOf, officerOf } from '../../test/example-node.js';
import { decision, forCircle } from '../../test/stored-record.js';
import { CheckBatchInput, CheckRowInput } from './check-batch.input.js';
import { CheckBatches } from './check-batches.service.js';
import { Reach } from './check.input.js';
import { Checks } from './check.service.js';
import { CheckAnswer } from './check.type.js';

const SHARED = { purpose: 'screening', caseReference: 'DE-1', reach: Reach.LOCAL, withEnded: false };

const row = (name: string, rest: Partial<CheckRowInput> = {}): CheckRowInput =>
  Object.assign(new CheckRowInput(), {
    parties: [{ role: 'investor', names: [name] }],
    clientRequestId: name.replaceAll(/\W/g, '-').padEnd(8, '0'),
    ...rest,
  });

const named = (outcomes: readonly (CheckAnswer | Rejected)[]): unknown[] =>
  outcomes.map((outcome) =>
    outcome instanceof CheckAnswer
      ? outcome.hits.map(({ matches }) => matches[0]?.name)
      : outcome.problems.map(({ code, path }) => `${code} ${path.join('.')}`),
  );

describe('A batch of checks', () => {
  let node: ExampleNode;

  beforeAll(async () => {
    node = await ExampleNode.start();
    for (const name of ['Quillmere Ventures', 'Amberfold Capital']) {
      const parties = [{ role: 'investor', names: [{ value: name, kind: 'current' }] }];
      await node.submit(decision({}, { audience: forCircle('eu'), parties }));
    }
  });

  afterAll(() => node.close());

  const ask = (rows: CheckRowInput[], shared: object = {}, state = 'DE') => {
    const input = Object.assign(new CheckBatchInput(), { ...SHARED, rows, ...shared });
    return node.get(CheckBatches).answer(officerOf(state), input);
  };
  const lines = (state = 'DE'): Promise<JournalLine[]> =>
    node
      .get(Transactions)
      .run({ role: 'reader', state }, (manager) => manager.findBy(JournalLine, { action: 'check' }));

  it('answers each row by itself, in their order, and names the row that it refuses', async () => {
    const rows = [
      row('Amberfold Capital'),
      row('...'),
      row('Nobody At All', { parties: [{ role: 'none', names: ['x'.repeat(301)] }] }),
      row('Bad Id', { clientRequestId: 'short' }),
      row('Bad Case', { caseReference: '<b>' }),
      row('Quillmere Ventures'),
    ];
    expect(named(await ask(rows))).toEqual([
      ['Amberfold Capital'],
      ['QUESTION_EMPTY input.rows.1.parties.0.names'],
      ['INPUT_INVALID input.rows.2.parties.0.role', 'INPUT_INVALID input.rows.2.parties.0.names'],
      ['INPUT_INVALID input.rows.3.clientRequestId'],
      ['CASE_REFERENCE_INVALID input.rows.4.caseReference'],
      ['Quillmere Ventures'],
    ]);
  });

  it('leaves one line in the journal for each row that was asked, in the case of the row', async () => {
    const before = (await lines()).length;
    await ask([row('First Line'), row('...'), row('Other Case', { caseReference: 'DE-2' })]);
    const newest = (await lines()).slice(before);
    expect(newest.map(({ caseReference }) => caseReference).sort()).toEqual(['DE-1', 'DE-2']);
  });

  it('signs a receipt for each row', async () => {
    const outcomes = await ask([row('Receipt One'), row('Receipt Two')]);
    const tokens = outcomes.map((outcome) => (outcome instanceof CheckAnswer ? outcome.receipt?.token : ''));
    expect(new Set(tokens).size).toBe(2);
    expect(tokens.join()).toMatch(/^[\w.-]+,[\w.-]+$/);
  });

  it('repeats first answers to the same rows, also in another batch and to a single check', async () => {
    const [first] = await ask([row('Repeated Row'), row('Another Row')]);
    const [, , again] = await ask([row('Fresh Row'), row('Another Row'), row('Repeated Row')]);
    expect(again).toEqual({ ...first, repeated: true });
    const single = question(row('Repeated Row').parties, {
      clientRequestId: row('Repeated Row').clientRequestId,
      caseReference: 'DE-1',
    });
    const inquiry = { ...inquiryOf('DE'), caseReference: 'DE-1' };
    expect(await node.get(Checks).check(inquiry, single)).toEqual({ ...first, repeated: true });
  });

  it('takes the same id twice in one call as one question, and refuses it for two', async () => {
    const { clientRequestId } = row('Twice Asked');
    const outcomes = await ask([
      row('Twice Asked'),
      row('Twice Asked'),
      row('Other Words', { clientRequestId }),
    ]);
    expect(outcomes[1]).toEqual({ ...outcomes[0], repeated: true });
    expect(named(outcomes)[2]).toEqual(['REQUEST_ID_REUSED input.rows.2.clientRequestId']);
  });

  it.each([
    ['no row', {}, [], 'BATCH_SIZE'],
    ['51 rows', {}, Array.from({ length: 51 }, () => row('One Too Many')), 'BATCH_SIZE'],
    ['an unknown purpose', { purpose: 'curiosity' }, [row('Unasked One')], 'PURPOSE_UNKNOWN'],
    ['a case that is none', { caseReference: '<b>' }, [row('Unasked Two')], 'CASE_REFERENCE_INVALID'],
    ['a day to come', { asOf: '2999-01-01' }, [row('Unasked Three')], 'MOMENT_IN_FUTURE'],
    ['a state that is none', { ask: ['XX'] }, [row('Unasked Four')], 'INPUT_INVALID'],
  ])('F16 refuses %s as a whole, and asks nothing', async (_, shared, rows, code) => {
    const before = (await lines()).length;
    await expect(ask(rows, shared)).rejects.toMatchObject({ code });
    expect(await lines()).toHaveLength(before);
  });

  it('F9 answers about what its state may not see as about what nobody has recorded', async () => {
    const hidden = 'Hidden Holdings';
    await node.submit(
      decision({}, { parties: [{ role: 'investor', names: [{ value: hidden, kind: 'current' }] }] }),
    );
    const [asked, unheard] = await ask([row(hidden), row('Unheard Holdings')]);
    expect(named([asked, unheard].flatMap((one) => one ?? []))).toEqual([[], []]);
    expect(asked).toMatchObject({ more: false, coverage: (unheard as CheckAnswer).coverage });
    const [own] = await ask([row(hidden, { caseReference: 'NL-1' })], {}, 'NL');
    expect(own && named([own])).toEqual([[hidden]]);
  });

  it('answers no row any more once the state has ceased to be a member', async () => {
    const directory = node.get(MembershipDirectory);
    const { payload, digest } = directory.current().root;
    const states = payload.states.filter(({ code }) => code !== 'CA');
    await directory.replace({ payload: { ...payload, version: 2, prev: digest, states }, digest: 'second' });
    const after = await ask([row('After The End')], {}, 'CA');
    expect(named(after)).toEqual([['MEMBERSHIP_ENDED input.rows.0']]);
  });
});
