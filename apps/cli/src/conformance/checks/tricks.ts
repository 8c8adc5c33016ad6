import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

import { type Envelope, type StreamLine, isEnvelope, isHead, issueLease } from '#federation/core';

import { strangersSigner } from '../kit-keys.js';
import { issue } from '../partner-node.js';
import { type Behaviour, linesText, send } from '../partner-server.js';
import type { Rehearsal } from '../rehearsal.js';

const STREAM = '/federation/envelopes';
const TILE = '/log/tile/';
const YEAR_MS = 365 * 86_400_000;
const MEBIBYTE = 1024 * 1024;
/** What the partner sends at most of an answer that would have no end. */
const ENDLESS_MEBIBYTES = 128;

/** Makes the partner behave in one way. */
export type Trick = (rehearsal: Rehearsal) => Promise<Behaviour> | Behaviour;

function atPath(
  path: string,
  answer: (response: ServerResponse, url: URL) => Promise<void> | void,
): Behaviour {
  return ({ url = '/' }, response) =>
    url.startsWith(path)
      ? Promise.resolve(answer(response, new URL(url, 'http://partner.invalid')))
      : undefined;
}

/** Changes the lines of the stream on their way. */
function changing(change: (line: StreamLine) => StreamLine): Trick {
  return ({ partner }) =>
    atPath(STREAM, async (response, { searchParams }) => {
      const lines = await partner.lines(Number(searchParams.get('after') ?? 0));
      send(response, 'application/x-ndjson', linesText(lines.map(change)));
    });
}

const inEnvelopes = (change: (envelope: Envelope) => Partial<Envelope>): Trick =>
  changing((line) => (isEnvelope(line) ? { ...line, ...change(line) } : line));

const inHead =
  (change: (rehearsal: Rehearsal) => Promise<object>): Trick =>
  async (rehearsal) => {
    const changed = await change(rehearsal);
    return changing((line) => (isHead(line) ? { ...line, ...changed } : line))(rehearsal);
  };

/** A checkpoint that the log has signed, of another tree of the same size. */
export const otherTree: Trick = inHead(async ({ partner: { log } }) => ({
  checkpoint: await log.checkpointOf(log.size, Buffer.alloc(32, 7)),
}));

function leaseBy(make: 'stranger' | 'own', now = new Date()): Trick {
  return inHead(async ({ kit, partner }) => {
    const signer = make === 'stranger' ? await strangersSigner() : partner.signer;
    return { lease: await issueLease(signer, { from: kit.partner.origin, to: kit.tested }, issue(now)) };
  });
}

async function sendWithoutEnd(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const chunk = 'x'.repeat(MEBIBYTE);
  for (let sent = 0; sent < ENDLESS_MEBIBYTES && !response.destroyed; sent += 1) {
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.destroy();
}

const unpacksToMuch = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' });
  response.end(gzipSync(Buffer.alloc(ENDLESS_MEBIBYTES * MEBIBYTE, 'x')));
};

const otherEntries: Trick = ({ partner }) =>
  atPath(TILE, (response, { pathname }) => {
    const bytes = Buffer.from(partner.log.tile(pathname.slice('/log/'.length)) ?? []);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    send(response, 'application/octet-stream', bytes);
  });

const noLines: Trick = () =>
  atPath(STREAM, (response) => send(response, 'application/x-ndjson', '{"a":1}\n[[[\n'));

const cutOff: Trick = ({ partner }) =>
  atPath(STREAM, async (response) => {
    send(response, 'application/x-ndjson', linesText(await partner.lines(0)).slice(0, 200));
  });

const leadsElsewhere: Trick = () =>
  atPath('/', (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());

const fails: Trick = () => atPath('/', (response) => void response.writeHead(500).end());

const endless: Trick = () => atPath(STREAM, sendWithoutEnd);

const unpacks: Trick = () => atPath(STREAM, unpacksToMuch);

const fallsSilent: Trick = () => atPath(STREAM, (response) => void response.writeHead(200).flushHeaders());

/** What is tried, each with what it is. */
export const TRICKS: readonly (readonly [id: string, says: string, trick: Trick])[] = [
  [
    'changed-disclosure',
    'a disclosure that is not what was signed',
    inEnvelopes(({ disclosures }) => ({ disclosures: disclosures.map((text) => `${text}A`) })),
  ],
  [
    'repeated-disclosure',
    'a disclosure that comes twice',
    inEnvelopes(({ disclosures }) => ({ disclosures: [...disclosures, ...disclosures.slice(0, 1)] })),
  ],
  [
    'withheld-disclosure',
    'fewer disclosures than are granted',
    inEnvelopes(({ disclosures }) => ({ disclosures: disclosures.slice(1) })),
  ],
  ['no-grant', 'a grant that is none', inEnvelopes(() => ({ grant: 'x.y.z' }))],
  ['other-statement', 'a grant about another statement', inEnvelopes(() => ({ index: 0 }))],
  ['strangers-lease', 'a lease that somebody else has signed', leaseBy('stranger')],
  ['old-lease', 'a lease from a year ago', leaseBy('own', new Date(Date.now() - YEAR_MS))],
  [
    'old-checkpoint',
    'a log that has fewer entries than it had',
    inHead(async ({ partner: { log } }) => ({ checkpoint: await log.checkpointOf(0, Buffer.alloc(32, 7)) })),
  ],
  ['no-checkpoint', 'a checkpoint that is none', inHead(() => Promise.resolve({ checkpoint: 'made up' }))],
  ['other-entries', 'entries that are not those that were signed', otherEntries],
  ['no-lines', 'lines that no node sends', noLines],
  ['cut-off', 'an answer that ends in the middle of a line', cutOff],
  ['redirect', 'an answer that leads elsewhere', leadsElsewhere],
  ['error', 'an answer that is an error', fails],
  ['endless', 'an answer without an end', endless],
  ['unpacks', 'an answer that unpacks to far more than was sent', unpacks],
  ['silent', 'an answer that begins and does not go on', fallsSilent],
];
