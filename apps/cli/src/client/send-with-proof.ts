import {
  DPoP,
  WWWAuthenticateChallengeError,
  allowInsecureRequests,
  customFetch,
  isDPoPNonceError,
  protectedResourceRequest,
} from 'oauth4webapi';

import type { Send } from './send.js';

/** Sends requests with a proof that the client holds the key of its token (RFC 9449), and learns nonces on the way. */
export function sendWithProof(token: string, keys: CryptoKeyPair): Send {
  const handle = DPoP({}, keys);
  const once: Send = (url, { method = 'GET', headers, body, ...request }) =>
    protectedResourceRequest(token, method, url, new Headers(headers), body as string | undefined, {
      DPoP: handle,
      // Which addresses a token may go to in the clear was decided before: this machine alone.
      [allowInsecureRequests]: true,
      [customFetch]: (address, { headers: proven }) =>
        fetch(address, { ...request, method, headers: proven, body: body ?? null }),
    });
  return async (url, request) => {
    try {
      return await once(url, request);
    } catch (error) {
      if (!(error instanceof WWWAuthenticateChallengeError)) throw error;
      if (!isDPoPNonceError(error)) return error.response;
    }
    return once(url, request).catch(refusal);
  };
}

/** What the node says to a request that it refuses is in the body, as always. */
function refusal(error: unknown): Response {
  if (error instanceof WWWAuthenticateChallengeError) return error.response;
  throw error;
}
