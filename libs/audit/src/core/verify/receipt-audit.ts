import { type CheckReceipt, openCheckReceipt, openQuestion } from '#journal/core';
import { type SignedCheckpoint, verifyConsistency } from '#ledger/core';

import { AuditError } from '../../audit.errors.js';
import type { HeaderLine, ReceiptLine } from '../bundle-line.type.js';
import type { AuditFinding } from './audit-report.type.js';
import type { AuditTrust } from './audit-trust.type.js';
import { hashFrom } from './decode-hashes.js';

/** What a receipt is held against. */
export interface ReceiptContext {
  readonly header: HeaderLine;
  readonly checkpoint: SignedCheckpoint;
  readonly trust: AuditTrust;
}

/** Verifies the receipt of a check, and that what was searched was the beginning of the log. */
export async function auditReceipt(
  { token, question, salt, consistency }: ReceiptLine,
  { header, checkpoint, trust }: ReceiptContext,
): Promise<AuditFinding> {
  const receipt = await openCheckReceipt(token, trust.nodeKey);
  openQuestion(receipt, question, salt);
  const { claims } = receipt;
  if (claims.state !== header.madeFor || !('check' in header.scope) || header.scope.check !== claims.jti)
    throw new AuditError('BUNDLE_RECEIPT_OTHER', 'The receipt is of another answer than the bundle says.');
  const { size, root } = searchedHere(receipt, checkpoint);
  if (size > 0) {
    const proof = consistency.map(hashFrom);
    const claim = { from: size, to: checkpoint.size, rootFrom: hashFrom(root), rootTo: checkpoint.root };
    verifyConsistency({ ...claim, proof });
  }
  return {
    subject: 'receipts',
    count: 1,
    proves: `The node of ${claims.iss} signed at ${new Date(claims.iat * 1000).toISOString()} that it searched the first ${size} entries of this log for ${claims.state} and showed ${claims.found.records.length} record(s): ${claims.says}`,
  };
}

function searchedHere(
  { claims }: CheckReceipt,
  { origin }: SignedCheckpoint,
): { size: number; root: string } {
  const searched = claims.searched.find((log) => log.origin === origin);
  if (searched) return searched;
  throw new AuditError('BUNDLE_RECEIPT_OTHER', 'The receipt does not say that this log was searched.');
}
