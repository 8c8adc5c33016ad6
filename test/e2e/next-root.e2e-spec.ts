import request from 'supertest';

import { systemClock } from '#kernel';
import { decodeEntryBundle } from '#ledger/core';
import { RootHistory, type RootFile, rootDigestLine, signRoot, verifyTrustedRoot } from '#membership';
import { verifyStatement } from '#statement';

import { PURPOSE, ask, tokenFor } from '../support/ask.js';
import {
  currentRoot,
  digestOf,
  nextPayload,
  nextRoot,
  publishRoot,
  signersOf,
  without,
} from '../support/next-root.js';
import { decision, file, logPosition, signAs, submit } from '../support/sign-as.js';
import { SharedProcesses } from '../support/shared-processes.js';
import { type TestNode, startNode } from '../support/start-node.js';

const ME = '{ me { officer } }';
const STATES = '{ states { code } }';
const SEEN = '{ precedents { edges { node { id } } } }';

interface Seen {
  readonly precedents: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

/** Every entry of the log, as a member reads them. */
async function entriesOf(node: TestNode): Promise<string[]> {
  const { size } = await logPosition(node);
  const answer = await request(node.url)
    .get(`/log/tile/entries/000.p/${size}`)
    .set({ authorization: `Bearer ${await tokenFor(node, 'nl-reader')}` })
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return decodeEntryBundle(answer.body as Buffer, size).map((entry) => new TextDecoder().decode(entry));
}

describe('the next root', () => {
  let node: TestNode;
  const roots: RootFile[] = [];

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    roots.push(await currentRoot(node));
  });

  afterAll(() => node?.close());

  it('is in force with the answer, and named in the log after the one before it', async () => {
    await file(node, 'NL', decision());
    const next = await nextRoot(node, without('KR'));
    const published = await publishRoot(node, next);
    expect(published).toMatchObject({ version: 2, digest: await digestOf(next) });
    roots.push(next);
    const { states } = (await ask<{ states: { code: string }[] }>(node, STATES, { as: 'nl-reader' })).data;
    expect(states.map(({ code }) => code)).not.toContain('KR');
    const [, ...lines] = await entriesOf(node);
    expect(lines).toEqual(
      await Promise.all(
        roots.map(async (root, place) =>
          rootDigestLine({ version: place + 1, digest: await digestOf(root) }),
        ),
      ),
    );
  });

  it('is no second root when it comes again', async () => {
    const before = await logPosition(node);
    await expect(publishRoot(node, roots[1])).resolves.toMatchObject({ version: 2 });
    expect(await logPosition(node)).toEqual(before);
  });

  it('takes signatures of states in any number of files, put together', async () => {
    const payload = await nextPayload(node);
    const halves = await Promise.all(
      ['NL', 'CA'].map(async (state) => signRoot(payload, await signersOf(node, [state]))),
    );
    const [first] = halves;
    if (!first) throw new Error('Nobody signed.');
    const whole = { payload: first.payload, signatures: halves.flatMap(({ signatures }) => signatures) };
    await expect(publishRoot(node, whole)).resolves.toMatchObject({ version: 3 });
    roots.push(whole);
  });

  it('is given to auditors with all before it', async () => {
    const { auditRoots } = (await ask<{ auditRoots: string[] }>(node, '{ auditRoots }', { as: 'nl-auditor' }))
      .data;
    expect(auditRoots.map((text) => JSON.parse(text) as RootFile)).toEqual(roots);
  });

  it.each([
    ['nothing', '', 'ROOT_MALFORMED'],
    ['a list', [], 'ROOT_MALFORMED'],
    ['a payload that is no JSON', { payload: 'e30x', signatures: [] }, 'ROOT_MALFORMED'],
  ])('is refused when it is %s', async (_, sent, code) => {
    await expect(publishRoot(node, sent)).rejects.toMatchObject({ code });
  });
});

