/**
 * A ministry's gateway: one GraphQL address for its officers, which asks the ministry's own case system and the register.
 * It is a client of its own. An officer comes with a token for the gateway; the gateway exchanges that at the state's
 * issuer (RFC 8693) for one for the register, which names the officer and that the gateway acts, and which is bound to
 * the gateway's key. Copy it, and put your own case system in its place.
 *
 *   node docs/examples/gateway.ts SETTINGS.json
 */
import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import process from 'node:process';

import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, type ExecutionResult, GraphQLError, parse, print } from 'graphql';
import { type JWK, calculateJwkThumbprint, importJWK } from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
/** What the officer declares of each read, and the gateway passes on. */
const DECLARED = ['grounds-purpose', 'grounds-case'];

export interface GatewaySettings {
  /** Where officers reach the gateway, as they write it: their proofs are for this address. */
  readonly url: string;
  /** Whom their tokens are for. */
  readonly audience: string;
  /** The gateway as the issuer knows it, with the private key that it signs assertions with. */
  readonly clientId: string;
  readonly clientKey: JWK;
  /** The issuer's metadata, `…/.well-known/openid-configuration`. */
  readonly issuer: string;
  /** The register's GraphQL address, which tokens for it name as `aud`. */
  readonly register: string;
  /** The case system, and the secret that it knows the gateway by. */
  readonly cases: string;
  readonly casesSecret: string;
}

/** Who asks, and the token that shows it. */
interface Officer {
  readonly id: string;
  readonly token: string;
}

/** One operation for one subgraph. */
interface Operation {
  readonly document: DocumentNode;
  readonly variables?: unknown;
  readonly operationName?: string;
  /** Of the request that made the gateway ask. */
  readonly context?: { readonly request?: Request };
}

type Send = (body: string, headers: Headers, officer: Officer | undefined) => Promise<Response>;

/** Composes the schemas that the subgraphs say of themselves. */
export async function composeSupergraph(subgraphs: Readonly<Record<string, string>>): Promise<string> {
  const services = Object.entries(subgraphs).map(async ([name, url]) => {
    const body = JSON.stringify({ query: '{ _service { sdl } }' });
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { data } = (await answer.json()) as { data: { _service: { sdl: string } } };
    return { name, url, typeDefs: parse(data._service.sdl) };
  });
  const { supergraphSdl, errors = [] } = composeServices(await Promise.all(services));
  if (supergraphSdl !== undefined) return supergraphSdl;
  throw new Error(`The subgraphs do not compose: ${errors.map(({ message }) => message).join(' ')}`);
}

/** The gateway as a client of the issuer, with a key for proofs that lives as long as the process. */
async function clientOf(settings: GatewaySettings): Promise<openid.Configuration> {
  const metadata = (await (await fetch(settings.issuer)).json()) as openid.ServerMetadata;
  const key = (await importJWK(settings.clientKey, 'ES256')) as CryptoKey;
  const kid = await calculateJwkThumbprint(settings.clientKey);
  const client = new openid.Configuration(
    metadata,
    settings.clientId,
    {},
    openid.PrivateKeyJwt({ key, kid }),
  );
  if (isLoopback(settings.issuer)) openid.allowInsecureRequests(client);
  return client;
}

/** Asks the register in an officer's name; without one only for what is public. */
async function registerSender(settings: GatewaySettings, client: openid.Configuration): Promise<Send> {
  const keys = await openid.randomDPoPKeyPair('ES256');
  // Each signs proofs, keeps the newest nonce of its service, and asks again where one was missing. One for both would
  // mix their nonces up where they share an address, as in a demonstration.
  const [atIssuer, atRegister] = [openid.getDPoPHandle(client, keys), openid.getDPoPHandle(client, keys)];
  const exchanged = new WeakMap<Officer, Promise<string>>();
  const tokenFor = async ({ token }: Officer): Promise<string> => {
    const asked = { subject_token: token, subject_token_type: ACCESS_TOKEN, resource: settings.register };
    try {
      return (await openid.genericGrantRequest(client, TOKEN_EXCHANGE, asked, { DPoP: atIssuer }))
        .access_token;
    } catch (error) {
      const reason = error instanceof openid.ResponseBodyError ? error.error : 'no answer';
      throw refusal('TOKEN_EXCHANGE_REFUSED', `The issuer gave no token for the register: ${reason}.`);
    }
  };
  return async (body, headers, officer) => {
    if (!officer) return fetch(settings.register, { method: 'POST', headers, body });
    // One exchange for each request of an officer, however often it makes the gateway ask.
    const token = exchanged.get(officer) ?? tokenFor(officer);
    exchanged.set(officer, token);
    const url = new URL(settings.register);
    try {
      return await openid.fetchProtectedResource(client, await token, url, 'POST', body, headers, {
        DPoP: atRegister,
      });
    } catch (error) {
      // A refusal comes with a challenge and a GraphQL answer that says why.
      if (error instanceof openid.WWWAuthenticateChallengeError) return error.response;
      throw error;
    }
  };
}

