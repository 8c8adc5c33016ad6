import { type NodeKeyFor, openNodeToken } from '#ledger/core';

/**
 * The claims of a token that another node has signed.
 * @param refusal what is thrown when it has not
 */
export async function openClaims(
  text: string,
  type: string,
  from: string,
  keyFor: NodeKeyFor,
  refusal: (cause: unknown) => Error,
): Promise<Record<string, unknown> & { iat: number }> {
  try {
    return (await openNodeToken(text, type, from, keyFor)).claims;
  } catch (cause) {
    throw refusal(cause);
  }
}
