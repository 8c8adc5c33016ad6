// The decorators of #membership read metadata while they are loaded.
import 'reflect-metadata';

import { systemClock } from '#kernel';
import { FORK_FORMAT, encodeBase64 } from '#ledger/core';
import { type Root, loadRootFile } from '#membership';

import { RECEIPT_FORMAT, isReceiptFile } from '../files/receipt-file.js';
import { readTextFile } from '../files/read-text-file.js';
import { renderFork } from '../render/render-fork.js';
import { renderReceipt } from '../render/render-receipt.js';
import { renderVerified } from '../render/render-verified.js';
import type { Session } from '../session.js';
import { isForkFile, verifyForkFile } from '../verify/verify-fork-file.js';
import { verifyReceiptFile } from '../verify/verify-receipt-file.js';
import { verifyStatementFile } from '../verify/verify-statement-file.js';

export interface VerifyOptions {
  readonly root: string;
}

/** Verifies a record, a submission, the receipt of a check or evidence of a fork against a root file; no node is asked. */
export async function verify(session: Session, { root }: VerifyOptions, file: string): Promise<void> {
  const now = systemClock.now();
  const text = await readTextFile(file);
  const trusted = await loadRootFile(root, now);
  if (isReceiptFile(text)) return printReceipt(session, text, trusted);
  if (isForkFile(text)) return printFork(session, text, trusted);
  const verified = await verifyStatementFile(text, trusted, now);
  const { claims, key } = verified.statement;
  const summary = {
    verified: true,
    demonstration: verified.demonstration,
    format: verified.format,
    signedBy: verified.authority,
    key: key.kid,
    issuedAt: new Date(claims.iat * 1000).toISOString(),
    id: claims.jti,
    after: claims.after,
    notProved: ['truth', 'completeness', 'inclusion'],
    parts: Object.fromEntries(verified.values),
  };
  await session.print(summary, () => renderVerified(verified, session.language, session.terminal.columns));
}

async function printReceipt(session: Session, text: string, root: Root): Promise<void> {
  const receipt = await verifyReceiptFile(text, root);
  const { keyId, claims, question } = receipt;
  const summary = { verified: true, format: RECEIPT_FORMAT, key: keyId, claims, question };
  await session.print({ ...summary, notProved: ['absence', 'search'] }, () => renderReceipt(receipt));
}

async function printFork(session: Session, text: string, root: Root): Promise<void> {
  const found = await verifyForkFile(text, root);
  const { origin } = found.smaller;
  const checkpoints = [found.smaller, found.larger].map(({ size, root: hash }) => ({
    size,
    root: encodeBase64(hash),
  }));
  const summary = { verified: true, format: FORK_FORMAT, origin, checkpoints };
  await session.print({ ...summary, notProved: ['who signed', 'which history is right'] }, () =>
    renderFork(found),
  );
}