/** Asks the case system, which takes the gateway's word for who the officer is. No token goes there. */
function casesSender({ cases, casesSecret }: GatewaySettings): Send {
  return (body, headers, officer) => {
    headers.set('authorization', `Bearer ${casesSecret}`);
    if (officer) headers.set('officer', officer.id);
    return fetch(cases, { method: 'POST', headers, body });
  };
}

/**
 * The officer of a request, proved by a token for this gateway and a proof that its bearer holds the key (RFC 9449);
 * undefined if none is shown. Used proofs are not remembered here: a gateway of several processes needs a place for that.
 */
async function officerOf(
  { method, headers }: Request,
  settings: GatewaySettings,
  issuer: oauth.AuthorizationServer,
): Promise<Officer | undefined> {
  const [, token] = headers.get('authorization')?.split(' ') ?? [];
  if (token === undefined) return undefined;
  const options = { requireDPoP: true, [oauth.allowInsecureRequests]: isLoopback(settings.issuer) };
  try {
    const shown = new Request(settings.url, { method, headers: new Headers([...headers]) });
    const claims = await oauth.validateJwtAccessToken(issuer, shown, settings.audience, options);
    if (claims.sub !== claims.client_id) return { id: claims.sub, token };
  } catch {
    // Falls through to the one refusal: which check failed is not for whoever failed it.
  }
  throw refusal('OFFICER_TOKEN_REFUSED', 'This is no current token of an officer for this gateway.');
}

export async function startGateway(settings: GatewaySettings): Promise<Server> {
  const client = await clientOf(settings);
  const issuer = client.serverMetadata();
  const senders: Record<string, Send> = {
    register: await registerSender(settings, client),
    cases: casesSender(settings),
  };
  const officers = new WeakMap<Request, Promise<Officer | undefined>>();

  async function ask<Data>(subgraph: string, operation: Operation): Promise<ExecutionResult<Data>> {
    const request = operation.context?.request;
    if (!request) throw new Error('The gateway asks only for somebody.');
    const officer = officers.get(request) ?? officerOf(request, settings, issuer);
    officers.set(request, officer);
    const headers = new Headers({ 'content-type': 'application/json' });
    for (const name of DECLARED) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const { document, variables, operationName } = operation;
    const body = JSON.stringify({ query: print(document), variables, operationName });
    const answer = await senders[subgraph]?.(body, headers, await officer);
    return readAnswer((await answer?.json()) as ExecutionResult<Data>);
  }

  const gateway = createGatewayRuntime({
    supergraph: await composeSupergraph({ register: settings.register, cases: settings.cases }),
    graphqlEndpoint: new URL(settings.url).pathname,
    // A transport of its own, not the usual one: that lets two equal requests at the same moment share an answer, and
    // does not see the token that is put on afterwards. Officers would get one another's answers.
    transports: () => ({
      getSubgraphExecutor:
        ({ subgraphName }) =>
        <Data>(operation: Operation) =>
          ask<Data>(subgraphName.toLowerCase(), operation),
    }),
    logging: false,
    landingPage: false,
    graphiql: false,
  });
  // Yoga's listener answers every failure itself.
  const server = createServer((request, response) => void gateway(request, response));
  const { port, hostname } = new URL(settings.url);
  await new Promise<void>((listening) => server.listen(Number(port), hostname, listening));
  return server;
}

/** Errors keep the code and the advice that the subgraph gave them. */
function readAnswer<Data>({ errors, ...answer }: ExecutionResult<Data>): ExecutionResult<Data> {
  if (!errors) return answer;
  return { ...answer, errors: errors.map(({ message, ...rest }) => new GraphQLError(message, rest)) };
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** Plain HTTP is for a rehearsal on one machine. */
function isLoopback(url: string): boolean {
  return new URL(url).protocol === 'http:' && new URL(url).hostname === '127.0.0.1';
}

if (import.meta.main) {
  const settings = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as GatewaySettings;
  const server = await startGateway(settings);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
  process.stdout.write(`Gateway at ${settings.url}\n`);
}
