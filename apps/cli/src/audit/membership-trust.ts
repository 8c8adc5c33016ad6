// The decorators of #membership read metadata while they are loaded.
import 'reflect-metadata';

import type { AuditTrust, BundleAudit, HeaderLine } from '#audit/core';
import {
  Membership,
  type Root,
  RootHistory,
  followRoots,
  verifyTrustedRoot,
  witnessPolicy,
} from '#membership';

import { CliError } from '../cli.errors.js';
import { readTextFile } from '../files/read-text-file.js';

/** The root that the auditor has by hand; how long it holds is judged with what it is used for. */
export async function trustedRoot(path: string): Promise<Root> {
  return verifyTrustedRoot(parsed(await readTextFile(path), path));
}

/**
 * Follows the roots of a bundle from the one that the auditor has. The newest must not have expired when the bundle
 * was made: what was true under it then stays proved, however long ago that is.
 */
export function rootsOpener(trusted: Root, now: Date): BundleAudit['openRoots'] {
  return async (files: readonly unknown[], { madeAt }: HeaderLine) => {
    const [first, ...later] = files;
    if (first === undefined) throw unrelated(trusted);
    const chain = await followRoots(await verifyTrustedRoot(first), later);
    if (!chain.some(({ digest }) => digest === trusted.digest)) throw unrelated(trusted);
    const newest = chain.at(-1) ?? trusted;
    const made = new Date(madeAt);
    const at = made < now ? made : now;
    if (new Date(newest.payload.expires) <= at) throw expired(newest, at);
    return trustOf(chain, vouchedBy(trusted, newest, at));
  };
}

/** Which witnesses the newest of some root files asks for; whether it is the members' is judged by who reads it. */
export async function agreedPolicy(files: readonly string[], origin: string): Promise<string | null> {
  const newest = files.at(-1);
  if (newest === undefined) return null;
  return witnessPolicy(new Membership(await verifyTrustedRoot(JSON.parse(newest) as unknown)), origin);
}

/** Trust in one root alone. */
export function trustIn(root: Root): AuditTrust {
  return trustOf([root], `Root version ${root.payload.version} is the one you gave.`);
}

function trustOf(chain: readonly Root[], vouched: string): AuditTrust {
  const history = new RootHistory(chain);
  return {
    vouched,
    demo: history.newest.demo,
    policyFor: (origin) => witnessPolicy(history.newest, origin),
    roots: history,
    keyFor: (kid) => history.statementKey(kid),
    nodeKey: (...key) => history.nodeKey(...key),
    logKeys: (origin) => history.logKeys(origin),
    authority: (iss) => {
      const known = history.authorityByIss(iss);
      if (!known) return undefined;
      const { state, authority, homeLog, formerLogs } = known;
      return { state, name: authority.name, homeLog, formerLogs };
    },
  };
}

function vouchedBy(trusted: Root, newest: Root, at: Date): string {
  const { version, expires } = newest.payload;
  const follows =
    newest.digest === trusted.digest
      ? `Root version ${version} of the bundle is, byte for byte, the one you gave`
      : `Root version ${version} of the bundle follows version ${trusted.payload.version}, which you gave`;
  return `${follows}, and enough members have signed it. It expires at ${expires}; judged at ${at.toISOString()}, when the bundle says it was made.`;
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError('FILE_FORMAT', `The file ${path} is not JSON.`);
  }
}

function unrelated({ payload }: Root): CliError {
  return new CliError(
    'ROOT_UNRELATED',
    `The roots of the bundle do not include version ${payload.version}, the one you gave.`,
    { advice: 'Give the root that you held when the bundle was made, or make the bundle again.' },
  );
}

function expired({ payload }: Root, at: Date): CliError {
  return new CliError(
    'ROOT_OUTDATED',
    `The newest root of the bundle expired at ${payload.expires}, before ${at.toISOString()}, when the bundle was made.`,
    { advice: 'Make the bundle at a node that has the current root.' },
  );
}
