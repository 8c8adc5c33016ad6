import { JournalLine } from '#journal';
import { LogEntry } from '#ledger';
import type { IssuedStatement } from '#statement';

import { ExampleGate } from '../test/example-gate.js';
import { decision, releaserOf } from '../test/example-register.js';
import type { Outcome } from './acceptance.service.js';
import { RecordRow } from './record.entity.js';

describe('Gate with many statements at once', () => {
  let node: ExampleGate;

  beforeAll(async () => {
    node = await ExampleGate.open();
  });

  beforeEach(async () => {
    node = await ExampleGate.openAfter(node);
  });

  afterAll(() => node.close());

  const issue = (form: object = decision()): Promise<IssuedStatement> =>
    node.register.issue(form, { at: node.now });
  const submitAll = (issued: readonly IssuedStatement[], by = 'NL'): Promise<Outcome[]> =>
    node.gate.submitAll(
      releaserOf(by),
      issued.map(({ signedPart, disclosures }) => ({ signedPart, disclosures: [...disclosures.values()] })),
    );
  const told = (outcomes: readonly Outcome[]): (number | string)[] =>
    outcomes.map((outcome) =>
      'accepted' in outcome
        ? outcome.accepted.entry.logIndex
        : ((outcome.refused as { code?: string }).code ?? 'a failure without a code'),
    );
  const withdrawalOf = ({ jti }: IssuedStatement): object => ({
    kind: 'withdrawal',
    ref: jti,
    audience: { circles: ['eu'], states: [], except: [] },
    withdrawal: { reason: 'recorded_in_error' },
  });
  const rows = async (entity: new () => object): Promise<number> =>
    node.intake((manager) => manager.count(entity));

  it('takes them in their order', async () => {
    const issued = await Promise.all(Array.from({ length: 12 }, () => issue()));
    expect(told(await submitAll(issued))).toEqual(issued.map((_, place) => place));
    expect(await rows(RecordRow)).toBe(12);
  });

  it('unpacks each as it would alone', async () => {
    const together = await Promise.all([issue(), issue(), issue()]);
    await submitAll(together);
    const apart = await ExampleGate.open(node.register);
    for (const one of together) await apart.resubmit(one);
    const content = (gate: ExampleGate): Promise<unknown[]> =>
      gate.intake((manager) =>
        manager.query(
          `SELECT record_id, part, kind, content, a.definition FROM record_part JOIN audience a USING (audience_id)
            ORDER BY record_id, part`,
        ),
      );
    expect(await content(node)).toEqual(await content(apart));
    await apart.close();
  });

  it('lets one bad one stop no other, and keeps nothing of it but a line of the journal', async () => {
    const [first, bad, last] = await Promise.all([issue(), issue(), issue()]);
    const outcomes = await submitAll([first, { ...bad, disclosures: new Map() }, last]);
    expect(told(outcomes)).toEqual([0, 'RECORD_PART_MISSING', 1]);
    expect(await rows(RecordRow)).toBe(2);
    const lines = await node.as('NL', (manager) => manager.find(JournalLine));
    expect(lines.map(({ outcome }) => outcome).sort()).toEqual([
      'RECORD_PART_MISSING',
      'answered',
      'answered',
    ]);
  });

  it('enters a statement once that stands twice in a batch', async () => {
    const [one, other] = await Promise.all([issue(), issue()]);
    expect(told(await submitAll([one, other, one]))).toEqual([0, 1, 0]);
    expect(await rows(LogEntry)).toBe(2);
  });

  it('lets a later statement act on a decision of the same batch', async () => {
    const refused = await issue();
    const withdrawal = await issue(withdrawalOf(refused));
    expect(told(await submitAll([await issue(), refused, withdrawal, await issue()]))).toEqual([0, 1, 2, 3]);
  });

  it('refuses a later statement that stands before its decision', async () => {
    const refused = await issue();
    const withdrawal = await issue(withdrawalOf(refused));
    expect(told(await submitAll([withdrawal, refused]))).toEqual(['REFERENCE_UNKNOWN', 0]);
  });

  it('gives everyone who submits at the same time a place of its own', async () => {
    const issued = await Promise.all(Array.from({ length: 20 }, () => issue()));
    const accepted = await Promise.all(issued.map((one) => node.resubmit(one)));
    expect(accepted.map(({ entry }) => entry.logIndex).sort((a, b) => a - b)).toEqual(
      issued.map((_, at) => at),
    );
  });

  it('keeps nothing of a batch that the database fails in, and says so to each', async () => {
    const issued = await Promise.all([issue(), issue()]);
    await node.database.source.transaction(async (manager) => {
      await manager.query('SET LOCAL ROLE NONE');
      await manager.query(
        `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$`,
      );
      await manager.query(
        'CREATE TRIGGER full_disk BEFORE INSERT ON record_part FOR EACH STATEMENT EXECUTE FUNCTION full_disk()',
      );
    });
    expect(told(await submitAll(issued))).toEqual(['DATABASE_UNAVAILABLE', 'DATABASE_UNAVAILABLE']);
    expect([await rows(LogEntry), await rows(RecordRow)]).toEqual([0, 0]);
  });
});
