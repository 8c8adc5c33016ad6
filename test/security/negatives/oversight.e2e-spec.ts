import { type TestNode, startNode } from '../../support/start-node.js';
import { ApiFixture } from './api-fixture.js';
import { SECRETS } from './hidden-decisions.js';
import { FRENCH_CASE, FRENCH_MARKS, OversightFixture } from './oversight-fixture.js';
import { oversightRows } from './oversight-rows.js';
import { bindRows, runRows } from './run-rows.js';

const NEEDS_START = 60_000;

describe('oversight of another state over HTTP', () => {
  let node: TestNode;
  let fixture: OversightFixture;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    fixture = await OversightFixture.create(await ApiFixture.create(node));
  }, NEEDS_START);

  afterAll(() => node?.close());

  it('is about fields that are found by asking for them, each as either role that may', () => {
    const found = fixture.fields.map(({ role, field }) => `${role} ${field.name}`);
    const known = [
      'auditRecord',
      'auditYear',
      'auditJournalHeads',
      'auditNamedRoots',
      'auditRoots',
      'journalSeals',
    ];
    const both = ['officerJournal', 'journal', 'explainAccess', 'me'];
    for (const name of [...known, 'closeAudit', 'checkReceipt', ...both])
      expect(found).toContain(`auditor ${name}`);
    for (const name of both) expect(found).toContain(`steward ${name}`);
    for (const name of ['auditRecord', 'closeAudit', 'precedents', 'check'])
      expect(found).not.toContain(`steward ${name}`);
  });

  it('is shown to the auditor of the state itself', async () => {
    const query = `{
      officerJournal(first: 100) { lines { officer caseReference } }
      checkReceipt(answerId: "${fixture.answerId}") { question }
      auditRecord(recordId: "${fixture.api.hiddenId}", size: ${fixture.logSize}) { entries { disclosures } }
    }`;
    const { text } = await fixture.ask('fr-auditor', { query });
    for (const mark of FRENCH_MARKS) expect(text).toContain(mark);
    expect(text).toContain('Halcyon');
    expect(text).not.toContain('"entries":[]');
  });

  it(
    'I9 is refused, or empty as for what there is not, at every field',
    async () => {
      const rows = bindRows(oversightRows(fixture), fixture, [...SECRETS, ...FRENCH_MARKS]);
      expect(rows.length).toBeGreaterThan(40);
      const { failures } = await runRows(rows, () => undefined);
      expect(failures).toEqual([]);
    },
    NEEDS_START,
  );

  it('I9 does not open the case of another state by closing one of its name', async () => {
    const shown = await fixture.ask('fr-steward', {
      query: '{ officerJournal { lines { caseReference } } }',
    });
    expect(shown.text).not.toContain(`${FRENCH_CASE}-0`);
  });
});
