import type { NoticeMark } from '#precedents';
import { type Signer, signNodeToken } from '#ledger/core';

/** What a message to a state's own system is: a compact JWS of the node's key. */
export const NOTICE_TYPE = 'register-notices+jwt';

interface Message {
  readonly origin: string;
  readonly state: string;
  readonly now: Date;
  /** 128 random bits, base64url. */
  readonly id: string;
  /** Number of the newest notice that it covers: what comes twice has the same. */
  readonly last: number;
  readonly notices: readonly NoticeMark[];
}

/** That there are notices, for whom, of which watch and of what kind. No record, no name, no reason. */
export function signNotices(
  signer: Signer,
  { origin, state, now, id, last, notices }: Message,
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000);
  return signNodeToken(signer, NOTICE_TYPE, { iss: origin, sub: state, iat, jti: id, last, notices });
}
