import { randomUUID } from 'node:crypto';

import { Logger } from '@nestjs/common';

import { Transactions } from '#database';
import { Puller } from '#federation';

import { PURPOSE, ask } from '../support/ask.js';
import { CapturedOutput } from '../support/captured-output.js';
import { filesHolding, vacuum } from '../support/database-files.js';
import { decision, file, signAs, submit } from '../support/sign-as.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

const to = (...states: string[]): object => ({ circles: [], states, except: [] });
const FOR_NL = 'Zephyrine Holdings (fictitious)';
const FOR_FR = 'Ondine Participations (fictitious)';
const FOR_NOBODY = 'Melusine Kept Back (fictitious)';

/** A name that nobody asks for: what a node holds of it, it was given. */
const unasked = (name: string): string => `Formerly ${name}`;
const names = (name: string): object[] => [
  { value: name, kind: 'current' },
  { value: unasked(name), kind: 'former' },
];

/** Canada's case: known to all, with one party for the Netherlands, one for France and one for nobody. */
const CASE = decision(
  { decidedBy: 'CA' },
  {
    parties: [
      { role: 'investor', names: names(FOR_NL), audience: to('NL') },
      { role: 'vehicle', names: names(FOR_FR), audience: to('FR') },
      { role: 'target', names: names(FOR_NOBODY), audience: to() },
    ],
  },
);
const DAY_MS = 86_400_000;

