import { type ChainHead, type LineContent, type LoggedHead, emptyChain, isHashOf, seal } from '#journal/core';
import { decodeBase64, equalBytes } from '#ledger/core';

import { AuditError } from '../../audit.errors.js';
import type { JournalLine, SealsLine } from '../bundle-line.type.js';
import type { AuditFinding } from './audit-report.type.js';
import { hashFrom } from './decode-hashes.js';

const SALT_BYTES = 32;

/** Where a line of the journal was in the file, and of what the chain must hold the hash. */
interface Awaited {
  readonly number: number;
  readonly content: LineContent;
  readonly salt: Uint8Array;
}

/** Holds officers' lines against the chain, and the chain against its heads in the log. */
export class JournalAudit {
  readonly #awaited = new Map<number, Awaited>();
  readonly #sealed: number[] = [];
  #unsealed = 0;
  #chain: ChainHead | undefined;
  #anchor: LoggedHead | undefined;

  /**
   * @param origin of the log of the node that keeps the journal
   * @param state whose officers' lines these must be
   */
  constructor(
    private readonly origin: string,
    private readonly state: string,
  ) {}

  takeLine({ seq, salt, content }: JournalLine, number: number): void {
    if (content.state !== this.state)
      throw new AuditError('BUNDLE_LINE_FOREIGN', 'The line is of an officer of another state.');
    if (seq === null) {
      this.#unsealed += 1;
      return;
    }
    const bytes = decodeBase64(salt);
    if (bytes?.length !== SALT_BYTES)
      throw new AuditError('BUNDLE_HASH_INVALID', 'The salt of a line is 32 bytes in base64.');
    if (this.#awaited.has(seq))
      throw new AuditError('BUNDLE_LINE_OTHER', 'Two lines claim the same place in the chain.');
    this.#awaited.set(seq, { number, content, salt: bytes });
  }

  /** @param heads from entries that were verified */
  takeSeals({ after, lineHashes }: SealsLine, heads: readonly LoggedHead[]): void {
    const headAt = new Map(heads.map((head) => [head.seq, head]));
    let chain: ChainHead = { seq: after.seq, chainHash: hashFrom(after.chainHash) };
    this.begin(chain);
    for (const text of lineHashes) {
      const next = seal(chain, hashFrom(text));
      this.compareLine(next.seq, next.lineHash);
      this.compareHead(next, headAt.get(next.seq));
      chain = next;
    }
    this.#chain = chain;
  }

  /** @returns lines that no seal of the bundle covers, by their place in the file */
  uncovered(): { number: number; error: AuditError }[] {
    return [...this.#awaited].map(([seq, { number }]) => ({
      number,
      error: new AuditError('BUNDLE_LINE_UNSEALED', `The chain in the bundle does not reach line ${seq}.`),
    }));
  }

  findings(): AuditFinding[] {
    const total = this.#sealed.length + this.#unsealed;
    if (total === 0) return [];
    const through = this.#anchor?.seq ?? 0;
    const anchored = this.#sealed.filter((seq) => seq <= through).length;
    const logged = this.#anchor
      ? `${anchored} lie before the head that the node logged for ${this.#anchor.day}: none of these can have been changed since without it showing.`
      : 'No logged head covers them yet.';
    return [
      {
        subject: 'journal lines',
        count: total,
        proves: `${this.#sealed.length} are what the node sealed into its chain, ${this.#unsealed} were not sealed yet. ${logged}`,
      },
    ];
  }

  /** A run goes on where the one before it ended; the first begins with the journal, or is held by a later head. */
  private begin(chain: ChainHead): void {
    const before = this.#chain ?? (chain.seq === 0 ? emptyChain(this.origin) : chain);
    if (before.seq !== chain.seq || !equalBytes(before.chainHash, chain.chainHash))
      throw broken(chain.seq + 1, 'the runs of the chain do not meet there');
  }

  private compareLine(seq: number, hash: Uint8Array): void {
    const awaited = this.#awaited.get(seq);
    if (!awaited) return;
    this.#awaited.delete(seq);
    if (!isHashOf(hash, awaited.content, awaited.salt))
      throw new AuditError('BUNDLE_LINE_OTHER', `Line ${seq} of the journal is not what was sealed.`, {
        path: [String(awaited.number)],
      });
    this.#sealed.push(seq);
  }

  private compareHead({ seq, chainHash }: ChainHead, head: LoggedHead | undefined): void {
    if (!head) return;
    if (!equalBytes(head.chainHash, chainHash))
      throw broken(seq, `the head logged for ${head.day} is another`);
    this.#anchor = head;
  }
}

function broken(seq: number, what: string): AuditError {
  return new AuditError('BUNDLE_LINE_OTHER', `The journal does not hold at line ${seq}: ${what}.`, {
    advice: 'Keep the bundle: a journal that differs from its logged head was changed.',
  });
}
