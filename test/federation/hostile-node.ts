import { createHash } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { issueGrant, issueLease } from '#federation/core';
import { type Randomness, encodeBase64Url, systemClock, systemRandomness } from '#kernel';
import {
  type Checkpoint,
  EMPTY_FRONTIER,
  EMPTY_ROOT,
  type NodeSigners,
  type Signer,
  TILE_WIDTH,
  appendLeaves,
  encodeEntryBundle,
  leafHash,
  parseTilePath,
  signCheckpoint,
} from '#ledger/core';
import {
  type IssuedStatement,
  assembleStatement,
  issueStatement,
  parseStatementForm,
  signerFromJwk,
} from '#statement';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../apps/registry/src/demonstration/members.js';
import { readNodeKey } from '../../apps/registry/src/settings/node-key.js';

export const HOSTILE = 'ca.demonstration.invalid/log';
const STATE = 'CA';
const BEGINNING = { origin: HOSTILE, size: 0, root: Buffer.from(EMPTY_ROOT).toString('base64') };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Who gets what of a statement: the states, and by which word. */
export interface Word {
  readonly seq: number;
  readonly states?: readonly string[];
  readonly to?: string;
  readonly now?: Date;
}

/** How the stream of an answer ends. */
export interface Ending {
  /** Envelopes that are sent at most. */
  readonly most: number;
  /** The last line; none at all where the answer is cut off. */
  readonly last?: (seq: number) => object;
}

/** What a statement of it may be like that no honest node would take. */
export interface Liberties {
  readonly now?: Date;
  /** The `jti`. */
  readonly id?: string;
}

/**
 * A node of the root whose operator does as they like: it has all its keys, and its state's, and neither gate nor
 * database. It serves what it is told, to whoever asks.
 */
export class HostileNode {
  /** What its log holds, statement or not. */
  entries: Uint8Array[] = [];
  /** What it has granted, by number. */
  envelopes: { readonly seq: number }[] = [];
  /** Sent behind that, whatever was asked for. */
  replayed: object[] = [];
  /** In place of the checkpoint over its entries. */
  note: ((honest: Checkpoint) => Promise<string>) | undefined;
  /** In place of an honest bundle. */
  bundle: ((entries: readonly Uint8Array[]) => Uint8Array) | undefined;
  /** In place of an honest lease. */
  lease: string | undefined;
  /** In place of any answer. */
  answer: Answer | undefined;
  /** How a stream ends; as of an honest node that has sent all of it unless said otherwise. */
  ending: Ending | undefined;
  /** After which numbers it was asked for envelopes. */
  readonly askedAfter: number[] = [];
  log: Signer;
  node: Signer;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<HostileNode> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const node = new HostileNode(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void node.serve(request, response));
    return node;
  }

  /** Once the root has been made, and with it the keys. */
  async takeKeys(folder: string): Promise<void> {
    [this.log, this.node] = [await keyOf(folder, 'log'), await keyOf(folder, 'node')];
    const { privateJwk } = await demonstrationKey(folder, 'record', STATE);
    this.#record = privateJwk;
  }

  #record: Parameters<typeof signerFromJwk>[0];

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Tells no lies from now on. */
  behave(): void {
    this.note = this.bundle = this.lease = this.answer = this.ending = undefined;
    this.replayed = [];
  }

  signers(): NodeSigners {
    return { node: () => this.node, log: () => this.log, witness: () => undefined };
  }

  /** Signs a statement for its state and logs it. */
  async say(form: object, { now, id }: Liberties = {}): Promise<IssuedStatement> {
    const issued = await issueStatement({
      parts: assembleStatement(parseStatementForm(form), systemRandomness),
      iss: demonstrationUrl(STATE),
      after: BEGINNING,
      demo: true,
      clock: now ? { now: () => now } : systemClock,
      randomness: id === undefined ? systemRandomness : naming(id),
      signer: await signerFromJwk(this.#record),
    });
    this.entries.push(new TextEncoder().encode(issued.signedPart));
    return issued;
  }

  /** An envelope with all of a statement that is at a place of its log. */
  async envelope(
    index: number,
    { disclosures: all }: Pick<IssuedStatement, 'disclosures'>,
    statement: string,
    { seq, states = ['NL'], to = 'nl.demonstration.invalid/log', now = systemClock.now() }: Word,
  ): Promise<{ seq: number; index: number; grant: string; disclosures: string[] }> {
    const disclosures = [...all.values()];
    const parts = Object.fromEntries(disclosures.map((one) => [digestOf(one), states]));
    const issue = { now, id: encodeBase64Url(systemRandomness.bytes(16)) };
    const grant = await issueGrant(this.node, { index, statement, seq, parts }, { from: HOSTILE, to }, issue);
    return { seq, index, grant, disclosures };
  }

  checkpoint(entries = this.entries): Checkpoint {
    const { roots } = appendLeaves(EMPTY_FRONTIER, entries.map(leafHash));
    return { origin: HOSTILE, size: entries.length, root: roots.at(-1) ?? EMPTY_ROOT };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.answer) return this.answer(request, response);
    const { url = '' } = request;
    if (url.startsWith('/log/')) return void response.end(this.tile(url.slice('/log/'.length)));
    const after = Number(new URL(url, this.url).searchParams.get('after'));
    if (url.startsWith('/federation/envelopes')) this.askedAfter.push(after);
    response.end((await this.stream(after)).map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  private tile(path: string): Uint8Array {
    const { index, width } = parseTilePath(path);
    const entries = this.entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width);
    return (this.bundle ?? encodeEntryBundle)(entries);
  }

  private async stream(after: number): Promise<object[]> {
    const honest = this.checkpoint();
    const checkpoint = this.note ? await this.note(honest) : await signCheckpoint(honest, this.log);
    const ends = { from: HOSTILE, to: 'nl.demonstration.invalid/log' };
    const issue = { now: systemClock.now(), id: encodeBase64Url(systemRandomness.bytes(16)) };
    const lease = this.lease ?? (await issueLease(this.node, ends, issue));
    const due = this.envelopes.filter(({ seq }) => seq > after);
    if (!this.ending)
      return [{ checkpoint, lease }, ...due, ...this.replayed, { end: this.envelopes.length }];
    const { most, last } = this.ending;
    const sent = due.slice(0, most);
    return [{ checkpoint, lease }, ...sent, ...(last ? [last(sent.at(-1)?.seq ?? after)] : [])];
  }
}

async function keyOf(folder: string, purpose: 'log' | 'node'): Promise<Signer> {
  const key = await readNodeKey(folder, purpose);
  if (key) return key;
  throw new Error(`There is no ${purpose} key.`);
}

/** The only 16 bytes that a statement needs are its name. */
function naming(id: string): Randomness {
  const named = Buffer.from(id, 'base64url');
  return { ...systemRandomness, bytes: (count) => (count === 16 ? named : systemRandomness.bytes(count)) };
}

function digestOf(disclosure: string): string {
  return createHash('sha256').update(disclosure).digest('base64url');
}
