// The decorators of #membership read metadata while they are loaded.
import 'reflect-metadata';

import { type CheckReceipt, openCheckReceipt, openQuestion } from '#journal/core';
import { Membership, type Root } from '#membership';

import { parseReceiptFile } from '../files/receipt-file.js';

export interface VerifiedReceipt extends CheckReceipt {
  /** Canonical JSON that opens the commitment. */
  readonly question: string;
}

/**
 * Verifies the receipt of a check with nothing but a root: no node, no network.
 * @throws CliError for the file, LedgerError and JournalError for the receipt in it
 */
export async function verifyReceiptFile(text: string, root: Root): Promise<VerifiedReceipt> {
  const { token, question, salt } = parseReceiptFile(text);
  const membership = new Membership(root);
  const receipt = await openCheckReceipt(token, (...key) => membership.nodeKey(...key));
  openQuestion(receipt, question, salt);
  return { ...receipt, question };
}
