import { type SignedCheckpoint, openCheckpoint, openUnderPolicy, parsePolicy } from '#ledger/core';

import { AuditError } from '../../audit.errors.js';
import type { BundleLine, CheckpointLine, EntryLine, HeaderLine } from '../bundle-line.type.js';
import { type NumberedLine, readBundle } from '../read-bundle.js';
import type { RunningHash } from '../running-hash.js';
import type { AuditFinding, AuditReport } from './audit-report.type.js';
import type { AuditTrust } from './audit-trust.type.js';
import { EntriesAudit, type VerifiedEntry } from './entries-audit.js';
import { JournalAudit } from './journal-audit.js';
import { ProblemList } from './problem-list.js';
import { auditReceipt } from './receipt-audit.js';

/** Entries that are verified at a time: signatures are checked beside the main thread. */
const AT_A_TIME = 64;

const NOT_PROVED: readonly string[] = [
  'That what a statement says is true: the register proves who said it, not that it is so.',
  'When exactly a statement was signed: only that it is not older than the position of the log it names, and not younger than the checkpoint.',
  'That everything is here: other records and lines may exist. `grounds audit completeness` holds the statements of a state against the whole log.',
  'What the header says of maker, time and purpose: nobody signs it.',
];

/** What an audit needs beside the bundle. */
export interface BundleAudit {
  /** Makes trust of the roots in the bundle by a root that the auditor has by hand. */
  readonly openRoots: (files: readonly unknown[], header: HeaderLine) => Promise<AuditTrust>;
  readonly now: Date;
  readonly hash?: () => RunningHash;
  /** Called with the number of each line that was read. */
  readonly onProgress?: (line: number) => void;
  readonly onStatement?: (entry: VerifiedEntry) => void;
}

/**
 * Verifies a bundle without asking anybody. Goes on behind a line that does not hold, so that the report names
 * each; a file that is damaged, or without a root and a checkpoint to trust, ends it.
 * @param texts the lines of the file without their line feeds
 */
export async function verifyBundle(texts: AsyncIterable<string>, audit: BundleAudit): Promise<AuditReport> {
  const verification = new Verification(audit);
  try {
    for await (const line of readBundle(texts, audit.hash)) {
      if (!(await verification.take(line))) break;
      audit.onProgress?.(line.number);
    }
  } catch (error) {
    await verification.stop(error);
  }
  return verification.report();
}

class Verification {
  readonly #problems = new ProblemList();
  readonly #findings: AuditFinding[] = [];
  readonly #roots: unknown[] = [];
  #running: Promise<unknown>[] = [];
  #number = 0;
  #header: HeaderLine | undefined;
  #trust: AuditTrust | undefined;
  #checkpoint: SignedCheckpoint | undefined;
  #entries: EntriesAudit | undefined;
  #journal: JournalAudit | undefined;

  constructor(private readonly audit: BundleAudit) {}

  /** @returns false when nothing behind this line can be judged */
  async take({ number, line }: NumberedLine): Promise<boolean> {
    this.#number = number;
    if (line.kind !== 'entry') await this.settle();
    if (line.kind === 'header') this.#header = line;
    else if (line.kind === 'root') this.#roots.push(line.file);
    else if (line.kind === 'policy') return this.hold('root', () => this.openTrust(line.text));
    else if (line.kind === 'checkpoint') return this.hold('checkpoint', () => this.openCheckpoint(line));
    else if (line.kind === 'entry') await this.takeEntry(line);
    else await this.takeRest(line);
    return true;
  }

  /** A damaged file is a finding; one that cannot be read is not. */
  async stop(error: unknown): Promise<void> {
    await this.settle();
    if (!(error instanceof AuditError)) throw error;
    this.#problems.add(Number(error.path[0] ?? this.#number + 1), 'bundle', error);
  }

  report(): AuditReport {
    for (const { number, error } of this.#journal?.uncovered() ?? [])
      this.#problems.add(number, 'journal', error);
    const problems = this.#problems.all;
    return {
      format: 'grounds-audit-report/1',
      verified: problems.length === 0,
      header: this.#header,
      findings: [
        ...this.#findings,
        ...(this.#entries?.findings() ?? []),
        ...(this.#journal?.findings() ?? []),
      ],
      notProved: NOT_PROVED,
      problems,
    };
  }

  private async openTrust(policy: string | null): Promise<void> {
    const header = needed(this.#header);
    const trust = await this.audit.openRoots(this.#roots, header);
    if (trust.demo !== header.demo)
      throw new AuditError(
        'BUNDLE_DEMONSTRATION_MISMATCH',
        'Bundle and root are not both of a demonstration.',
      );
    if (trust.policyFor(header.origin) !== policy)
      throw new AuditError('BUNDLE_POLICY_OTHER', 'The root agrees another policy for witnesses.');
    this.#trust = trust;
    this.#findings.push({ subject: 'roots', count: this.#roots.length, proves: trust.vouched });
  }

  private async openCheckpoint({ note }: CheckpointLine): Promise<void> {
    const { origin, madeFor } = needed(this.#header);
    const trust = needed(this.#trust);
    const { now, onStatement = () => undefined } = this.audit;
    const policy = trust.policyFor(origin);
    const checkpoint =
      policy === null
        ? await openCheckpoint(note, origin, trust.logKeys(origin))
        : await openUnderPolicy(note, origin, parsePolicy(policy), now);
    this.#checkpoint = checkpoint;
    this.#entries = new EntriesAudit({ checkpoint, trust, now, onStatement });
    this.#journal = new JournalAudit(origin, madeFor);
    this.#findings.push(checkpointFinding(checkpoint, policy));
  }

  private async takeEntry(line: EntryLine): Promise<void> {
    const number = this.#number;
    const entries = needed(this.#entries);
    this.#running.push(this.#problems.hold(number, `entry ${line.index}`, () => entries.take(line)));
    if (this.#running.length > AT_A_TIME) await this.#running.shift();
  }

  private async takeRest(line: BundleLine): Promise<void> {
    const header = needed(this.#header);
    const checkpoint = needed(this.#checkpoint);
    const trust = needed(this.#trust);
    if (line.kind === 'named-root') await this.hold('roots', () => needed(this.#entries).takeNamedRoot(line));
    if (line.kind === 'receipt')
      await this.hold('receipt', async () => {
        this.#findings.push(await auditReceipt(line, { header, checkpoint, trust }));
      });
    if (line.kind === 'journal') {
      await this.hold('journal', () => needed(this.#journal).takeLine(line, this.#number));
    }
    if (line.kind === 'seals')
      await this.hold('journal', () => needed(this.#journal).takeSeals(line, needed(this.#entries).heads));
  }

  private hold(subject: string, check: () => Promise<void> | void): Promise<boolean> {
    return this.#problems.hold(this.#number, subject, check);
  }

  private async settle(): Promise<void> {
    await Promise.all(this.#running);
    this.#running = [];
  }
}

function checkpointFinding({ size, cosignatures }: SignedCheckpoint, policy: string | null): AuditFinding {
  const witnesses =
    policy === null
      ? 'No quorum of witnesses is agreed, so that another log may have been shown to others; compare it with a checkpoint held elsewhere (`grounds audit compare`).'
      : `The quorum of witnesses that the root agrees has cosigned it (${cosignatures.length} cosignatures).`;
  return {
    subject: 'checkpoints',
    count: 1,
    proves: `The log signed that it holds ${size} entries, with a key that the members list for it. ${witnesses}`,
  };
}

function needed<Value>(value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new Error('A bundle is read in its order.');
}
