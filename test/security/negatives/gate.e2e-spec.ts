import request from 'supertest';

import { Transactions } from '#database';
import { RegisterError } from '#kernel';

import { PURPOSE, ask, tokenFor } from '../../support/ask.js';
import { decision, logPosition, signAs, submit } from '../../support/sign-as.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { movedHome } from '../../support/moved-home.js';
import { GATE_SECRETS, gateRows } from './gate-rows.js';
import { bindRows, runRows } from './run-rows.js';

const TEN_MEGABYTES = 10 * 1024 * 1024;

interface JournalLine {
  readonly officer: string;
  readonly outcome: string;
  readonly everything: string;
}

describe('the gate over HTTP', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node?.close());

  /** The lines that a state's own officers left, newest first. */
  const journal = (state: string): Promise<JournalLine[]> =>
    node.app
      .get(Transactions)
      .run({ role: 'reader', state }, (manager) =>
        manager.query(
          'SELECT officer, outcome, to_jsonb(line)::text AS everything FROM journal_line line ORDER BY at DESC, line_id',
        ),
      );

  const records = (): Promise<unknown[]> =>
    node.app
      .get(Transactions)
      .run({ role: 'intake' }, (manager) =>
        manager.query('SELECT record_id FROM record UNION ALL SELECT part FROM disclosure'),
      );

  it.each(gateRows.map((row) => [row.id, row.input, row] as const))(
    '%s %s: refused with nothing stored and nothing logged',
    async (_id, _input, row) => {
      const before = { position: await logPosition(node), records: await records() };
      const { failures } = await runRows(bindRows([row], node, GATE_SECRETS), () => undefined);
      expect(failures).toEqual([]);
      expect({ position: await logPosition(node), records: await records() }).toEqual(before);
    },
  );

  it('journals a refusal by its code, without the content', async () => {
    const [row] = gateRows.filter(({ code }) => code === 'AUDIENCE_STATE_UNKNOWN');
    await expect(row?.attempt(node)).rejects.toBeInstanceOf(RegisterError);
    const lines = await journal('NL');
    const line = lines.find(({ outcome }) => outcome === 'AUDIENCE_STATE_UNKNOWN');
    expect(line?.officer).toBe('nl-releaser');
    for (const secret of GATE_SECRETS) expect(line?.everything).not.toContain(secret);
  });

  it('takes an empty audience as owner only', async () => {
    const draft = decision({}, { audience: { circles: [], states: [], except: [] } });
    const statement = await signAs(node, 'NL', draft);
    expect((await submit(node, 'nl-releaser', statement)).__typename).toBe('StatementReceipt');
    const seen = await Promise.all(
      ['nl-reader', 'de-reader'].map((officer) => readable(officer, statement.jti)),
    );
    expect(seen).toEqual([true, false]);
  });

  it('takes a record whose parts all go to different states', async () => {
    const states = ['FR', 'DE', 'IT', 'CZ', 'GB', 'CA', 'AU', 'NO', 'JP', 'KR'];
    const audiences = Array.from({ length: 240 }, (_, number) => ({
      circles: [],
      states: states.filter((_state, place) => ((number + 1) >> place) & 1),
      except: [],
    }));
    const parties = audiences.map((audience, place) => ({
      role: 'affiliate',
      names: [{ value: `Affiliate ${place} (fictitious)`, kind: 'current' }],
      audience,
    }));
    const statement = await signAs(node, 'NL', decision({}, { parties }));
    expect((await submit(node, 'nl-releaser', statement)).__typename).toBe('StatementReceipt');
  });

  const readable = async (officer: string, id: string): Promise<boolean> => {
    const query = 'query ($id: ID!) { precedent(id: $id) { id } }';
    const answer = await ask<{ precedent: object | null }>(node, query, {
      as: officer,
      headers: PURPOSE,
      variables: { id },
    });
    return answer.data.precedent !== null;
  };

  it('writes one journal line for a statement submitted three times', async () => {
    const statement = await signAs(node, 'NL', decision());
    const lines = async (): Promise<number> =>
      (await journal('NL')).filter(({ outcome }) => outcome === 'answered').length;
    const before = await lines();
    for (let time = 0; time < 3; time++) await submit(node, 'nl-releaser', statement);
    expect(await lines()).toBe(before + 1);
  });

  it('refuses an officer without the role of a releaser', async () => {
    const query = 'mutation { submitStatement(token: "x", disclosures: []) { __typename } }';
    const answer = await ask(node, query, { as: 'nl-reader' });
    expect(answer.errors[0]?.extensions.code).toBe('PERMISSION_MISSING');
  });

  it('refuses a body of 10 MB before it is read', async () => {
    const token = await tokenFor(node, 'nl-releaser');
    const before = await logPosition(node);
    const response = await request(node.url)
      .post('/graphql')
      .set({ authorization: `Bearer ${token}` })
      .send({ query: '{ me { officer } }', variables: { padding: 'x'.repeat(TEN_MEGABYTES) } });
    expect(response.status).toBe(413);
    expect(response.body).toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(await logPosition(node)).toEqual(before);
  });
});

describe('I10 a node that is not the home of the signing state', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({
      withoutCases: true,
      prepareFolder: (folder, url) => movedHome(folder, url, 'FR'),
    });
  });

  afterAll(() => node?.close());

  it('refuses its statement and logs nothing', async () => {
    const statement = await signAs(node, 'FR', decision({ decidedBy: 'FR' }));
    const result = await submit(node, 'fr-releaser', statement);
    expect(result.problems?.[0]?.code).toBe('HOME_ELSEWHERE');
    expect((await logPosition(node)).size).toBe(0);
  });
});
