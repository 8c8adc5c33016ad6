import type { IncomingMessage, ServerResponse } from 'node:http';

import { Transactions } from '#database';
import { FEDERATION_OPTIONS, type FederationOptions, Puller } from '#federation';
import { JournalAnchor, JournalSealer } from '#journal';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

const DAY_MS = 86_400_000;
const NL = 'nl.demonstration.invalid/log';
const FR = 'fr.demonstration.invalid/log';
const CA = 'ca.demonstration.invalid/log';
const ALL = { circles: ['all-members'], states: [], except: [] };
/** A case of the Netherlands that no other state may hear of. */
const DUTCH_CASE = 'NL-SECRET-77';

interface Word {
  readonly origin: string;
  readonly effect: string;
  readonly acknowledged: boolean;
  readonly outcome: string | null;
  readonly outstandingSince: string | null;
}

interface Sighting {
  readonly recordId: string;
  readonly state: string;
  readonly day: string;
  readonly purpose: string;
  readonly what: string;
  readonly reportedBy: string | null;
  readonly cases: readonly string[];
}

interface Report {
  after: number | null;
  head: number;
  lineHashes: string;
  lines: { seq: number; digests: string[]; opened: [string, unknown, string][]; case: string }[];
}

describe('what goes back to the owner of a record', () => {
  let nodes: ThreeNodes;
  let proxy: TamperingProxy;
  let now: Date;
  let recordId: string;
  /** Reports as they came to Canada's node. */
  const reports: Report[] = [];

  beforeAll(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    proxy = await TamperingProxy.start();
    nodes = await ThreeNodes.start({ withoutCases: true, clock: { now: () => now } }, { ca: proxy });
    ({ recordId } = await say(decision({ decidedBy: 'CA' })));
  });

  afterAll(async () => {
    await nodes?.close();
    await proxy?.close();
  });

  const say = (form: object) => file(nodes.at('ca'), 'CA', form, { clock: { now: () => now } });

  const pull = async (name: NodeName, from = CA) => {
    const report = (await nodes.pull(name)).find(({ origin }) => origin === from);
    if (!report) throw new Error(`${from} was not asked.`);
    return report;
  };

  const words = async (as = 'ca-releaser', id = recordId): Promise<Word[]> => {
    const { data } = await ask<{ acknowledgements: Word[] }>(
      nodes.at('ca'),
      `query ($id: ID!) { acknowledgements(recordId: $id) {
        origin states { code } effect acknowledged outcome outstandingSince answeredAt } }`,
      { as, variables: { id } },
    );
    return data.acknowledgements;
  };

  const wordOf = async (origin: string): Promise<Word | undefined> =>
    (await words()).find((word) => word.origin === origin);

  const outstandingAt = async (as: string): Promise<Record<string, number>> => {
    const { data } = await ask<{ peers: { origin: string; outstanding: number }[] }>(
      nodes.at('ca'),
      '{ peers { origin outstanding } }',
      { as },
    );
    return Object.fromEntries(data.peers.map(({ origin, outstanding }) => [origin, outstanding]));
  };

  const rows = <Row>(name: NodeName, sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    nodes
      .at(name)
      .app.get(Transactions)
      .run({ role: 'intake' }, async (manager) => {
        await manager.query('RESET ROLE');
        return manager.query<Row[]>(sql, parameters);
      });

  describe('of its words', () => {
    it('is that a node follows them, and that one that does not ask owes an answer', async () => {
      expect((await pull('nl')).untold).toBeUndefined();
      expect(await wordOf(NL)).toMatchObject({
        effect: 'GIVES',
        acknowledged: true,
        outcome: 'accepted',
        outstandingSince: null,
        answeredAt: now.toISOString(),
        states: ['NL', 'DE', 'IT', 'GB'].map((code) => ({ code })),
      });
      expect(await wordOf(FR)).toMatchObject({
        acknowledged: false,
        outcome: null,
        outstandingSince: now.toISOString(),
      });
      expect(await outstandingAt('ca-reader')).toEqual({ [NL]: 0, [FR]: 1 });
    });

    it('is shown to the owner alone, also where one node hosts several states', async () => {
      expect(await words('au-releaser')).toEqual([]);
      expect(await words('ca-releaser', 'no-such-record')).toEqual([]);
      expect(await outstandingAt('au-reader')).toEqual({ [NL]: 0, [FR]: 0 });
    });

    it('costs no request where nothing has changed', async () => {
      const { client } = nodes.at('nl').app.get(Puller, { strict: false });
      const before = client.sent.get(CA) ?? 0;
      await pull('nl');
      expect((client.sent.get(CA) ?? 0) - before).toBe(1);
    });

    it('is that a narrowing was acknowledged here and is outstanding there', async () => {
      await pull('fr');
      now = new Date(now.getTime() + 60_000);
      await say({ kind: 'sharing', ref: recordId, parts: { outcome: { ...ALL, except: ['FR', 'DE'] } } });
      const owed = await words();
      expect(owed.some(({ origin, effect }) => origin === FR && effect === 'NARROWS')).toBe(true);
      expect(owed.filter(({ acknowledged }) => !acknowledged).map(({ origin }) => origin)).toContain(NL);
      await pull('nl');
      const said = await words();
      expect(said.filter(({ origin }) => origin === NL).every(({ acknowledged }) => acknowledged)).toBe(true);
      const french = said.find(({ origin, effect }) => origin === FR && effect === 'NARROWS');
      expect(french).toMatchObject({ acknowledged: false, outstandingSince: now.toISOString() });
    });

    it('does not follow from asking for what comes after a number, only from what the node says', async () => {
      proxy.tamper = ({ url = '' }, response) =>
        url.startsWith('/federation/outcomes') ? refusing(response) : undefined;
      expect(await pull('fr')).toMatchObject({ failure: undefined, untold: 'PEER_REFUSED' });
      expect(await pull('fr')).toMatchObject({ outcomes: {}, untold: 'PEER_REFUSED' });
      expect((await outstandingAt('ca-reader'))[FR]).toBeGreaterThan(0);
      proxy.tamper = undefined;
      expect((await pull('fr')).untold).toBeUndefined();
      expect((await outstandingAt('ca-reader'))[FR]).toBe(0);
    });

    it('is taken from a node about its own words alone', async () => {
      const { recordId: third } = await say(decision({ decidedBy: 'CA', summary: 'The third one.' }));
      await words('ca-releaser', third);
      const accepted = Array.from({ length: 99 }, (_, place) => place + 1);
      await tell('fr', '/federation/outcomes', { through: 99, outcomes: { accepted } });
      const said = await words('ca-releaser', third);
      expect(said.map(({ origin, acknowledged }) => [origin, acknowledged])).toEqual([
        [FR, true],
        [NL, false],
      ]);
      await pull('nl');
      await pull('fr');
    });

    it.each<[string, NodeName, string, object | undefined]>([
      [
        'outcomes of its own making',
        'fr',
        '/federation/outcomes',
        { through: 1, outcomes: { ignored: [1] } },
      ],
      ['places that are none', 'fr', '/federation/envelopes?places=1,x', undefined],
      ['more places than one may', 'fr', `/federation/envelopes?places=${'1,'.repeat(100)}1`, undefined],
    ])('refuses a node that sends %s', async (_, as, path, body) => {
      await expect(tell(as, path, body)).rejects.toMatchObject({ code: 'PEER_REFUSED' });
    });

    it('stands in the journal of the owner with what was given: states and records, and nothing in them', async () => {
      const lines = await rows<{ officer: string; detail: object; records: string[] }>(
        'ca',
        `SELECT officer, detail, ARRAY(SELECT record_id FROM journal_record r WHERE r.line_id = l.line_id) AS records
           FROM journal_line l WHERE action = 'give_to_node' AND state = 'CA' AND officer = $1 ORDER BY at`,
        [NL],
      );
      expect(lines[0]).toEqual({
        officer: NL,
        detail: { words: 1, takenBack: 0, states: 'NL DE IT GB' },
        records: [recordId],
      });
    });
  });

  describe('of what it could not take over', () => {
    it('is the code with which its word was refused', async () => {
      const second = await say(decision({ decidedBy: 'CA', summary: 'The second one.' }));
      proxy.tamper = changing((line) => {
        if (line.disclosures) line.disclosures = line.disclosures.map((text) => `${text}A`);
      });
      expect((await pull('nl')).outcomes).toEqual({ 'refused: DISCLOSURE_UNREFERENCED': 1 });
      proxy.tamper = undefined;
      const [word] = (await words('ca-releaser', second.recordId)).filter(({ origin }) => origin === NL);
      expect(word).toMatchObject({ outcome: 'refused: DISCLOSURE_UNREFERENCED', acknowledged: true });
    });

    it('is listed at the node that put it aside, without content', async () => {
      expect(await aside('nl-steward')).toEqual([
        { origin: CA, kind: 'ENVELOPE', reason: 'DISCLOSURE_UNREFERENCED', at: now.toISOString() },
      ]);
    });

    it('is taken over when the steward has it asked for anew, and the owner sees that', async () => {
      const { data } = await ask<{ retryQuarantine: { origin: string; outcomes: object[] }[] }>(
        nodes.at('nl'),
        'mutation { retryQuarantine { origin outcomes { outcome count } failure } }',
        { as: 'nl-steward' },
      );
      const from = data.retryQuarantine.find(({ origin }) => origin === CA);
      expect(from).toMatchObject({ failure: null, outcomes: [{ outcome: 'accepted', count: 1 }] });
      expect(await aside('nl-steward')).toEqual([]);
      expect(await outstandingAt('ca-reader')).toMatchObject({ [NL]: 0 });
    });

    it('is believed once a root lists what was missing: an entry is judged anew', async () => {
      await rows(
        'nl',
        `UPDATE mirror_entry SET kind = 'refused', refused = 'KEY_UNKNOWN', statement_id = NULL, state = NULL
          WHERE origin = $1 AND statement_id = $2`,
        [CA, recordId],
      );
      await rows('nl', `UPDATE mirror_envelope SET refused = 'ENVELOPE_INVALID' WHERE statement_id = $1`, [
        recordId,
      ]);
      expect((await aside('nl-auditor')).map(({ kind }) => kind)).toEqual(['ENTRY', 'ENVELOPE']);
      await ask(nodes.at('nl'), 'mutation { retryQuarantine { failure } }', { as: 'nl-steward' });
      expect(await aside('nl-auditor')).toEqual([]);
    });

    const aside = async (as: string): Promise<{ kind: string }[]> => {
      const { data } = await ask<{ quarantine: { kind: string }[] }>(
        nodes.at('nl'),
        '{ quarantine { origin kind reason at } }',
        { as },
      );
      return data.quarantine;
    };
  });

  describe('of reads at other nodes', () => {
    beforeAll(async () => {
      proxy.tamper = undefined;
      await readThere(DUTCH_CASE);
    });

    const readThere = async (caseReference: string): Promise<void> => {
      await ask(nodes.at('nl'), 'query ($id: ID!) { precedent(id: $id) { id } }', {
        as: 'nl-reader',
        headers: { ...PURPOSE, 'grounds-case': caseReference },
        variables: { id: recordId },
      });
      await nodes.at('nl').app.get(JournalSealer, { strict: false }).seal();
    };

    const sightings = async (as = 'ca-releaser'): Promise<Sighting[]> => {
      const { data } = await ask<{ journal: { entries: Sighting[] } }>(
        nodes.at('ca'),
        'query ($id: ID) { journal(recordId: $id) { entries { recordId state day purpose what reportedBy cases } } }',
        { as, variables: { id: recordId } },
      );
      return data.journal.entries;
    };

    it('is nothing until the journal that holds them has a head in the log', async () => {
      expect((await pull('nl')).untold).toBeUndefined();
      expect(await sightings()).toEqual([]);
    });

    it('is not believed before this node holds that head itself', async () => {
      now = new Date(now.getTime() + DAY_MS);
      await nodes.at('nl').app.get(JournalAnchor, { strict: false }).logHead();
      expect((await pull('nl')).untold).toBeUndefined();
      expect(await sightings()).toEqual([]);
    });

    it('is state, day and purpose, named as reported by that node', async () => {
      await pull('ca', NL);
      proxy.tamper = keepingReports();
      await pull('nl');
      const [seen, ...more] = await sightings();
      expect(more).toEqual([]);
      expect(seen).toEqual({
        recordId,
        state: 'NL',
        day: '2026-11-24',
        purpose: PURPOSE['grounds-purpose'],
        what: 'READ',
        reportedBy: NL,
        cases: [expect.stringMatching(/^[\w-]{43}$/) as unknown],
      });
      expect(await sightings('au-releaser')).toEqual([]);
    });

    it('says neither who read it nor in which case', async () => {
      const sent = JSON.stringify(reports);
      expect(sent).toContain(recordId);
      expect(sent).not.toMatch(new RegExp(`${DUTCH_CASE}|nl-reader`));
      const held = await rows<{ row: string }>('ca', 'SELECT to_jsonb(t)::text AS row FROM reported_read t');
      expect(held).toHaveLength(1);
      expect(held[0]?.row).not.toMatch(new RegExp(`${DUTCH_CASE}|nl-reader`));
    });

    it('is told once: nothing more is sent, and told again it changes nothing', async () => {
      const before = reports.length;
      await pull('nl');
      expect(reports).toHaveLength(before);
      expect(await tell('nl', '/federation/reads', firstReport())).toEqual({ taken: true });
      expect(await sightings()).toHaveLength(1);
    });

    it.each<[string, string, (report: Report) => void]>([
      [
        'a field was changed',
        'PEER_REFUSED',
        ({ lines }) => lines[0]?.opened.forEach((field) => field[0] === 'day' && (field[1] = '2026-11-20')),
      ],
      ['a line has another place', 'PEER_REFUSED', ({ lines }) => lines.forEach((line) => (line.seq += 1))],
      [
        'the run is another',
        'PEER_REFUSED',
        (report) => (report.lineHashes = Buffer.alloc(hashesIn(report), 7).toString('base64url')),
      ],
      [
        'the run is shorter',
        'PEER_REFUSED',
        (report) => (report.lineHashes = report.lineHashes.slice(0, -43)),
      ],
      ['a line was left half open', 'PEER_REFUSED', ({ lines }) => lines[0]?.opened.pop()],
      ['it is none', 'PEER_REFUSED', (report) => Object.assign(report, { lines: 7 })],
    ])('is refused when %s', async (_, code, change) => {
      await rows('ca', 'DELETE FROM reported_read');
      const forged = structuredClone(firstReport());
      change(forged);
      await expect(tell('nl', '/federation/reads', forged)).rejects.toMatchObject({ code });
      expect(await sightings()).toEqual([]);
    });

    it('is not taken from a node that does not host the state that read', async () => {
      await rows('ca', 'DELETE FROM reported_read');
      expect(await tell('fr', '/federation/reads', firstReport())).toEqual({ taken: false });
      expect(await sightings()).toEqual([]);
      expect(await tell('nl', '/federation/reads', firstReport())).toEqual({ taken: true });
      expect(await sightings()).toHaveLength(1);
    });

    it('is refused from a node whose journal speaks for a state that it does not host', async () => {
      await rows(
        'fr',
        `WITH made AS (
           INSERT INTO journal_line (line_id, at, state, officer, action, outcome, purpose, case_reference, detail,
                                     as_auditor, salt)
           VALUES (gen_random_uuid(), $1, 'NL', 'x', 'read_precedent', 'answered', 'screening', 'C', '{}', false,
                   sha256('x')) RETURNING line_id)
         INSERT INTO journal_record SELECT line_id, $2, 'CA' FROM made`,
        [now, recordId],
      );
      await nodes.at('fr').app.get(JournalSealer, { strict: false }).seal();
      now = new Date(now.getTime() + DAY_MS);
      await nodes.at('fr').app.get(JournalAnchor, { strict: false }).logHead();
      expect((await pull('ca', FR)).failure).toBeUndefined();
      expect(await pull('fr')).toMatchObject({ failure: undefined, untold: 'PEER_REFUSED' });
      expect((await sightings()).map(({ reportedBy }) => reportedBy)).toEqual([NL]);
    });

    it('waits for as many days as the operator of the other node has set, and no longer', async () => {
      const options = nodes.at('nl').app.get<FederationOptions>(FEDERATION_OPTIONS, { strict: false });
      Object.assign(options, { readsAfterDays: 3 });
      await pull('nl');
      await readThere('NL-SECRET-78');
      const days = async () => new Set((await sightings()).map(({ day }) => day)).size;
      const before = await days();
      now = new Date(now.getTime() + DAY_MS);
      await nodes.at('nl').app.get(JournalAnchor, { strict: false }).logHead();
      await pull('ca', NL);
      await pull('nl');
      expect(await days()).toBe(before);
      now = new Date(now.getTime() + 2 * DAY_MS);
      await pull('nl');
      expect(await days()).toBe(before + 1);
    });

    const firstReport = (): Report => {
      const [report] = reports;
      if (!report) throw new Error('Nothing was reported.');
      return report;
    };

    const hashesIn = ({ lineHashes }: Report): number => Buffer.from(lineHashes, 'base64url').length;

    const keepingReports =
      () =>
      (request: IncomingMessage, response: ServerResponse, real: () => Promise<Response>, body: string) => {
        if (request.url !== '/federation/reads') return undefined;
        return real().then(async (answer) => {
          if (answer.status === 200) reports.push(JSON.parse(body) as Report);
          response.writeHead(answer.status, Object.fromEntries(answer.headers));
          response.end(Buffer.from(await answer.arrayBuffer()));
        });
      };
  });

  /** Speaks to Canada's node as another node does. */
  const tell = (as: NodeName, path: string, body?: object): Promise<unknown> => {
    const { client } = nodes.at(as).app.get(Puller, { strict: false });
    const canada = { origin: CA, url: proxy.url, states: ['CA'] };
    return body ? client.post(canada, path, body) : client.bytes(canada, path);
  };

  const refusing = (response: ServerResponse): Promise<void> => {
    response.writeHead(503);
    response.end();
    return Promise.resolve();
  };

  /** Changes the lines of the stream of envelopes on their way. */
  const changing =
    (change: (line: { disclosures?: string[] }) => void) =>
    (request: IncomingMessage, response: ServerResponse, real: () => Promise<Response>) => {
      if (request.url?.startsWith('/federation/envelopes') !== true) return undefined;
      return real().then(async (answer) => {
        const text = await answer.text();
        const headers = Object.fromEntries(answer.headers);
        delete headers['content-length'];
        response.writeHead(answer.status, headers);
        if (answer.status !== 200) return void response.end(text);
        const lines = text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { disclosures?: string[] });
        lines.forEach(change);
        response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      });
    };
});
