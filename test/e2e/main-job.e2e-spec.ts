import { Transactions } from '#database';
import { Membership, verifyRoot } from '#membership';
import { verifyPresentation } from '#statement';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, logPosition, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { __typename
  ... on CheckAnswer { id answeredAt coverage more searched { size }
    hits { precedent { id attribution outcome { __typename ... on Outcome { kind { code } decidedOn { value precision } } }
                       grounds { __typename ... on Ground { code { code unavailable } } } }
           matches { role { code } band name } earlierRefusal { counts reason } } }
  ... on Rejected { problems { code message path } } } }`;

interface Check {
  check: {
    __typename: string;
    id: string;
    answeredAt: string;
    coverage: string;
    hits: {
      precedent: {
        id: string;
        attribution: string;
        outcome: { kind: { code: string }; decidedOn: { value: string; precision: string } };
        grounds: { __typename: string; code?: { code: string; unavailable: boolean } }[];
      };
      matches: { role: { code: string }; band: string; name: string }[];
      earlierRefusal: { counts: string; reason: string };
    }[];
    problems: { code: string; path: string[] }[];
  };
}

let requests = 0;

function question(names: string[], more: Record<string, unknown> = {}): Record<string, unknown> {
  requests += 1;
  const party = { role: 'investor', names };
  const input = {
    parties: [party],
    purpose: 'screening',
    caseReference: 'NL-2026-001',
    clientRequestId: `request-${requests}`,
    ...more,
  };
  return { input };
}

describe('the main job', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode();
  }, 60_000);

  afterAll(() => node?.close());

  const check = async (officer: string, variables: Record<string, unknown>): Promise<Check['check']> =>
    (await ask<Check>(node, CHECK, { as: officer, variables })).data.check;

  describe('checking an investor in a running case', () => {
    it('finds the British order against Nexperia as investor, with its grounds', async () => {
      const answer = await check('nl-reader', question(['Nexperia']));
      const hit = answer.hits.find(({ matches }) =>
        matches.some((match) => match.role.code === 'investor' && match.band === 'strong'),
      );
      expect(hit?.precedent.attribution).toBe('United Kingdom decided');
      expect(hit?.precedent.outcome.decidedOn).toEqual({ value: '2022-11-16', precision: 'day' });
      const codes = hit?.precedent.grounds.flatMap((ground) => ground.code?.code ?? []);
      expect(codes).toEqual(['SEC-02', 'SEC-03', 'SEC-14']);
      expect(hit?.earlierRefusal.counts).toBe('no');
    });

    it('finds the Canadian order by the name of its target, and says that reasons are not available', async () => {
      const answer = await check('nl-reader', question(['Hikvision Canada Inc']));
      const [hit] = answer.hits;
      expect(hit?.matches[0]).toMatchObject({
        role: { code: 'target' },
        band: 'strong',
        name: 'Hikvision Canada',
      });
      expect(hit?.precedent.grounds[0]).toMatchObject({ code: { code: 'UND-02', unavailable: true } });
    });

    it('never says that no refusal exists', async () => {
      const answer = await check('nl-reader', question(['Nobody Has Heard Of This']));
      expect(answer.hits).toEqual([]);
      expect(answer.coverage).toContain('No record that you may see');
      expect(answer.coverage).toContain('Others may hold records');
    });

    it('gives the first answer again for the same request id', async () => {
      const variables = question(['Nexperia']);
      const first = await check('nl-reader', variables);
      const second = await check('nl-reader', variables);
      expect(second).toEqual(first);
    });

    it('answers two calls with the same request id at the same moment alike', async () => {
      const variables = question(['Hikvision']);
      const [left, right] = await Promise.all([check('nl-reader', variables), check('nl-reader', variables)]);
      expect(left.id).toBe(right.id);
      expect(left).toEqual(right);
    });

    it('refuses another question under a used request id', async () => {
      const first = question(['Nexperia']);
      await check('nl-reader', first);
      const { clientRequestId } = first.input as { clientRequestId: string };
      const answer = await check('nl-reader', question(['Hikvision'], { clientRequestId }));
      expect(answer.problems[0]?.code).toBe('REQUEST_ID_REUSED');
    });

    it('names every fault of a question with its place', async () => {
      const parties = [{ role: 'affiliate', names: ['x'], lei: '123' }];
      const answer = await check('nl-reader', question([], { parties, clientRequestId: 'short' }));
      const places = answer.problems.map((problem) => problem.path.join('.'));
      expect(places).toEqual(['input.parties.0.role', 'input.parties.0.lei', 'input.clientRequestId']);
    });

    it('refuses a question that could find nothing', async () => {
      const answer = await check('nl-reader', question(['---']));
      expect(answer.problems[0]).toMatchObject({
        code: 'QUESTION_EMPTY',
        path: ['input', 'parties', '0', 'names'],
      });
    });
  });

  describe('a flood of names from one state', () => {
    /** One record that carries the same alias again and again, shared with one state only. */
    const flood = (name: string): object =>
      decision(
        { decidedBy: 'CA' },
        {
          audience: { circles: [], states: ['NL'], except: [] },
          parties: Array.from({ length: 6 }, () => ({
            role: 'affiliate',
            names: Array.from({ length: 40 }, () => ({ value: name, kind: 'alias' })),
          })),
        },
      );

    /** The records that went out with the newest check of a state. */
    const journalled = (state: string): Promise<string[]> =>
      node.app.get(Transactions).run({ role: 'reader', state }, async (manager) => {
        const rows = await manager.query<{ id: string }[]>(
          `SELECT record_id AS id FROM journal_record WHERE line_id =
             (SELECT line_id FROM journal_line WHERE action = 'check' ORDER BY at DESC LIMIT 1)`,
        );
        return rows.map(({ id }) => id).sort();
      });

    it('does not push the refusal of another state out of the answer', async () => {
      for (let time = 0; time < 12; time++) {
        const result = await submit(node, 'ca-releaser', await signAs(node, 'CA', flood('Emposat')));
        expect(result.__typename).toBe('StatementReceipt');
      }
      const variables = question(['Emposat']);
      const answer = await check('nl-reader', variables);
      expect(await check('nl-reader', variables)).toEqual(answer);
      expect(await journalled('NL')).toEqual(answer.hits.map((hit) => hit.precedent.id).sort());
      expect(answer.hits.map((hit) => hit.precedent.attribution)).toContain('Czechia decided');
      expect(answer.coverage).toContain('There may be more than are shown');
      expect(answer.hits).toHaveLength(10);
    });
  });

  describe('submitting a signed refusal', () => {
    it('gives a receipt, and another state reads what was signed', async () => {
      const before = await logPosition(node);
      const statement = await signAs(node, 'NL', decision());
      const receipt = await submit(node, 'nl-releaser', statement);
      expect(receipt).toMatchObject({
        __typename: 'StatementReceipt',
        recordId: statement.jti,
        logIndex: before.size,
      });
      expect(await logPosition(node)).toEqual(receipt.log);
      const answer = await check('cz-reader', question(['Quillmere Ventures (fictitious)']));
      expect(answer.hits.map((hit) => hit.precedent.id)).toContain(statement.jti);
      expect(answer.hits[0]?.earlierRefusal).toEqual({
        counts: 'unclear',
        reason: 'Only the name is alike: establish first that it is the same investor.',
      });
    });

    it('gives the first receipt for a statement submitted twice, also at the same moment', async () => {
      const statement = await signAs(node, 'NL', decision());
      const { size } = await logPosition(node);
      const receipts = await Promise.all([
        submit(node, 'nl-releaser', statement),
        submit(node, 'nl-releaser', statement),
      ]);
      const again = await submit(node, 'nl-releaser', statement);
      expect(receipts[0]).toEqual(receipts[1]);
      expect(again).toEqual(receipts[0]);
      expect((await logPosition(node)).size).toBe(size + 1);
    });
  });

  describe('what a hit says', () => {
    const LEI = '529900T8BM49AURSDO55';
    const MEMBERS = { circles: ['all-members'], states: [], except: [] };
    const SAYS = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
      origins { records origins text }
      hits { precedent { id } explanation origin { text } earlierRefusal { counts reason } } } } }`;

    interface Says {
      check: {
        origins: { records: number; origins: number; text: string };
        hits: {
          precedent: { id: string };
          explanation: string[];
          origin: { text: string };
          earlierRefusal: { counts: string; reason: string };
        }[];
      };
    }

    const file = async (state: string, form: object): Promise<string> => {
      const statement = await signAs(node, state, form);
      const result = await submit(node, `${state.toLowerCase()}-releaser`, statement);
      expect(result.__typename).toBe('StatementReceipt');
      return statement.jti;
    };
    const refusalOf = (state: string, role: string, outcome: object = {}): object =>
      decision(
        { decidedBy: state, ...outcome },
        {
          audience: MEMBERS,
          parties: [{ role, names: [{ value: 'Brackwater (fictitious)', kind: 'current' }], lei: LEI }],
        },
      );
    const says = async (role: string): Promise<Says['check']> => {
      const variables = question([], { parties: [{ role, names: [], lei: LEI }] });
      return (await ask<Says>(node, SAYS, { as: 'cz-reader', variables })).data.check;
    };
    let first: string;
    let second: string;

    beforeAll(async () => {
      first = await file('DE', refusalOf('DE', 'investor'));
      second = await file('NL', refusalOf('NL', 'owner'));
    });

    it('counts two decisions as two while nobody says that they hang together', async () => {
      expect((await says('investor')).origins.text).toBe('2 records, 2 origins');
    });

    it('counts one origin once the second says that it relies on the first, and says who says so', async () => {
      const relation = { relation: 'earlier_refusal', to: first };
      await file('NL', { kind: 'relation', ref: second, audience: MEMBERS, relation });
      const { origins, hits } = await says('investor');
      expect(origins).toEqual({ records: 2, origins: 1, text: '2 records, 1 origin' });
      expect(hits.find(({ precedent }) => precedent.id === second)?.origin.text).toBe(
        `2 records, 1 origin. It follows the record ${first}, as NL says: its decision relies on that one.`,
      );
    });

    it('takes a hit on an owner for one on the group of the investor, and says so', async () => {
      const { hits } = await says('owner');
      const german = hits.find(({ precedent }) => precedent.id === first);
      expect(german?.earlierRefusal.counts).toBe('yes');
      expect(german?.explanation).toEqual(
        expect.arrayContaining([
          expect.stringContaining('Matched as an owner of the investor you asked about') as string,
          `The same identifier: LEI ${LEI}; the record names it "Brackwater (fictitious)".`,
          'It may count as an earlier refusal. A member state of the Union refused an investor of the same group.',
        ]),
      );
      expect(hits.find(({ precedent }) => precedent.id === second)?.earlierRefusal.counts).toBe('unclear');
    });

    it('never takes a hit on the target for an earlier refusal of the investor', async () => {
      const { hits } = await says('target');
      expect(hits.map(({ earlierRefusal }) => earlierRefusal.counts)).toEqual(['no', 'no']);
    });

    it.each(['cleared_with_conditions', 'lapsed_without_clearance', 'withdrawn_after_concerns'])(
      'never calls %s refused',
      async (kind) => {
        const id = await file('DE', refusalOf('DE', 'investor', { kind }));
        const { hits } = await says('investor');
        const said = hits.find(({ precedent }) => precedent.id === id);
        expect(said?.earlierRefusal).toEqual({ counts: 'no', reason: 'The decision is not a refusal.' });
        expect(said?.explanation.join(' ')).not.toMatch(/refused/i);
      },
    );
  });

  describe('reading precedents', () => {
    const READ = `query ($id: ID!) { precedent(id: $id) { id evidence
      outcome { __typename ... on Outcome { summary } ... on NotShared { contactPoint { email } } }
      grounds { __typename } parties { __typename ... on Party { names { value } } }
      sharing { __typename ... on Sharing { parts { part circles } } } } }`;

    interface Read {
      precedent: {
        id: string;
        evidence: string;
        outcome: { __typename: string; contactPoint?: { email: string } };
        grounds: { __typename: string }[];
        parties: { __typename: string }[];
        sharing: { __typename: string };
      } | null;
    }

    const read = async (officer: string, id: string) =>
      (await ask<Read>(node, READ, { as: officer, headers: PURPOSE, variables: { id } })).data.precedent;

    const mixed = (): object =>
      decision(
        { audience: { circles: [], states: ['CZ'], except: [] } },
        {
          grounds: [
            { code: 'CON-03', weight: 'decisive', audience: { circles: ['eu'], states: [], except: ['IT'] } },
            {
              code: 'AIP-03',
              weight: 'contributing',
              audience: { circles: ['nl-de'], states: [], except: [] },
            },
          ],
          parties: [
            {
              role: 'investor',
              names: [{ value: 'Tarnbrook Holdings (fictitious)', kind: 'current' }],
              audience: { circles: [], states: [], except: [] },
            },
          ],
        },
      );

    it('shows each state the parts meant for it, and says of all others that they are not shared', async () => {
      const { jti, ...statement } = await signAs(node, 'NL', mixed());
      await submit(node, 'nl-releaser', { ...statement });
      const forOwner = await read('nl-reader', jti);
      expect(forOwner?.grounds.map((part) => part.__typename)).toEqual(['Ground', 'Ground']);
      expect(forOwner?.sharing.__typename).toBe('Sharing');
      const forCzechia = await read('cz-reader', jti);
      expect(forCzechia?.outcome.__typename).toBe('Outcome');
      expect(forCzechia?.grounds.map((part) => part.__typename)).toEqual(['Ground', 'NotShared']);
      expect(forCzechia?.parties.map((part) => part.__typename)).toEqual(['NotShared']);
      const forFrance = await read('fr-reader', jti);
      expect(forFrance?.outcome).toEqual({
        __typename: 'NotShared',
        contactPoint: { email: 'contact@nl.demonstration.invalid' },
      });
      expect(await read('it-reader', jti)).toBeNull();
      expect(await read('jp-reader', jti)).toBeNull();
      const hits = await check('de-reader', question(['Tarnbrook Holdings']));
      expect(hits.hits).toEqual([]);
    });

    it('gives evidence that verifies without the register, with only the parts shown', async () => {
      const statement = await signAs(node, 'NL', mixed());
      await submit(node, 'nl-releaser', statement);
      const seen = await read('cz-reader', statement.jti);
      const root = await verifyRoot(await (await fetch(`${node.url}/root.json`)).json(), new Date());
      const membership = new Membership(root);
      const { parts } = await verifyPresentation(seen?.evidence ?? '', {
        keyFor: (kid) => membership.statementKey(kid),
      });
      const kinds = [...parts.keys()].map((name) => name.replace(/:.*/, '')).sort();
      expect(kinds).toEqual(['ground', 'head', 'outcome']);
    });

    it('answers for a hidden record as for one that never was', async () => {
      const draft = decision({}, { audience: { circles: [], states: [], except: [] } });
      const statement = await signAs(node, 'NL', draft);
      await submit(node, 'nl-releaser', statement);
      const ids = [statement.jti, 'AAAAAAAAAAAAAAAAAAAAAA'];
      const answers = await Promise.all(
        ids.map((id) => ask<Read>(node, READ, { as: 'cz-reader', headers: PURPOSE, variables: { id } })),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.data.precedent).toBeNull();
    });

    interface Page {
      precedents: {
        edges: { cursor: string; node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }
    const LIST = `query ($filter: PrecedentFilter, $first: Int, $after: String) {
      precedents(filter: $filter, first: $first, after: $after) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
    const list = (officer: string, variables: Record<string, unknown>) =>
      ask<Page>(node, LIST, { as: officer, headers: PURPOSE, variables });

    it('walks through a filtered list page by page without gap or repetition', async () => {
      const filter = { groundGroups: ['CON'] };
      const whole = (await list('de-reader', { filter, first: 100 })).data.precedents.edges.map(
        (edge) => edge.node.id,
      );
      const walked: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page: Page['precedents'] = (await list('de-reader', { filter, first: 2, after })).data
          .precedents;
        walked.push(...page.edges.map((edge) => edge.node.id));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      expect(walked).toEqual(whole);
      expect(whole.length).toBeGreaterThan(2);
    });

    it('refuses a cursor that was made for another officer or filter', async () => {
      const { data } = await list('de-reader', { first: 2 });
      const after = data.precedents.pageInfo.endCursor;
      const stolen = await list('fr-reader', { first: 2, after });
      const moved = await list('de-reader', { first: 2, after, filter: { layers: ['chips'] } });
      expect([stolen, moved].map((answer) => answer.errors[0]?.extensions.code)).toEqual([
        'CURSOR_INVALID',
        'CURSOR_INVALID',
      ]);
    });

    it.each([0, -1, 101, 1_000_000_000])('refuses a page of %d entries', async (first) => {
      const answer = await list('de-reader', { first });
      expect(answer.errors[0]?.extensions.code).toBe('PAGE_SIZE');
    });

    it('refuses codes that are not in the vocabulary', async () => {
      const answer = await list('de-reader', {
        filter: { groundCodes: ['SEC-99'], decidedFrom: '2026-13-01' },
      });
      const problems = answer.errors[0]?.extensions.problems as { path: string[] }[];
      expect(problems.map((problem) => problem.path.join('.'))).toEqual([
        'filter.groundCodes',
        'filter.decidedFrom',
      ]);
    });

    it.each([
      [{}, 'PURPOSE_MISSING'],
      [{ 'grounds-purpose': 'curiosity', 'grounds-case': 'A-1' }, 'PURPOSE_UNKNOWN'],
      [{ 'grounds-purpose': 'screening' }, 'CASE_REFERENCE_MISSING'],
    ])('refuses to read record content with %j', async (headers, code) => {
      const answer = await ask(node, LIST, { as: 'de-reader', headers });
      expect(answer.errors[0]?.extensions.code).toBe(code);
    });
  });
});
