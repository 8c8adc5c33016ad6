import type { IncomingMessage, ServerResponse } from 'node:http';

import { signCheckpoint } from '#ledger/core';

import { readNodeKey } from '../../apps/registry/src/settings/node-key.js';
import { ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { ThreeNodes } from '../support/three-nodes.js';

const ORIGIN = 'ca.demonstration.invalid/log';

interface Line {
  checkpoint?: string;
  lease?: string;
  grant?: string;
  disclosures?: string[];
}

/** Canada's node answers what a test says; the Dutch one must neither believe it nor stop. */
describe('a hostile node', () => {
  let nodes: ThreeNodes;
  let proxy: TamperingProxy;

  const begin = async (): Promise<void> => {
    await nodes?.close();
    await proxy?.close();
    proxy = await TamperingProxy.start();
    nodes = await ThreeNodes.start({ withoutCases: true }, { ca: proxy });
  };

  beforeAll(begin);

  afterAll(async () => {
    await nodes?.close();
    await proxy?.close();
  });

  /** Each time there is one decision that the Dutch node has not taken over. */
  beforeEach(async () => {
    proxy.tamper = undefined;
    await nodes.pull('nl');
    await file(nodes.at('ca'), 'CA', decision({ decidedBy: 'CA' }));
  });

  const pull = async () => {
    const report = (await nodes.pull('nl')).find(({ origin }) => origin === ORIGIN);
    if (!report) throw new Error('Canada was not asked.');
    return report;
  };

  const isStream = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/federation/envelopes');
  const isTile = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/log/tile/');

  /** Changes the lines of the stream of envelopes on their way. */
  const changing = (change: (line: Line, place: number) => void) => {
    proxy.tamper = (request, response, real) =>
      isStream(request) ? changed(response, real, change) : undefined;
  };

  const changed = async (
    response: ServerResponse,
    real: () => Promise<Response>,
    change: (line: Line, place: number) => void,
  ): Promise<void> => {
    const answer = await real();
    const headers = { 'dpop-nonce': answer.headers.get('dpop-nonce') ?? '' };
    if (answer.status !== 200) {
      response.writeHead(answer.status, {
        ...headers,
        'www-authenticate': answer.headers.get('www-authenticate') ?? '',
      });
      return void response.end();
    }
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Line);
    lines.forEach(change);
    response.writeHead(200, headers);
    response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  };

  /** A checkpoint that Canada's log key has signed: the key is the node's own, so that only its content is wrong. */
  const signed = async (size: number, root: Buffer): Promise<string> => {
    const signer = await readNodeKey(nodes.at('ca').dataFolder, 'log');
    if (!signer) throw new Error('Canada has no log key.');
    return signCheckpoint({ origin: ORIGIN, size, root }, signer);
  };

  /** The checkpoint that Canada's node has published by now. */
  const noteNow = async (): Promise<string> => {
    const { data } = await ask<{ log: { checkpoint: { note: string } } }>(
      nodes.at('ca'),
      '{ log { checkpoint { note } } }',
      { as: 'ca-reader' },
    );
    return data.log.checkpoint.note;
  };

  it('changes a disclosure: that record is put aside, what comes after is taken over', async () => {
    await file(nodes.at('ca'), 'CA', decision({ decidedBy: 'CA', summary: 'The second one.' }));
    let isFirst = true;
    changing((line) => {
      if (!line.disclosures || !isFirst) return;
      isFirst = false;
      line.disclosures = line.disclosures.map((text, place) => (place === 0 ? `${text}A` : text));
    });
    const { outcomes, failure } = await pull();
    expect(failure).toBeUndefined();
    expect(outcomes).toEqual({ accepted: 1, 'refused: DISCLOSURE_UNREFERENCED': 1 });
    proxy.tamper = undefined;
    expect((await pull()).outcomes).toEqual({});
  });

  it('gives a grant that it made for another node', async () => {
    const forFrance: string[] = [];
    proxy.tamper = (request, response, real) =>
      isStream(request)
        ? changed(response, real, ({ grant }) => void (grant && forFrance.push(grant)))
        : undefined;
    await nodes.pull('fr');
    changing((line) => {
      if (line.grant) line.grant = forFrance[0] ?? '';
    });
    expect((await pull()).outcomes).toEqual({ 'refused: GRANT_INVALID': 1 });
  });

  it.each([
    ['no line that nodes send', (line: Line) => Object.assign(line, { disclosures: 7, lease: 7, end: 'x' })],
    [
      'a lease that is none',
      (line: Line) => line.lease !== undefined && Object.assign(line, { lease: 'x.y.z' }),
    ],
    [
      'a checkpoint of its own making',
      (line: Line) => line.checkpoint && Object.assign(line, { checkpoint: 'made up' }),
    ],
  ])('sends %s: nothing of it is taken over', async (_, change) => {
    changing((line) => void change(line));
    const { failure, outcomes } = await pull();
    expect(failure).toMatch(/^(ENVELOPE_INVALID|LEASE_INVALID|NOTE_MALFORMED)$/);
    expect(outcomes).toEqual({});
    proxy.tamper = undefined;
    expect((await pull()).outcomes).toEqual({ accepted: 1 });
  });

  it('D3 serves other entries than it has signed', async () => {
    proxy.tamper = (request, response, real) =>
      isTile(request)
        ? real().then(async (answer) => {
            const bytes = Buffer.from(await answer.arrayBuffer());
            bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
            response.writeHead(answer.status, Object.fromEntries(answer.headers));
            response.end(bytes);
          })
        : undefined;
    expect(await pull()).toMatchObject({ entries: 0, failure: 'PEER_LOG_DIFFERS' });
    proxy.tamper = undefined;
    expect(await pull()).toMatchObject({ failure: undefined });
  });

  it('D17 goes back to an earlier checkpoint', async () => {
    const earlier = await noteNow();
    await pull();
    await file(nodes.at('ca'), 'CA', decision({ decidedBy: 'CA', summary: 'The second one.' }));
    await pull();
    changing((line) => {
      if (line.checkpoint) line.checkpoint = earlier;
    });
    expect(await pull()).toMatchObject({ failure: 'PEER_LOG_BEHIND' });
    proxy.tamper = undefined;
    expect(await pull()).toMatchObject({ failure: undefined });
  });

  it('D26 leads elsewhere: no redirect is followed', async () => {
    const before = proxy.asked.length;
    proxy.tamper = (_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' });
      response.end();
      return Promise.resolve();
    };
    expect(await pull()).toMatchObject({ failure: 'PEER_REFUSED' });
    expect(proxy.asked.length - before).toBe(1);
  });

  it('D26 sends without end: it is left, and the others are still asked', async () => {
    proxy.tamper = (request, response) => {
      if (!isStream(request)) return undefined;
      response.writeHead(200);
      const line = `${'x'.repeat(1024 * 1024)}`;
      const more = (): void => {
        while (!response.destroyed && response.write(line));
      };
      response.on('drain', more);
      more();
      return Promise.resolve();
    };
    const reports = await nodes.pull('nl');
    expect(reports.map(({ origin, failure }) => [origin, failure])).toEqual([
      ['fr.demonstration.invalid/log', undefined],
      [ORIGIN, 'PEER_TOO_MUCH'],
    ]);
  });

  it('D26 breaks off in the middle: what was whole stays, and it goes on from there', async () => {
    proxy.tamper = (request, response, real) =>
      isStream(request)
        ? real().then(async (answer) => {
            const text = await answer.text();
            const headers = Object.fromEntries(answer.headers);
            delete headers['content-length'];
            response.writeHead(answer.status, headers);
            response.end(answer.status === 200 ? text.slice(0, text.lastIndexOf('{"end"')) : text);
          })
        : undefined;
    expect(await pull()).toMatchObject({ failure: 'PEER_UNREACHABLE', outcomes: { accepted: 1 } });
    proxy.tamper = undefined;
    expect(await pull()).toMatchObject({ failure: undefined });
  });

  it.each([
    ['D18 signs another tree of the same size', 0],
    ['D18 signs another tree of a smaller size', 1],
  ])('%s: both notes are kept, and it is followed no further', async (_, smaller) => {
    // What is frozen stays so: these come last, each with nodes of its own.
    await begin();
    await file(nodes.at('ca'), 'CA', decision({ decidedBy: 'CA' }));
    await file(nodes.at('ca'), 'CA', decision({ decidedBy: 'CA', summary: 'The second one.' }));
    const { entries } = await pull();
    const other = await signed(entries - smaller, Buffer.alloc(32, 7));
    changing((line) => {
      if (line.checkpoint) line.checkpoint = other;
    });
    expect(await pull()).toMatchObject({ failure: 'PEER_LOG_FORKED' });
    proxy.tamper = undefined;
    expect(await pull()).toMatchObject({ failure: 'PEER_LOG_FORKED' });
    const { data } = await ask<{ peers: { origin: string; frozen: boolean; forkEvidence: string }[] }>(
      nodes.at('nl'),
      '{ peers { origin frozen forkEvidence } }',
      { as: 'nl-reader' },
    );
    const peer = data.peers.find(({ origin }) => origin === ORIGIN);
    expect(peer).toMatchObject({ frozen: true });
    expect(peer?.forkEvidence).toContain(JSON.stringify(other));
  });
});
