import request from 'supertest';

import { logPosition } from '../../support/sign-as.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { bindRows, runRows } from './run-rows.js';
import { TokenFixture } from './token-fixture.js';
import { tokenRows } from './token-rows.js';

describe('tokens and proofs over HTTP', () => {
  let node: TestNode;
  let fixture: TokenFixture;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    fixture = await TokenFixture.create(node);
  });

  afterAll(() => node?.close());

  it('let in who holds the key', async () => {
    await expect(fixture.send({})).resolves.toBe('nl-reader');
  });

  it.each(tokenRows.map((row) => [`${row.id} ${row.input}`, row] as const))('%s', async (_, row) => {
    const before = await logPosition(node);
    const { failures } = await runRows(bindRows([row], fixture), () => undefined);
    expect(failures).toEqual([]);
    expect(await logPosition(node)).toEqual(before);
  });

  it('say on a refusal what is missing, where clients look for it', async () => {
    const token = await fixture.token();
    const proof = await fixture.proof(token, { claims: { nonce: undefined } });
    for (const path of ['/graphql', '/graphql/stream']) {
      const url = `${node.url}${path}`;
      const made = await fixture.proof(token, { claims: { nonce: undefined, htu: url } });
      const query =
        path === '/graphql' ? '{ me { officer } }' : 'subscription { precedentChanges { cursor } }';
      const answer = await request(node.url)
        .post(path)
        .set({ authorization: `DPoP ${token}`, dpop: made })
        .send({ query });
      expect([path, answer.status, answer.headers['www-authenticate']]).toEqual([
        path,
        401,
        'DPoP error="use_dpop_nonce", algs="ES256"',
      ]);
      expect(answer.headers['dpop-nonce']).toMatch(/^[\w-]{30}$/);
    }
    const tile = await request(node.url)
      .get('/log/checkpoint')
      .set({ authorization: `DPoP ${token}`, dpop: proof });
    expect([tile.status, tile.headers['www-authenticate']]).toEqual([
      401,
      'DPoP error="invalid_dpop_proof", algs="ES256"',
    ]);
  });

  it('bind a demonstration token to the key of a proof that asks for it', async () => {
    const url = `${node.url}/demonstration/token`;
    const proof = await fixture.proof('', { claims: { htu: url, ath: undefined } });
    const answer = await request(node.url)
      .post('/demonstration/token')
      .set('dpop', proof)
      .send({ officer: 'fr-reader' });
    const { access_token: token, token_type: type } = answer.body as {
      access_token: string;
      token_type: string;
    };
    expect(type).toBe('DPoP');
    await expect(fixture.send({ token })).resolves.toBe('fr-reader');
    await expect(fixture.send({ token, scheme: 'Bearer' })).rejects.toMatchObject({ code: 'TOKEN_BOUND' });
  });
});
