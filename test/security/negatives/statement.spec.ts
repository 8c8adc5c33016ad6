import { presentStatement } from '#statement';
import { bindRows, runRows } from './run-rows.js';
import { STATEMENT_SECRETS, StatementFixture } from './statement-fixture.js';
import { statementRows } from './statement-rows.js';

const ids = (group: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${group}${at + 1}`);

describe('Bad statements and disclosures', () => {
  let fixture: StatementFixture;

  beforeAll(async () => {
    fixture = await StatementFixture.create();
  });

  it('starts from a statement, claims and disclosures that are accepted when nothing is wrong with them', async () => {
    const { forge } = fixture;
    await expect(
      fixture.presentation(presentStatement(fixture.signedPart, fixture.disclosures)),
    ).resolves.toBeDefined();
    await expect(fixture.header({})).resolves.toBeDefined();
    await expect(fixture.payload({})).resolves.toBeDefined();
    await expect(fixture.payloadText((text) => text)).resolves.toBeDefined();
    await expect(fixture.signature((signature) => signature)).resolves.toBeDefined();
    await expect(
      fixture.open([forge.salt(), 'head', {}], [forge.salt(), 'outcome', {}]),
    ).resolves.toBeDefined();
  });

  it('has a row for every id of the groups A and B', () => {
    expect([...new Set(statementRows.map(({ id }) => id))]).toEqual([...ids('A', 35), ...ids('B', 18)]);
  });

  it.each(statementRows.map((row) => ({ title: `${row.id} ${row.input}`, row })))(
    'refuses $title',
    async ({ row }) => {
      const { executedIds, failures } = await runRows(
        bindRows([row], fixture, STATEMENT_SECRETS),
        () => undefined,
      );
      expect(failures).toEqual([]);
      expect(executedIds).toEqual([row.id]);
    },
  );
});
