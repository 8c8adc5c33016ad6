import { CHECK_RECEIPT_TYPE } from '#journal/core';
import { parseNodeToken } from '#ledger/core';

import type { CheckAnswer } from '../src/check/check.type.js';

/** What a receipt says that is its own, or follows from how far the log had come. */
const OWN = ['jti', 'commitment', 'searched', 'says'];

/** Everything of an answer but what is its own: its id, and of the receipt what differs each time. */
export function comparableAnswer({ id: _, receipt, ...answer }: CheckAnswer): object {
  if (!receipt) return answer;
  const { claims } = parseNodeToken(receipt.token, CHECK_RECEIPT_TYPE);
  const told = Object.entries(claims).filter(([name]) => !OWN.includes(name));
  return { ...answer, told, length: receipt.token.length };
}
