import type { VerifierKey } from '#ledger/core';
import type { StatementKey } from '#statement';

import type { HomeLogs } from './is-at-home.js';
import { listRevocations } from './list-revocations.js';
import { Membership } from './membership.js';
import type { Root } from './root.type.js';
import type { Authority } from './state.input.js';

/**
 * Who was who under all the roots that followed one another: what a state signed while it was a member stays
 * signed when later roots no longer know it. Asked for what is, never for what may be done: `Membership` of the newest
 * root says that. Where several roots know a key, the newest speaks, because it may have revoked it.
 */
export class RootHistory {
  readonly #memberships: readonly Membership[];

  /** @param roots oldest first, at least one */
  constructor(readonly roots: readonly Root[]) {
    this.#memberships = roots.map((root) => new Membership(root)).reverse();
  }

  get newest(): Membership {
    const [newest] = this.#memberships;
    if (newest) return newest;
    throw new Error('A history has at least one root.');
  }

  statementKey(kid: string): StatementKey | undefined {
    return this.#first((membership) => membership.statementKey(kid));
  }

  nodeKey(origin: string, keyId: string, at: Date): Uint8Array | undefined {
    const newest = this.#memberships.find((membership) => membership.listsKey(origin, keyId));
    return newest?.nodeKey(origin, keyId, at);
  }

  /** Of all roots: a checkpoint of a log at rest may be signed by a key that has been replaced. */
  logKeys(origin: string): VerifierKey[] {
    const keys = new Map<string, VerifierKey>();
    for (const [place, membership] of this.#memberships.entries()) {
      const newer = this.#memberships.slice(0, place);
      for (const [kid, key] of membership.logKeysById(origin)) {
        if (!newer.some((later) => later.listsKey(origin, kid))) keys.set(kid, key);
      }
    }
    return [...keys.values()];
  }

  authorityByIss(iss: string): ({ state: string; authority: Authority } & HomeLogs) | undefined {
    return this.#first((membership) => {
      const known = membership.authorityByIss(iss);
      if (!known) return undefined;
      const { homeLog, formerLogs } = membership.state(known.state) ?? {};
      return { ...known, homeLog, formerLogs };
    });
  }

  /** Who was who under one of the roots. */
  under(version: number): Membership | undefined {
    return this.#memberships.find(({ root }) => root.payload.version === version);
  }

  /** Whether one of the roots has this digest. */
  holds(digest: string): boolean {
    return this.roots.some((root) => root.digest === digest);
  }

  /** Version of the first root that has revoked a key. */
  revokedIn(kid: string): number | undefined {
    return this.roots.find(({ payload }) => listRevocations(payload).has(kid))?.payload.version;
  }

  #first<Value>(ask: (membership: Membership) => Value | undefined): Value | undefined {
    for (const membership of this.#memberships) {
      const value = ask(membership);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
