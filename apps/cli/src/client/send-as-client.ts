import { generateKeyPair } from 'oauth4webapi';

import type { ClientAccess } from './client-access.js';
import { clientToken } from './client-token.js';
import { sendWithProof } from './send-with-proof.js';
import type { Send } from './send.js';

/** How long before its end a token is not begun with any more. */
const MARGIN_MS = 30_000;

interface Issued {
  readonly send: Send;
  readonly until: number;
}

/** Sends requests in the name of a client, with a new token of its issuer whenever one is about to end. */
export async function sendAsClient(access: ClientAccess, node: URL): Promise<Send> {
  let issued = await issue(access, node);
  return async (url, request) => {
    if (Date.now() >= issued.until) issued = await issue(access, node);
    return issued.send(url, request);
  };
}

async function issue(access: ClientAccess, node: URL): Promise<Issued> {
  const keys = await generateKeyPair('ES256');
  const { access_token: token, expires_in: seconds = 0 } = await clientToken(access, node, keys);
  return { send: sendWithProof(token, keys), until: Date.now() + seconds * 1000 - MARGIN_MS };
}
