import { type StubNode, stubNode } from '../__fixtures__/stub-node.js';
import { NodeClient } from '../client/node-client.js';
import { type AnsweredRow, type SharedQuestion, askRows } from './ask-rows.js';
import type { PlannedRow } from './plan-rows.js';

interface Sent {
  readonly variables: {
    readonly input: {
      readonly rows: readonly { readonly clientRequestId: string; readonly caseReference?: string }[];
    };
  };
}

const SHARED = { purpose: 'screening', caseReference: 'NL-1' };
const rows: PlannedRow[] = Array.from({ length: 30 }, (_, at) => ({
  row: at + 2,
  label: `Company ${at}`,
  parties: [{ role: 'investor', names: [`Company ${at}`] }],
  ...(at === 3 && { caseReference: 'NL-2' }),
}));

describe('askRows', () => {
  let node: StubNode;

  beforeAll(async () => {
    node = await stubNode(({ body }) => {
      const { input } = (body as Sent).variables;
      return {
        body: { data: { checkBatch: input.rows.map(() => ({ __typename: 'Rejected', problems: [] })) } },
      };
    });
  });

  afterAll(() => node.close());

  const asked = async (
    shared: SharedQuestion,
    run = '2026-11-29',
  ): Promise<{ answered: AnsweredRow[]; calls: Sent[] }> => {
    node.requests.length = 0;
    const client = new NodeClient({
      url: node.url,
      officer: undefined,
      token: undefined,
      keyFile: undefined,
    });
    const answered: AnsweredRow[] = [];
    for await (const row of askRows(client, rows, shared, run, 'en')) answered.push(row);
    return { answered, calls: node.requests.map(({ body }) => body as Sent) };
  };
  const sizes = (calls: readonly Sent[]): number[] =>
    calls.map(({ variables }) => variables.input.rows.length);

  it('asks every row once, in their order, a few in each call', async () => {
    const { answered, calls } = await asked(SHARED);
    expect(sizes(calls)).toEqual([12, 12, 6]);
    expect(answered.map(({ planned }) => planned.row)).toEqual(rows.map(({ row }) => row));
  });

  it('asks fewer in a call where each may wait for other nodes', async () => {
    const { calls } = await asked({ ...SHARED, reach: 'ASK_OWNERS' });
    expect(new Set(sizes(calls))).toEqual(new Set([5]));
  });

  it('gives each row an id of its own, the same again in the same run, and its own case', async () => {
    const ids = ({ answered }: { answered: AnsweredRow[] }): string[] =>
      answered.map(({ clientRequestId }) => clientRequestId);
    const first = await asked(SHARED);
    expect(new Set(ids(first)).size).toBe(30);
    expect(ids(await asked(SHARED))).toEqual(ids(first));
    expect(ids(await asked(SHARED, '2026-11-30'))).not.toContain(ids(first)[0]);
    const sent = first.calls.flatMap(({ variables }) => variables.input.rows);
    expect(sent.map(({ clientRequestId }) => clientRequestId)).toEqual(ids(first));
    expect(sent.map(({ caseReference }) => caseReference).filter(Boolean)).toEqual(['NL-2']);
  });
});