describe('what a node holds of another state’s case', () => {
  let nodes: ThreeNodes;
  let now: Date;
  let recordId: string;
  let disclosures: readonly string[];
  const output = new CapturedOutput();

  beforeAll(async () => {
    output.begin();
    now = new Date('2026-11-24T09:00:00Z');
    nodes = await ThreeNodes.start({ withoutCases: true, clock: { now: () => now } });
    const statement = await signAs(nodes.at('ca'), 'CA', CASE, { clock: { now: () => now } });
    disclosures = [...statement.disclosures.values()];
    ({ recordId = '' } = await submit(nodes.at('ca'), 'ca-releaser', statement));
    await pullAll();
  });

  afterAll(async () => {
    output.end();
    await nodes?.close();
  });

  const say = (form: object) => file(nodes.at('ca'), 'CA', form, { clock: { now: () => now } });

  const pullAll = async (): Promise<void> => {
    for (const name of ['nl', 'fr'] as const) {
      const reports = await nodes.pull(name);
      expect(reports.map(({ failure }) => failure)).toEqual([undefined, undefined]);
    }
  };

  /** Every row of every table of a node, as text. */
  const heldAt = async (name: NodeName): Promise<string> =>
    nodes
      .at(name)
      .app.get(Transactions)
      .run({ role: 'intake' }, async (manager) => {
        await manager.query('RESET ROLE');
        const tables = await manager.query<{ table: string }[]>(
          `SELECT quote_ident(tablename) AS table FROM pg_tables WHERE schemaname = 'public'`,
        );
        const texts: string[] = [];
        for (const { table } of tables) {
          const rows = await manager.query<{ row: string }[]>(
            `SELECT to_jsonb(t)::text AS row FROM ${table} t`,
          );
          texts.push(...rows.map(({ row }) => row));
        }
        return texts.join('\n');
      });

  /** Also what stands in disclosures, which are base64url. */
  const holds = async (name: NodeName, party: string): Promise<boolean> => {
    const word = unasked(party);
    const held = await heldAt(name);
    const opened = [...held.matchAll(/[\w-]{40,}/g)].map(([text]) =>
      Buffer.from(text, 'base64url').toString(),
    );
    return held.includes(word) || opened.some((text) => text.includes(word));
  };

  const disclosureOf = (party: string): string => {
    const found = disclosures.find((text) => Buffer.from(text, 'base64url').toString().includes(party));
    if (found === undefined) throw new Error(`No part names ${party}.`);
    return found;
  };

  const saltOf = (party: string): string =>
    (JSON.parse(Buffer.from(disclosureOf(party), 'base64url').toString()) as string[])[0] ?? '';

  /** What gives a part away, in whichever form it is kept. */
  const secretsOf = (party: string): string[] => [unasked(party), disclosureOf(party), saltOf(party)];

  const finds = async (name: NodeName, state: string, party: string): Promise<boolean> => {
    const input = {
      parties: [{ role: 'investor', names: [party] }],
      purpose: 'screening',
      caseReference: 'TEST-1',
      clientRequestId: randomUUID(),
    };
    const query = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer { hits { precedent { id } } } } }`;
    const { data } = await ask<{ check: { hits: { precedent: { id: string } }[] } }>(nodes.at(name), query, {
      as: `${state.toLowerCase()}-reader`,
      variables: { input },
    });
    return data.check.hits.some(({ precedent }) => precedent.id === recordId);
  };

  const reads = async (name: NodeName, state: string): Promise<boolean> => {
    const { data } = await ask<{ precedent: object | null }>(
      nodes.at(name),
      'query ($id: ID!) { precedent(id: $id) { id history { __typename } } }',
      { as: `${state.toLowerCase()}-reader`, headers: PURPOSE, variables: { id: recordId } },
    );
    return data.precedent !== null;
  };

  it('is what the states that it hosts may see, and not a word more', async () => {
    const words = [FOR_NL, FOR_FR, FOR_NOBODY];
    const held = async (name: NodeName) => Promise.all(words.map((word) => holds(name, word)));
    expect(await held('nl')).toEqual([true, false, false]);
    expect(await held('fr')).toEqual([false, true, false]);
    expect(await held('ca')).toEqual([true, true, true]);
  });

  it('is in no file of the French database where it is not for states that it hosts: not a name, not a salt', async () => {
    expect(await filesHolding(nodes.at('fr'), secretsOf(FOR_FR))).not.toEqual([]);
    for (const party of [FOR_NL, FOR_NOBODY])
      expect(await filesHolding(nodes.at('fr'), secretsOf(party))).toEqual([]);
  });

  it('is in nothing that the French node says of itself or is asked wrongly', async () => {
    const { url } = nodes.at('fr');
    const pages = ['/readyz', '/healthz', '/metrics', '/', '/nothing'];
    const said = await Promise.all(pages.map(async (path) => (await fetch(`${url}${path}`)).text()));
    const wrong = [
      ...['query ($id: ID!) { precedent(id: $id) { secret } }', 'query ($id: ID!) { precedent(id: $id'],
      'query ($id: ID!) { explainAccess(recordId: $id, state: "NL") { __typename } }',
      'query ($id: ID!) { precedent(id: $id, purpose: "curiosity") { parties { __typename } } }',
      'query ($id: ID!) { auditRecord(recordId: $id) { __typename } }',
    ];
    for (const query of wrong) {
      const { errors } = await ask(nodes.at('fr'), query, { as: 'fr-reader', variables: { id: recordId } });
      expect(errors).not.toEqual([]);
      said.push(JSON.stringify(errors));
    }
    for (const text of said) expect(wordsIn(text, [FOR_NL, FOR_FR, FOR_NOBODY])).toEqual([]);
  });

  it('lets each state see its own part, also where a node hosts several', async () => {
    expect(await finds('nl', 'NL', FOR_NL)).toBe(true);
    expect([await finds('nl', 'DE', FOR_NL), await reads('nl', 'DE')]).toEqual([false, true]);
    expect(await finds('fr', 'FR', FOR_FR)).toBe(true);
    expect(await finds('fr', 'CZ', FOR_FR)).toBe(false);
  });

  it('costs one request when nothing has changed', async () => {
    const { client } = nodes.at('nl').app.get(Puller, { strict: false });
    const before = new Map(client.sent);
    await nodes.pull('nl');
    const sent = [...client.sent].map(([origin, count]) => count - (before.get(origin) ?? 0));
    expect(sent).toEqual([1, 1]);
  });

  it('is no longer shown once the lease of the owner’s node is over, until it has a new one', async () => {
    now = new Date(now.getTime() + DAY_MS + 1000);
    expect([await reads('nl', 'NL'), await finds('nl', 'NL', FOR_NL)]).toEqual([false, false]);
    await pullAll();
    expect([await reads('nl', 'NL'), await finds('nl', 'NL', FOR_NL)]).toEqual([true, true]);
  });

  it('is gone with the next pull when the owner shuts a state out, and back when it lets it in', async () => {
    const exclude = (version: number, states: string[]) =>
      say({ kind: 'exclusion', exclusion: { states, version, reason: 'A breach of trust.' } });
    await exclude(1, ['NL']);
    await pullAll();
    expect([await reads('nl', 'NL'), await holds('nl', FOR_NL), await reads('nl', 'DE')]).toEqual([
      false,
      false,
      true,
    ]);
    await exclude(2, []);
    await pullAll();
    expect(await finds('nl', 'NL', FOR_NL)).toBe(true);
  });

  it('follows a correction, and an event of a court', async () => {
    const event = { event: 'appeal_lodged', occurredOn: '2026-03-01', by: 'Federal Court' };
    const all = { circles: ['all-members'], states: [], except: [] };
    await say({ kind: 'legal-event', ref: recordId, audience: all, event });
    await pullAll();
    const { data } = await ask<{ precedent: { status: { code: { code: string } } } }>(
      nodes.at('fr'),
      'query ($id: ID!) { precedent(id: $id) { status { code { code } } } }',
      { as: 'fr-reader', headers: PURPOSE, variables: { id: recordId } },
    );
    expect(data.precedent.status.code.code).toBe('under_challenge');
  });

  it('is destroyed when the owner narrows it, values and salts', async () => {
    const all = { circles: ['all-members'], states: [], except: [] };
    await say({ kind: 'sharing', ref: recordId, parts: { outcome: all } });
    await pullAll();
    expect([await holds('nl', FOR_NL), await holds('fr', FOR_FR)]).toEqual([false, false]);
    expect([await reads('nl', 'NL'), await finds('nl', 'NL', FOR_NL)]).toEqual([true, false]);
  });

  it('is gone from the tables in the files too once they are vacuumed; the write-ahead log may still have it', async () => {
    expect(await heldAt('fr')).not.toContain(saltOf(FOR_FR));
    await vacuum(nodes.at('fr'));
    const files = await filesHolding(nodes.at('fr'), secretsOf(FOR_FR));
    expect(files.filter((path) => !path.startsWith('pg_wal/'))).toEqual([]);
  });

  it('is withdrawn everywhere, and everywhere said to be', async () => {
    const withdrawal = { reason: 'recorded_in_error', note: 'not_recorded' };
    const all = { circles: ['all-members'], states: [], except: [] };
    await say({ kind: 'withdrawal', ref: recordId, audience: all, withdrawal });
    await pullAll();
    const { data } = await ask<{ precedent: { status: { code: { code: string } }; outcome: object } }>(
      nodes.at('nl'),
      'query ($id: ID!) { precedent(id: $id) { status { code { code } } outcome { __typename } } }',
      { as: 'nl-reader', headers: PURPOSE, variables: { id: recordId } },
    );
    expect(data.precedent).toEqual({
      status: { code: { code: 'withdrawn' } },
      outcome: { __typename: 'NotShared' },
    });
  });

  it('has been in no line that any of the nodes has written, all the while', () => {
    new Logger('whose eyes').warn('This line is seen.');
    const written = output.end();
    expect(written).toContain('This line is seen.');
    expect(wordsIn(written, [FOR_NL, FOR_FR, FOR_NOBODY])).toEqual([]);
    for (const text of disclosures) expect(written).not.toContain(text);
  });
});

function wordsIn(text: string, parties: readonly string[]): string[] {
  return parties.filter((party) => text.includes(party));
}
