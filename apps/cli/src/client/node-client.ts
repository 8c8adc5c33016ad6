import { RegisterError, isRegisterError } from '#kernel';

import { CliError } from '../cli.errors.js';
import { EXIT, exitCodeOf } from '../exit-code.js';
import { readTokenKey } from '../files/read-token-key.js';
import type { ClientAccess } from './client-access.js';
import { demonstrationToken } from './demonstration-token.js';
import { fetchBytes, fetchText, notANode, postJson } from './fetch-text.js';
import { mustBeEncrypted, nodeAddress } from './node-address.js';
import { openStream } from './open-stream.js';
import { readAnswer, refuseUnauthorised } from './read-answer.js';
import { readEvents } from './read-events.js';
import { type Send, sendAsBearer, sendAsNobody, sendForState } from './send.js';

export interface NodeAccess {
  readonly url: string;
  /** A demonstration officer; goes before a token. */
  readonly officer: string | undefined;
  readonly token: string | undefined;
  /** Where the private key is that the token is bound to. */
  readonly keyFile: string | undefined;
  /** Who the program itself is to its issuer; for when no token is given. */
  readonly client?: () => ClientAccess | undefined;
  /** The state that an audit body of several states acts for. */
  readonly state?: string | undefined;
}

/** A root that a node goes by. */
export interface RootInForce {
  readonly version: number;
  /** SHA-256 of the payload, base64url. */
  readonly digest: string;
  readonly expires: string;
}

const OK = 200;
const NOT_FOUND = 404;
/** What may stand behind `Bearer` (RFC 6750 §2.1). */
const TOKEN = /^[\w.~+/-]+=*$/;

/** A node of the register as this program talks to it. */
export class NodeClient {
  #send: Promise<Send> | undefined;

  constructor(private readonly access: NodeAccess) {}

  /** The same caller, who acts for this state; for the one it acts for already when none is given. */
  actingFor(state: string | undefined): NodeClient {
    return state === undefined ? this : new NodeClient({ ...this.access, state: state.toUpperCase() });
  }

  /** The data of one GraphQL operation. Rejects with a RegisterError that has the node's code and advice. */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const url = this.at('/graphql');
    const send = await (this.#send ??= this.sender());
    const { status, body } = await postJson(url, { query, variables }, send);
    const data = readAnswer(body);
    if (data !== undefined) return data as Data;
    refuseUnauthorised(status);
    throw notANode(url, status);
  }

  /**
   * What one subscription tells, as it happens, with a token of its own. Ends when the node has told all;
   * rejects with STREAM_BROKEN when the connection ends without its last word.
   */
  async *follow<Data>(query: string, variables: Readonly<Record<string, unknown>>): AsyncGenerator<Data> {
    const url = this.at('/graphql/stream');
    const { status, body } = await openStream(url, { query, variables }, await this.sender());
    refuseUnauthorised(status);
    if (status !== OK || !body) throw notANode(url, status);
    try {
      for await (const { event, data } of readEvents(body)) {
        if (event === 'complete') return;
        yield readAnswer(JSON.parse(data)) as Data;
      }
    } catch (error) {
      throw isRegisterError(error) ? error : streamBroken(error);
    }
    throw streamBroken(undefined);
  }

  /** Whether the caller's own identity is one of a demonstration. */
  async isDemonstration(): Promise<boolean> {
    const { me } = await this.ask<{ me: { demonstration: boolean } }>('query Me { me { demonstration } }');
    return me.demonstration;
  }

  /** The root file, exactly as the node serves it: to everybody in a demonstration, else to its members' auditors. */
  async root(): Promise<string> {
    const url = this.at('/root.json');
    const { status, text } = await fetchText(url);
    if (status === OK) return text;
    if (status !== NOT_FOUND) throw notANode(url, status);
    const { auditRoots } = await this.ask<{ auditRoots?: string[] }>('{ auditRoots }').catch(notServed);
    const newest = auditRoots?.at(-1);
    if (newest === undefined) throw notANode(url, status);
    return `${JSON.stringify(JSON.parse(newest), null, 2)}\n`;
  }

  /**
   * Hands the members' next root to the node; the signatures in it are the permission.
   * @throws RegisterError with the node's code, message and advice
   */
  async publishRoot(file: unknown): Promise<RootInForce> {
    const url = this.at('/root');
    const { status, body } = await postJson(url, file);
    if (status === OK) return body as RootInForce;
    const { code, message, advice } = (body ?? {}) as Partial<Record<string, string>>;
    if (code === undefined || message === undefined) throw notANode(url, status);
    throw new RegisterError(code, message, { advice });
  }

  /** What a member's client of the log reads, by its path below `/log/` (C2SP tlog-tiles). */
  async log(path: string): Promise<Uint8Array> {
    const url = this.at(`/log/${path}`);
    const send = await (this.#send ??= this.sender());
    const { status, bytes } = await fetchBytes(url, {}, send);
    if (status === OK) return bytes;
    refuseUnauthorised(status);
    throw notANode(url, status);
  }

  private at(path: string): URL {
    return new URL(path, nodeAddress(this.access.url));
  }

  private async sender(): Promise<Send> {
    const send = await this.provenSender();
    const { state } = this.access;
    return state === undefined ? send : sendForState(state, send);
  }

  private async provenSender(): Promise<Send> {
    const { officer, token, keyFile } = this.access;
    const node = this.at('/');
    const given = officer === undefined ? token?.trim() : await demonstrationToken(node, officer);
    if (!given) return this.clientSender(node);
    if (!TOKEN.test(given)) {
      throw new CliError('TOKEN_UNREADABLE', 'The token given is no access token.', {
        advice: 'Give it as it was issued: one line, three segments with dots between them.',
      });
    }
    mustBeEncrypted(node);
    if (officer !== undefined || keyFile === undefined) return sendAsBearer(given);
    const [{ sendWithProof }, keys] = await Promise.all([
      import('./send-with-proof.js'),
      readTokenKey(keyFile),
    ]);
    return sendWithProof(given, keys);
  }

  private async clientSender(node: URL): Promise<Send> {
    const client = this.access.client?.();
    if (client === undefined) return sendAsNobody;
    mustBeEncrypted(node);
    return (await import('./send-as-client.js')).sendAsClient(client, node);
  }
}

/** A configured node gives its root to auditors only. */
function notServed(cause: unknown): never {
  if (exitCodeOf(cause) !== EXIT.unauthorised) throw cause;
  const why = isRegisterError(cause) ? ` (${cause.code})` : '';
  const message = `This node gives its root to auditors only, and does not take you for one${why}.`;
  const advice = 'Give the token of an auditor, or ask a member for the file.';
  throw new CliError('ROOT_NOT_SERVED', message, { cause, advice });
}

function streamBroken(cause: unknown): CliError {
  return new CliError('STREAM_BROKEN', 'The connection ended before the node had told all.', { cause });
}
