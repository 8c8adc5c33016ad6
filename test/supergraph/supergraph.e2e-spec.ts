import { decodeJwt } from 'jose';

import { PURPOSE, type Answer, ask } from '../support/ask.js';
import { nextRoot, publishRoot, without } from '../support/next-root.js';
import { FrontEnd } from './front-end.js';
import { Ministry } from './ministry.js';
import { WatchedNode } from './watched-node.js';

const CASE = `{
  case(reference: "FR-2026-001") {
    subject
    filedIn { name member }
    investor { names { value } role { code } }
    layer { label(language: nl) }
    suspectedGrounds { code definition }
    precedents {
      id attribution status { code { code } } citation
      grounds { ... on Ground { code { code label } weight { code } } }
      signedBy { code name member }
    }
  }
}`;
const NOTES = '{ precedents { edges { node { id citation caseNotes { text case { reference } } } } } }';
const ME = '{ me { officer actor state { code } } }';

const SOME_TEXT = expect.any(String) as string;
const CITED = expect.stringMatching(/ decided \(version 1\)$/) as string;

const codesOf = ({ errors }: Answer<unknown>): unknown[] => errors.map(({ extensions }) => extensions.code);

describe('a ministry that composes the register with its own case system', () => {
  let ministry: Ministry;
  let officers: FrontEnd;

  beforeAll(async () => {
    ministry = await Ministry.open();
    officers = ministry.officers;
    // From here on the gateway has the nonces that its proofs need.
    await officers.ask('fr-reader', ME);
  });

  afterAll(() => ministry?.close());

  const ofCase = (reference: string, fields: string): string =>
    `{ case(reference: "${reference}") { ${fields} } }`;

  describe('through its gateway', () => {
    it('reads a case, the precedents it refers to, their grounds and status, and who signed them', async () => {
      const { dutch, french } = ministry.records;
      const { data, errors } = await officers.ask('fr-reader', CASE);
      expect(errors).toEqual([]);
      const ground = { code: { code: 'ELE-06', label: SOME_TEXT }, weight: { code: 'decisive' } };
      const precedent = (id: string, code: string, name: string) => ({
        id,
        attribution: `${name} decided`,
        citation: CITED,
        status: { code: { code: 'standing' } },
        grounds: expect.arrayContaining([ground]) as unknown[],
        signedBy: { code, name, member: true },
      });
      expect(data).toMatchObject({
        case: {
          filedIn: { name: 'France', member: true },
          investor: { names: [{ value: 'Quillmere Ventures (fictitious)' }], role: { code: 'investor' } },
          layer: { label: SOME_TEXT },
          suspectedGrounds: [{ code: 'ELE-06' }, { code: 'CON-03' }],
          precedents: [precedent(dutch, 'NL', 'Netherlands'), precedent(french, 'FR', 'France')],
        },
      });
    });

    it('goes on from a precedent of the register into its own cases', async () => {
      const { dutch, french, hidden } = ministry.records;
      const { data, errors } = await officers.ask<{
        precedents: { edges: { node: { id: string; citation: string; caseNotes: unknown[] } }[] };
      }>('fr-reader', NOTES);
      expect(errors).toEqual([]);
      const notes = new Map(data.precedents.edges.map(({ node }) => [node.id, node.caseNotes]));
      expect([...notes.keys()]).not.toContain(hidden);
      expect(notes.get(dutch)).toEqual([
        { text: 'Same investor, same layer.', case: { reference: 'FR-2026-001' } },
      ]);
      expect(notes.get(french)).toEqual([
        { text: 'Our own.', case: { reference: 'FR-2026-001' } },
        { text: 'Cited by counsel.', case: { reference: 'FR-2026-004' } },
      ]);
    });

    it('goes on from states and grounds as well, and takes pages of both for the same type', async () => {
      const query = `{
        states { code cases { reference } }
        groundCodes { code suspectedIn { reference } }
        cases { pageInfo { hasNextPage } }
        precedents { pageInfo { hasNextPage } }
      }`;
      const { data, errors } = await officers.ask<{
        states: { code: string; cases: unknown[] }[];
        groundCodes: { code: string; suspectedIn: unknown[] }[];
      }>('fr-reader', query);
      expect(errors).toEqual([]);
      expect(data.states.find(({ code }) => code === 'FR')?.cases).toHaveLength(6);
      expect(data.states.find(({ code }) => code === 'NL')?.cases).toEqual([]);
      expect(data.groundCodes.filter(({ suspectedIn }) => suspectedIn.length > 0)).toHaveLength(2);
      expect(data).toMatchObject({
        cases: { pageInfo: { hasNextPage: false } },
        precedents: { pageInfo: { hasNextPage: false } },
      });
    });

    it('asks the register once for all precedents of all cases, and that its database once', async () => {
      const watched = new WatchedNode(ministry.node);
      const question = '{ cases { nodes { precedents { attribution grounds { __typename } } } } }';
      const { requests, statements } = await watched.during(() => officers.ask('fr-reader', question));
      expect(requests).toBe(1);
      expect(statements.filter((text) => text.includes('FROM record r'))).toHaveLength(1);
      expect(statements.filter((text) => /INSERT INTO "?journal_line/.test(text))).toHaveLength(1);
    });

    it('is named in the journal beside the officer for whom it acts', async () => {
      const { dutch, french } = ministry.records;
      const headers = { 'grounds-purpose': 'screening', 'grounds-case': 'FR-2026-001' };
      expect((await officers.ask('fr-releaser', CASE, headers)).errors).toEqual([]);
      const query = `{ officerJournal(officer: "fr-releaser", purpose: "oversight", caseReference: "AUDIT-1") {
        lines { action officer purpose caseReference detail records { recordId owner } } } }`;
      const { data } = await ask<{ officerJournal: { lines: Record<string, unknown>[] } }>(
        ministry.node,
        query,
        {
          as: 'fr-auditor',
        },
      );
      const lines = data.officerJournal.lines.filter(({ action }) => action === 'read_precedent');
      expect(lines.at(-1)).toMatchObject({
        officer: 'fr-releaser',
        purpose: 'screening',
        caseReference: 'FR-2026-001',
        records: expect.arrayContaining([
          { recordId: dutch, owner: 'NL' },
          { recordId: french, owner: 'FR' },
        ]) as unknown[],
      });
      expect(JSON.parse(String(lines.at(-1)?.detail))).toMatchObject({ actor: 'fr-gateway', shown: 2 });
      expect((await officers.ask('fr-releaser', ME)).data).toMatchObject({
        me: { officer: 'fr-releaser', actor: 'fr-gateway' },
      });
    });

    it('gives two officers who ask the same at the same moment each an answer of their own', async () => {
      const asked = ['fr-reader', 'fr-releaser', 'fr-auditor', 'fr-reader'];
      await Promise.all(asked.map((officer) => officers.tokenOf(officer)));
      const answers = await Promise.all(
        asked.map((officer) => officers.ask<{ me: { officer: string } }>(officer, ME)),
      );
      expect(answers.map(({ data }) => data.me.officer)).toEqual(asked);
    });
  });

  describe('gives no more through the gateway than without it', () => {
    it('answers for a precedent that another state hides as for one that never was', async () => {
      const fields = 'precedents { attribution citation }';
      const [hidden, unknown] = [
        await officers.ask('fr-reader', ofCase('FR-2026-002', fields)),
        await officers.ask('fr-reader', ofCase('FR-2026-003', fields)),
      ];
      expect(hidden.data).toEqual({ case: { precedents: [null] } });
      expect(JSON.stringify(hidden)).toBe(JSON.stringify(unknown));
      expect(JSON.stringify(hidden)).not.toContain('GB');
    });

    it('does the same for a party of a hidden record', async () => {
      const fields = 'investor { role { code } names { value } }';
      const [hidden, unknown] = [
        await officers.ask('fr-reader', ofCase('FR-2026-005', fields)),
        await officers.ask('fr-reader', ofCase('FR-2026-006', fields)),
      ];
      expect(hidden.data).toEqual({ case: { investor: null } });
      expect(JSON.stringify(hidden)).toBe(JSON.stringify(unknown));
    });

    it('shows the rest of a case when the register shows none of its precedents', async () => {
      const { data } = await officers.ask(
        'fr-reader',
        ofCase('FR-2026-002', 'subject layer { code } precedents { status { counts } }'),
      );
      expect(data).toMatchObject({ case: { layer: { code: 'models' }, precedents: [null] } });
    });

    it('refuses an officer without the role, by the code that the register gives directly', async () => {
      const query = '{ precedents { edges { node { id } } } }';
      const direct = await ask(ministry.node, query, { as: 'fr-auditor', headers: PURPOSE });
      const { errors } = await officers.ask('fr-auditor', query);
      expect(errors).toMatchObject([{ extensions: { code: 'PERMISSION_MISSING', serviceName: 'register' } }]);
      expect([errors[0]?.message, errors[0]?.extensions.advice]).toEqual([
        direct.errors[0]?.message,
        direct.errors[0]?.extensions.advice,
      ]);
    });

    it.each<[string, Record<string, string>, string]>([
      ['no purpose', { 'grounds-case': 'FR-1' }, 'PURPOSE_MISSING'],
      [
        'a purpose that is on no list',
        { 'grounds-purpose': 'curiosity', 'grounds-case': 'FR-1' },
        'PURPOSE_UNKNOWN',
      ],
      ['no case', { 'grounds-purpose': 'screening' }, 'CASE_REFERENCE_MISSING'],
    ])('refuses each reference of a question with %s', async (_, headers, code) => {
      const { data, errors } = await officers.ask(
        'fr-reader',
        ofCase('FR-2026-001', 'subject precedents { attribution }'),
        headers,
      );
      expect(data).toMatchObject({ case: { precedents: [null, null] } });
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set([code]));
    });
  });

  describe('lets in nobody but officers whose gateway their state knows', () => {
    const LIST = '{ precedents { edges { node { id } } } }';

    it('gives the vocabulary to everybody, and nothing else without a token', async () => {
      expect((await officers.askPlainly('{ stackLayers { code } }')).errors).toEqual([]);
      expect(codesOf(await officers.askPlainly(LIST))).toEqual(['TOKEN_MISSING']);
      expect(codesOf(await officers.askPlainly('{ cases { nodes { subject } } }'))).toEqual([
        'CASES_NEED_AN_OFFICER',
      ]);
    });

    it('takes no token without a proof, none for another service, and none of another state', async () => {
      const bearer = await officers.askPlainly(LIST, {
        ...PURPOSE,
        authorization: `Bearer ${await officers.tokenOf('fr-reader')}`,
      });
      expect(codesOf(bearer)).toEqual(['OFFICER_TOKEN_REFUSED']);
      const forRegister = await officers.client.exchange(await officers.tokenOf('fr-reader'));
      expect(codesOf(await officers.askWith(forRegister, LIST))).toEqual(['OFFICER_TOKEN_REFUSED']);
      const dutch = await FrontEnd.open(ministry.node, 'NL', '');
      expect(codesOf(await officers.askWith(await dutch.tokenOf('nl-reader'), LIST))).toEqual([
        'OFFICER_TOKEN_REFUSED',
      ]);
    });

    it('has no token for a gateway that comes without an officer', async () => {
      await expect(officers.client.own()).rejects.toMatchObject({ error: 'invalid_request' });
      const token = await officers.tokenOf('fr-reader');
      expect(decodeJwt(token)).toMatchObject({ sub: 'fr-reader', client_id: 'fr-gateway' });
    });

    it('gets nothing for a gateway that the issuer does not list', async () => {
      const url = await ministry.gateway('fr-other-gateway');
      const answer = await officers.before(url).ask('fr-reader', LIST);
      expect([answer.data, codesOf(answer)]).toEqual([null, ['TOKEN_EXCHANGE_REFUSED']]);
      expect(answer.errors[0]?.message).toContain('invalid_client');
    });

    it('C13 lets the officers of a state go when the members remove it, with tokens that they hold', async () => {
      expect((await officers.ask('fr-reader', ME)).data).toMatchObject({ me: { state: { code: 'FR' } } });
      await publishRoot(ministry.node, await nextRoot(ministry.node, without('FR')));
      expect(codesOf(await officers.ask('fr-reader', ME))).toEqual(['TOKEN_ISSUER_UNKNOWN']);
      const refused = await officers.ask(
        'fr-reader',
        ofCase('FR-2026-001', 'subject precedents { attribution }'),
      );
      expect(refused.data).toMatchObject({ case: { precedents: [null, null] } });
      expect(new Set(codesOf(refused))).toEqual(new Set(['TOKEN_ISSUER_UNKNOWN']));
    });
  });
});
