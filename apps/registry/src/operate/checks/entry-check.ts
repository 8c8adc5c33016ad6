import { isRegisterError } from '#kernel';
import { parseNodeStatement, verifyNodeStatement } from '#ledger/core';
import { type RootHistory, RootPlaces, parseRootDigest } from '#membership';
import { parseStatement, signingInputHash, verifyStatement } from '#statement';

import type { LogRow } from './log-row.type.js';
import { type Finding, Tally } from './tally.js';

/** What the text of an entry says about itself; it stands beside it too. */
type Said = Pick<LogRow, 'statementId' | 'issuer' | 'keyId' | 'state'>;

/** Holds what stands beside each entry against its text, and its signature against the root. */
export class EntryCheck {
  readonly #places: RootPlaces;
  readonly #columns = new Tally(
    'entries',
    'entries are those that id, state, issuer and key beside them say',
  );
  readonly #signatures = new Tally(
    'signatures',
    'entries are signed with a key that the root lists for then',
  );

  constructor(
    private readonly membership: RootHistory,
    private readonly origin: string,
  ) {
    this.#places = new RootPlaces(membership);
  }

  async look(row: LogRow): Promise<void> {
    this.#columns.look(this.wrongColumn(row));
    this.#signatures.look(await this.wrongSignature(row));
  }

  findings(): Finding[] {
    return [this.#columns.finding(), this.#signatures.finding()];
  }

  private wrongColumn(row: LogRow): string | undefined {
    try {
      const right = {
        ...this.said(row),
      };
      const held = { ...row, signingInputHash: row.signingInputHash.toString('base64url') };
      const wrong = Object.entries(right).find(([name, value]) => held[name as keyof typeof right] !== value);
      return wrong && `entry ${row.logIndex}: ${wrong[0]}`;
    } catch (error) {
      return `entry ${row.logIndex}: ${codeOf(error)}`;
    }
  }

  private said(row: LogRow): Said & { signingInputHash: string } {
    if (row.kind === 'root') return saidOfRoot(row);
    const said = row.kind === 'node' ? saidByNode(row) : this.saidByState(row);
    return { ...said, signingInputHash: signingInputHash(row.entry) };
  }

  private saidByState({ entry, state }: LogRow): Said {
    const { claims, header } = parseStatement(entry);
    const { jti: statementId, iss: issuer } = claims;
    const signer = this.membership.authorityByIss(issuer)?.state ?? state;
    return { statementId, issuer, keyId: header.kid, state: signer };
  }

  /** By the time of the entry and not by today's: keys end, and what was signed before stays signed. */
  private async wrongSignature({ kind, entry, loggedAt, logIndex }: LogRow): Promise<string | undefined> {
    // Rows come in the order of the log: a revocation that was not named yet lies behind this entry.
    const precedes = (key: { kid: string }) => !this.#places.hasNamed(key);
    const keyFor = (kid: string) => this.membership.statementKey(kid);
    const nodeKeyFor = (kid: string, at: Date) => this.membership.nodeKey(this.origin, kid, at);
    try {
      if (kind === 'root')
        return !this.#places.add(logIndex, entry) ? `entry ${logIndex}: the root is not kept` : undefined;
      if (kind === 'node') await verifyNodeStatement(entry, this.origin, nodeKeyFor);
      else await verifyStatement(entry, { keyFor, precedes, now: loggedAt });
      return undefined;
    } catch (error) {
      return `entry ${logIndex}: ${codeOf(error)}`;
    }
  }
}

/** A digest of a root is signed by nobody: the root that it names is. */
function saidOfRoot({ entry }: LogRow): Said & { signingInputHash: string } {
  const { version, digest } = parseRootDigest(entry) ?? { version: 0, digest: '' };
  return {
    statementId: digest,
    issuer: 'register-root',
    keyId: String(version),
    state: null,
    signingInputHash: digest,
  };
}

function saidByNode({ entry }: LogRow): Said {
  const { keyId, claims } = parseNodeStatement(entry);
  return { statementId: claims.jti, issuer: claims.iss, keyId, state: null };
}

/** @throws what is no failure that the register foresaw */
export function codeOf(error: unknown): string {
  if (isRegisterError(error)) return error.code;
  throw error;
}
