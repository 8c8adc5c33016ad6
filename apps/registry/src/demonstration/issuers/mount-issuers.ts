import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';

import { type EmbeddedIssuers, ISSUERS_PATH } from './embedded-issuers.js';
import { signInPage, signInPolicy } from './sign-in-page.js';

const INTERACTION = /^\/interaction\/[\w-]+$/;

interface IssuerParams {
  readonly state: string;
}

type IssuerRequest = FastifyRequest<{ Params: IssuerParams }>;

/** Serves the embedded issuers, which read the bodies of their requests themselves. */
export async function mountIssuers(server: FastifyInstance, issuers: EmbeddedIssuers): Promise<void> {
  await server.register((scope, _, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.route<{ Params: IssuerParams }>({
      method: ['GET', 'POST'],
      url: `${ISSUERS_PATH}/:state/*`,
      handler: (request, reply) => answer(request, reply, issuers),
    });
    done();
  });
}

async function answer(request: IssuerRequest, reply: FastifyReply, issuers: EmbeddedIssuers): Promise<void> {
  const { state } = request.params;
  const provider = await issuers.find(state);
  if (provider === undefined) return reply.callNotFound();
  const { raw } = request;
  const base = `${ISSUERS_PATH}/${state}`;
  const below = (raw.url ?? '').slice(base.length);
  if (INTERACTION.test(below)) return signIn(request, reply, provider, issuers);
  // The library works out the addresses it names from these two.
  Object.assign(raw, { originalUrl: raw.url, url: below });
  reply.hijack();
  await provider.callback()(raw, reply.raw);
}

/** Who somebody says to be is believed: the page says so. */
async function signIn(
  request: IssuerRequest,
  reply: FastifyReply,
  provider: Provider,
  issuers: EmbeddedIssuers,
): Promise<void> {
  const { state } = request.params;
  const { params } = await provider.interactionDetails(request.raw, reply.raw);
  if (request.method === 'GET') {
    await reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', signInPolicy(String(params.redirect_uri)))
      .header('cache-control', 'no-store')
      .send(signInPage(state.toUpperCase(), issuers.officersOf(state), request.raw.url ?? ''));
    return;
  }
  const accountId = await chosenIn(request);
  const result = { login: { accountId } };
  reply.hijack();
  await provider.interactionFinished(request.raw, reply.raw, result, { mergeWithLastSubmission: false });
}

/** The officer in a small form; the library refuses one that it does not know. */
async function chosenIn({ raw }: FastifyRequest): Promise<string> {
  let text = '';
  for await (const chunk of raw) {
    text += String(chunk);
    if (text.length > 1000) break;
  }
  return new URLSearchParams(text).get('officer') ?? '';
}
