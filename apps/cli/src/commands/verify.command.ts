// The decorators of #membership read metadata while they are loaded.
import 'reflect-metadata';

import { systemClock } from '#kernel';
import { loadRootFile } from '#membership';

import { readTextFile } from '../files/read-text-file.js';
import { renderVerified } from '../render/render-verified.js';
import type { Session } from '../session.js';
import { verifyStatementFile } from '../verify/verify-statement-file.js';

export interface VerifyOptions {
  readonly root: string;
}

/** Verifies a record or a submission against a root file; no node is asked. */
export async function verify(session: Session, { root }: VerifyOptions, file: string): Promise<void> {
  const now = systemClock.now();
  const text = await readTextFile(file);
  const verified = await verifyStatementFile(text, await loadRootFile(root, now), now);
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
