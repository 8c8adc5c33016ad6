import { OperationTypeNode } from 'graphql';

import { decision, file } from '../../support/sign-as.js';
import type { TestNode } from '../../support/start-node.js';
import { waysOf } from '../matrix/ask/ways.js';
import { verifiedBundle, verifiedParts } from './old-records.js';
import { type OpenStream, openStream } from './open-stream.js';
import { othersAnswers } from './others-answers.js';
import { type AuditorsJournal, auditorsJournal } from './partners-journal.js';
import { Removal } from './removal-fixture.js';
import { queryFor } from './ways/field-ways.js';
import { unknownRoutes } from './ways/route-ways.js';
import { MEANS, type Way } from './ways/way.type.js';
import { waysInto } from './ways/ways.js';

const AUDITORS = ['nl-auditor', 'de-auditor'];
const OUTCOMES = ['before', 'after'] as const;

describe('a state that is removed while it holds tokens and sessions, and listens', () => {
  let removal: Removal;
  let ways: readonly Way[];
  const came = { before: new Map<string, string>(), after: new Map<string, string>() };
  const journals = { before: new Map<string, AuditorsJournal>(), after: new Map<string, AuditorsJournal>() };
  const answers = { before: [] as Map<string, string>[], after: [] as Map<string, string>[] };
  const streams: OpenStream[] = [];
  let partnersStream: OpenStream;

  const nodes = (): readonly TestNode[] => removal.processes.nodes;

  const tryAll = async (into: Map<string, string>): Promise<void> => {
    for (const [place, node] of nodes().entries())
      for (const way of ways)
        into.set(`${way.name}, process ${place}`, await way.attempt(node, removal.holder));
  };

  const askOthers = async (): Promise<Map<string, string>[]> => {
    const all: Map<string, string>[] = [];
    for (const node of nodes())
      all.push(await othersAnswers(node, removal.schema, removal.tokens, removal.subjects));
    return all;
  };

  const lookAtJournals = async (into: Map<string, AuditorsJournal>): Promise<void> => {
    await removal.seal();
    for (const auditor of AUDITORS)
      into.set(auditor, await auditorsJournal(removal.taking, removal.tokenOf(auditor)));
  };

  const listen = async (): Promise<void> => {
    const subscriptions = waysOf(removal.schema).filter(
      ({ operation }) => operation === OperationTypeNode.SUBSCRIPTION,
    );
    for (const node of nodes())
      for (const means of MEANS)
        for (const way of subscriptions) {
          const caller = removal.holder.headersOf(means, 'reader');
          streams.push(await openStream(node, caller, queryFor(removal.schema, way)));
        }
    const query = 'subscription { precedentChanges { recordId } }';
    const partner = { authorization: `Bearer ${removal.tokenOf('de-reader')}` };
    partnersStream = await openStream(removal.taking, partner, query);
  };

  beforeAll(async () => {
    removal = await Removal.prepare();
    ways = waysInto({ schema: removal.schema, routes: removal.processes.routes });
    await tryAll(came.before);
    // Once for what asking itself leaves behind, and once to compare.
    await askOthers();
    answers.before = await askOthers();
    await listen();
    await lookAtJournals(journals.before);
    await removal.takeRoot();
    await tryAll(came.after);
    answers.after = await askOthers();
    await lookAtJournals(journals.after);
  }, 180_000);

  afterAll(async () => {
    for (const stream of [...streams, partnersStream]) stream.leave();
    await removal?.processes.close();
  });

  it('C13 has every route of the server thought about, as one that takes a token or one that does not', () => {
    expect(unknownRoutes(removal.processes)).toEqual([]);
    const added = { method: 'PUT', path: '/unheard-of' };
    expect(unknownRoutes({ routes: [...removal.processes.routes, added] })).toEqual(['PUT /unheard-of']);
  });

  it.each(OUTCOMES)('C13 has each way answer as it should %s the root is taken, on each process', (when) => {
    const right = nodes().flatMap((_, place) =>
      ways.map((way): [string, string] => [`${way.name}, process ${place}`, way[when]]),
    );
    expect(came[when]).toEqual(new Map(right));
  });

  it('C13 has its open streams end by themselves, and told why', async () => {
    for (const stream of streams) {
      const whole = await stream.whole;
      expect(whole).toMatch(/"code":"(TOKEN_ISSUER_UNKNOWN|MEMBERSHIP_ENDED)"/);
      expect(whole.endsWith('event: complete\ndata:\n\n')).toBe(true);
    }
  });

  it('leaves the streams of others open', async () => {
    const { recordId } = await file(removal.taking, 'NL', decision());
    await partnersStream.told(recordId);
  });

  it('leaves records behind that verify, as a bundle of another state’s auditor', async () => {
    for (const node of nodes()) {
      const report = await verifiedBundle(node, removal.recordId, 'nl-auditor');
      expect(report).toMatchObject({ verified: true, problems: [] });
      expect(report.statements).toMatchObject([{ id: removal.recordId, state: 'GB' }]);
    }
  });

  it('leaves records behind that verify, as a reader of another state was given them', async () => {
    for (const node of nodes()) {
      const parts = await verifiedParts(node, removal.recordId, 'de');
      expect(parts).toEqual(expect.arrayContaining(['head', 'outcome', 'ground', 'party']));
    }
  });

  it.each(AUDITORS)('changes no line and no seal of the journal that %s saw before', (auditor) => {
    const [before, after] = [journals.before.get(auditor), journals.after.get(auditor)];
    expect(before?.lines.length).toBeGreaterThan(0);
    expect(before?.seals.length).toBeGreaterThan(before?.lines.length ?? 0);
    expect(after?.lines.slice(0, before?.lines.length)).toEqual(before?.lines);
    expect(after?.seals.slice(0, before?.seals.length)).toEqual(before?.seals);
  });

  it('changes nothing that others are answered, but for the roster', () => {
    expect(answers.before[0]?.size).toBeGreaterThan(20);
    const others = answers.after.flatMap((after, place) =>
      [...after].filter(([question, answer]) => answers.before[place]?.get(question) !== answer),
    );
    expect(others).toEqual([]);
  });
});
