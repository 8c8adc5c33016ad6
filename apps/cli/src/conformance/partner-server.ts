import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';

import { type ToldOutcomes, parseToldOutcomes } from '#federation/core';
import { isRegisterError } from '#kernel';
import type { Witness } from '#ledger/core';

import { CliError } from '../cli.errors.js';
import type { PartnerNode } from './partner-node.js';

/** Answers in place of the honest node; undefined lets it answer. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined;

/** What the node under test has asked of its partner. */
export interface Asked {
  readonly path: string;
  readonly authorization: string;
  readonly proof: string;
}

/** The partner's node over HTTP, at the address that the root of the rehearsal gives for it. */
export class PartnerServer {
  behaviour: Behaviour | undefined;
  readonly asked: Asked[] = [];
  /** What it has said became of the partner's envelopes. */
  readonly told: ToldOutcomes[] = [];

  private constructor(
    private readonly server: Server,
    private readonly node: PartnerNode,
    private readonly witness: Witness,
  ) {}

  /** @throws CliError PARTNER_CANNOT_LISTEN */
  static async listen(url: string, node: PartnerNode, witness: Witness): Promise<PartnerServer> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    const partner = new PartnerServer(server, node, witness);
    server.on('request', (request, response) => void partner.answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) => reject(cannotListen(url, cause)));
      server.listen(Number(port), hostname.replace(/^\[|\]$/g, ''), resolve);
    });
    return partner;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/', headers } = request;
    const { authorization = '', dpop = '' } = headers;
    this.asked.push({ path: url, authorization, proof: String(dpop) });
    const body = await textOf(request);
    const other = this.behaviour?.(request, response);
    if (other) return other;
    const address = new URL(url, 'http://partner.invalid');
    if (request.method === 'POST') await this.take(address.pathname, body, response);
    else await this.serve(address, response);
  }

  private async take(path: string, body: string, response: ServerResponse): Promise<void> {
    if (path === '/federation/outcomes') {
      const told = parseToldOutcomes(JSON.parse(body));
      this.told.push(told);
      return send(response, JSON_TYPE, JSON.stringify({ through: told.through }));
    }
    if (path === '/federation/reads') return send(response, JSON_TYPE, JSON.stringify({ taken: true }));
    if (path !== '/witness/add-checkpoint') return void response.writeHead(404).end();
    const answer = await this.witness.addCheckpoint(body);
    response.writeHead(answer.status, { 'content-type': answer.mediaType });
    response.end(answer.body);
  }

  private async serve({ pathname, searchParams }: URL, response: ServerResponse): Promise<void> {
    if (pathname === '/log/checkpoint') return send(response, 'text/plain', await this.node.log.checkpoint());
    if (pathname === '/federation/envelopes') {
      const lines = await this.node.lines(Number(searchParams.get('after') ?? 0));
      return send(response, 'application/x-ndjson', linesText(lines));
    }
    const tile = pathname.startsWith('/log/tile/') ? this.tile(pathname.slice('/log/'.length)) : undefined;
    if (tile) return send(response, 'application/octet-stream', tile);
    response.writeHead(404).end();
  }

  private tile(path: string): Uint8Array | undefined {
    try {
      return this.node.log.tile(path);
    } catch (error) {
      if (isRegisterError(error)) return undefined;
      throw error;
    }
  }
}

const JSON_TYPE = 'application/json';

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Lines of JSON, one after the other (NDJSON). */
export function linesText(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

export function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
}

function cannotListen(url: string, cause: unknown): CliError {
  return new CliError('PARTNER_CANNOT_LISTEN', `The kit cannot listen at ${url}, where its root has it.`, {
    cause,
    advice: 'Free the address, or prepare another kit with --at, and start the node with its root.',
  });
}