describe('a state that the members remove', () => {
  let node: TestNode;
  let recordId: string;
  let token: string;
  let statement: Awaited<ReturnType<typeof signAs>>;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    await file(node, 'NL', decision());
    statement = await signAs(node, 'GB', decision({ decidedBy: 'GB' }));
    recordId = (await submit(node, 'gb-releaser', statement)).recordId ?? '';
    token = await tokenFor(node, 'gb-reader');
  });

  afterAll(() => node?.close());

  it('C13 is answered nothing from the next request on, with the token it holds', async () => {
    expect((await ask(node, ME, { token })).errors).toEqual([]);
    await publishRoot(node, await nextRoot(node, without('GB')));
    const answer = await ask(node, ME, { token });
    expect(answer.errors[0]?.extensions.code).toBe('TOKEN_ISSUER_UNKNOWN');
    const tile = await request(node.url)
      .get('/log/checkpoint')
      .set({ authorization: `Bearer ${token}` });
    expect(tile.status).toBe(401);
  });

  it('C13 keeps its records: others read them, and the signatures verify by the roots of before', async () => {
    const seen = await ask<Seen>(node, SEEN, { as: 'nl-reader', headers: PURPOSE });
    expect(seen.data.precedents.edges.map(({ node: { id } }) => id)).toContain(recordId);
    const { auditRoots } = (await ask<{ auditRoots: string[] }>(node, '{ auditRoots }', { as: 'nl-auditor' }))
      .data;
    const history = new RootHistory(
      await Promise.all(auditRoots.map((text) => verifyTrustedRoot(JSON.parse(text)))),
    );
    expect(history.newest.state('GB')).toBeUndefined();
    const keyFor = (kid: string) => history.statementKey(kid);
    const verified = verifyStatement(statement.signedPart, { keyFor, now: systemClock.now() });
    await expect(verified).resolves.toMatchObject({ claims: { jti: recordId } });
  });

  it('C13 may sign nothing more', async () => {
    const after = await logPosition(node);
    const later = await signAs(node, 'GB', decision({ decidedBy: 'GB' }), { after });
    const { problems } = await submit(node, 'nl-releaser', later);
    expect(problems).toMatchObject([{ code: 'STATEMENT_KEY_UNKNOWN' }]);
  });
});

const server = process.env.TEST_DATABASE_ADMIN_URL;

(server ? describe : describe.skip)('several processes of a node (needs TEST_DATABASE_ADMIN_URL)', () => {
  let processes: SharedProcesses;
  let nodes: TestNode[];

  beforeAll(async () => {
    processes = await SharedProcesses.create();
    nodes = await Promise.all([processes.start(), processes.start()]);
  }, 60_000);

  afterAll(async () => {
    for (const node of nodes ?? []) await node.close();
    await processes?.remove();
  });

  const both = (): [TestNode, TestNode] => {
    const [one, other] = nodes;
    if (!one || !other) throw new Error('The nodes did not start.');
    return [one, other];
  };

  it('C13 go by a root that one of them took, with the next request', async () => {
    const [one, other] = both();
    const token = await tokenFor(other, 'jp-reader');
    expect((await ask(other, ME, { token })).errors).toEqual([]);
    await publishRoot(one, await nextRoot(one, without('JP')));
    expect((await ask(other, ME, { token })).errors[0]?.extensions.code).toBe('TOKEN_ISSUER_UNKNOWN');
    const { states } = (await ask<{ states: { code: string }[] }>(other, STATES, { as: 'nl-reader' })).data;
    expect(states.map(({ code }) => code)).not.toContain('JP');
  });

  it('take one of two roots of the same version that come at the same moment', async () => {
    const [one, other] = both();
    const rivals = [await nextRoot(one, without('KR')), await nextRoot(one, without('NO'))];
    const outcomes = await Promise.allSettled([publishRoot(one, rivals[0]), publishRoot(other, rivals[1])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'ROOT_NOT_NEXT' } });
    await ask(one, ME, { as: 'nl-reader' });
    expect(await currentRoot(one)).toEqual(await currentRoot(other));
  });

  it('start by the newest root that was taken, whatever file they are given', async () => {
    const [one] = both();
    const later = await processes.start();
    expect(await currentRoot(later)).toEqual(await currentRoot(one));
    const states = async (node: TestNode): Promise<unknown> =>
      (await ask(node, STATES, { as: 'nl-reader' })).data;
    expect(await states(later)).toEqual(await states(one));
    await later.close();
  });
});
