import { decodeBase64Url } from '#kernel';
import { type NodeKeyFor, openNodeToken, parseNodeToken, signNodeToken, type Signer } from '#ledger/core';

import { FederationError } from '../federation.errors.js';

const ASSERTION_TYPE = 'register-node-assertion+jwt';

/** Seconds that an assertion lives at most. */
export const ASSERTION_SECONDS = 60;

/** Which node asks, and with which key it proves each of its requests (RFC 9449). */
export interface NodeAssertion {
  /** Origin of the log of the node that asks. */
  readonly origin: string;
  /** RFC 7638 thumbprint of the key of its proofs. */
  readonly thumbprint: string;
}

interface AssertionOptions extends NodeAssertion {
  /** Origin of the log of the node that is asked: no other may take it. */
  readonly audience: string;
  readonly now: Date;
  /** 128 random bits, base64url. */
  readonly id: string;
}

/** A node says who it is to one other node, in the form of RFC 7523 §3: signed with the key that the root lists for it. */
export function issueNodeAssertion(signer: Signer, options: AssertionOptions): Promise<string> {
  const iat = Math.floor(options.now.getTime() / 1000);
  return signNodeToken(signer, ASSERTION_TYPE, {
    iss: options.origin,
    sub: options.origin,
    aud: options.audience,
    iat,
    exp: iat + ASSERTION_SECONDS,
    jti: options.id,
    cnf: { jkt: options.thumbprint },
  });
}

/** By its form alone. */
export function isNodeAssertion(token: string): boolean {
  const [header = ''] = token.split('.');
  return new TextDecoder().decode(decodeBase64Url(header) ?? new Uint8Array()).includes(ASSERTION_TYPE);
}

/**
 * @param audience origin of the own log
 * @param keyFor the node keys of that origin, as the root lists them
 * @throws FederationError PEER_ASSERTION
 */
export async function openNodeAssertion(
  assertion: string,
  audience: string,
  now: Date,
  keyFor: (origin: string) => NodeKeyFor,
): Promise<NodeAssertion> {
  try {
    const { iss } = parseNodeToken(assertion, ASSERTION_TYPE).claims;
    const { claims } = await openNodeToken(assertion, ASSERTION_TYPE, iss, keyFor(iss));
    const { sub, aud, iat, exp, cnf } = claims;
    const seconds = now.getTime() / 1000;
    const thumbprint = (cnf as { jkt?: unknown } | undefined)?.jkt;
    const holds =
      sub === iss &&
      aud === audience &&
      typeof exp === 'number' &&
      exp > seconds &&
      exp - iat <= ASSERTION_SECONDS &&
      iat - seconds < ASSERTION_SECONDS &&
      typeof thumbprint === 'string';
    if (holds) return { origin: iss, thumbprint };
  } catch (cause) {
    throw refused(cause);
  }
  throw refused();
}

function refused(cause?: unknown): FederationError {
  return new FederationError(
    'PEER_ASSERTION',
    'The assertion does not say which node of the root asks this one now.',
    {
      advice:
        'Sign it with the node key that the root lists, for this node alone, with a clock that is right.',
      cause,
    },
  );
}
