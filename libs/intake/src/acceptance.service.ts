import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { audienceOfAny, readOwnRules } from '#access';
import type { Principal } from '#identity';
import { JournalStore } from '#journal';
import type { Clock } from '#kernel';
import { LedgerStore, LogEntry, type LogHead } from '#ledger';
import { MembershipDirectory } from '#membership';
import { isManifestKind, isOwnCircleId, onePart, signingInputHash } from '#statement';

import { checkLaterStatement } from './check-later-statement.js';
import { type GateView, checkSubmission, namedIn } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import { KnownEntries } from './known-entries.js';
import type { LoggedStatement } from './logged-statement.js';
import { ManifestStore } from './manifests/manifest.store.js';
import { namedAudiences } from './named-audiences.js';
import { ProjectionStore } from './projection.store.js';
import { StatementRow } from './statement.entity.js';
import { type Subject, SubjectStore } from './subject.store.js';
import type { Submission } from './submission.js';

export const GATE_CLOCK = Symbol('gate clock');

/** The log entry that a statement has become, and the record that it is about; itself where there is none. */
export interface Accepted {
  readonly entry: LogEntry;
  readonly recordId: string;
}

/** A verified statement, and who hands it in. */
export interface Filed {
  readonly principal: Principal;
  readonly submission: Submission;
}

export type Outcome = { readonly accepted: Accepted } | { readonly refused: unknown };

/** Decisions that wait to be written together. */
type Run = Map<string, Filed & { readonly place: number }>;

/** What is the same for all statements of a batch. */
interface Batch {
  readonly manager: EntityManager;
  readonly head: LogHead;
  /** How far the log had come before the batch. */
  readonly sizeBefore: number;
  readonly now: Date;
  readonly entries: KnownEntries;
  readonly roots: ReadonlyMap<number, Uint8Array>;
}

/**
 * Takes a batch of statements in one transaction, in their order. Decisions, which depend on nothing said before, are
 * written together; a later statement sees everything that came before it, in this batch too.
 */
@Injectable()
export class Acceptance {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly ledger: LedgerStore,
    private readonly subjects: SubjectStore,
    private readonly projection: ProjectionStore,
    private readonly manifests: ManifestStore,
    private readonly journal: JournalStore,
    @Inject(GATE_CLOCK) private readonly clock: Clock,
  ) {}

  /** One outcome for each, in their order; a statement that is refused leaves nothing and stops no other. */
  async acceptAll(manager: EntityManager, filed: readonly Filed[]): Promise<Outcome[]> {
    const batch = await this.open(manager, filed);
    const outcomes: Outcome[] = [];
    const run: Run = new Map();
    for (const [place, one] of filed.entries()) {
      const { jti } = one.submission.statement.claims;
      const joins = one.submission.content.head.kind === 'decision' && !run.has(jti);
      if (!joins) await this.write(batch, run, outcomes);
      const checked = await this.check(batch, one.submission);
      if ('refused' in checked || 'accepted' in checked) outcomes[place] = checked;
      else if (joins) run.set(jti, { ...one, place });
      else outcomes[place] = { accepted: await this.writeLater(batch, one, checked.subject) };
    }
    await this.write(batch, run, outcomes);
    return outcomes;
  }

  private async open(manager: EntityManager, filed: readonly Filed[]): Promise<Batch> {
    const head = await this.ledger.lock(manager);
    const statements = filed.map(({ submission }) => submission.statement);
    const hashes = statements.map(({ signedPart }) => hashOf(signedPart));
    const ids = statements.map(({ claims }) => claims.jti);
    const entries = new KnownEntries(await this.ledger.findAllRepeated(manager, ids, hashes));
    const sizes = statements.map(({ claims }) => claims.after.size).filter((size) => size <= head.size);
    const roots = await this.ledger.rootsAt(manager, sizes);
    return { manager, head, sizeBefore: head.size, now: this.clock.now(), entries, roots };
  }

  /** Everything that may refuse a statement, before anything of it is written. */
  private async check(
    batch: Batch,
    submission: Submission,
  ): Promise<Outcome | { readonly subject: Subject | undefined }> {
    try {
      const { signedPart, claims } = submission.statement;
      const earlier = batch.entries.find(claims.jti, hashOf(signedPart));
      if (earlier) return { accepted: await this.repetition(batch.manager, earlier, hashOf(signedPart)) };
      const subject = await this.subject(batch.manager, submission);
      const view: GateView = {
        membership: this.directory.current(),
        origin: batch.head.origin,
        now: batch.now,
        named: namedIn(subject?.said.map(({ audience }) => audience) ?? []),
        ...(await this.ownWord(batch.manager, submission)),
      };
      checkSubmission(submission, view);
      checkAfter(submission, batch);
      if (subject) checkLaterStatement(submission, subject, view);
      return { subject };
    } catch (error) {
      if (error instanceof IntakeError) return { refused: error };
      throw error;
    }
  }

  /** What the signing state has said of circles and exclusions, as far as this statement touches it. */
  private async ownWord(
    manager: EntityManager,
    { state, content }: Submission,
  ): Promise<Pick<GateView, 'circles' | 'standing'>> {
    const { kind } = content.head;
    if (isManifestKind(kind)) {
      const standing = await this.manifests.standing(manager, state, onePart(content.parts, kind));
      return { standing };
    }
    const audiences = namedAudiences(content.sharing).map(([, audience]) => audience);
    if (!audiences.some(({ circles }) => circles.some(isOwnCircleId))) return {};
    return { circles: (await readOwnRules(manager, [audienceOfAny(state, audiences)])).circles };
  }

  /** Writes what waits, and empties it. */
  private async write(batch: Batch, run: Run, outcomes: Outcome[]): Promise<void> {
    if (run.size === 0) return;
    const { manager, head, entries } = batch;
    const filed = [...run.values()];
    run.clear();
    const logged = await this.ledger.appendAll(
      manager,
      head,
      filed.map(({ submission }) => newEntry(submission, batch.now)),
    );
    const statements = filed.map(({ submission }, place) => loggedStatement(submission, logged[place]));
    await this.projection.projectDecisions(
      manager,
      statements.map((one) => ({ logged: one })),
    );
    await this.journal.writeActs(
      manager,
      filed.map(({ principal, submission }) => ({
        principal,
        note: noteOf(submission.statement.claims.jti, submission.state),
      })),
    );
    for (const [place, one] of filed.entries()) {
      const entry = found(logged[place]);
      entries.add(entry);
      outcomes[one.place] = { accepted: { entry, recordId: entry.statementId } };
    }
  }

  private async writeLater(
    { manager, head, now, entries }: Batch,
    { principal, submission }: Filed,
    subject: Subject | undefined,
  ): Promise<Accepted> {
    const entry = await this.ledger.append(manager, head, newEntry(submission, now));
    entries.add(entry);
    await this.projection.project(manager, loggedStatement(submission, entry));
    const recordId = subject?.recordId ?? entry.statementId;
    const aboutRecord = !isManifestKind(submission.content.head.kind);
    const note = aboutRecord ? noteOf(recordId, submission.state) : SAID;
    await this.journal.writeActs(manager, [{ principal, note }]);
    return { entry, recordId };
  }

  private async repetition(manager: EntityManager, earlier: LogEntry, hash: Buffer): Promise<Accepted> {
    if (!earlier.signingInputHash.equals(hash)) throw idReused();
    const { statementId } = earlier;
    const row = await manager.findOneBy(StatementRow, { statementId });
    // A circle or an exclusion is about no record.
    return { entry: earlier, recordId: row?.recordId ?? statementId };
  }

  /** What the statement acts on: another state's record and an unknown one get the same answer. */
  private async subject(
    manager: EntityManager,
    { content, state }: Submission,
  ): Promise<Subject | undefined> {
    const { ref } = content.head;
    if (ref === undefined) return undefined;
    const subject = await this.subjects.find(manager, ref, state);
    if (!subject) throw noSuchReference();
    if (!subject.target.isHere) throw leftBehind();
    return subject;
  }
}

/** A statement that claims to follow a log we never had was signed for another register, or for a fork. */
function checkAfter({ statement }: Submission, { head, sizeBefore, roots }: Batch): void {
  const { origin, size, root } = statement.claims.after;
  const known = origin === head.origin && size <= sizeBefore ? roots.get(size) : undefined;
  if (known && Buffer.from(known).toString('base64') === root) return;
  throw new IntakeError('AFTER_UNKNOWN', 'The log position in `after` was never a position of this log.', {
    path: ['token', 'after'],
    advice: 'Sign again with the position that the query `logPosition` gives.',
  });
}

function hashOf(signedPart: string): Buffer {
  return Buffer.from(signingInputHash(signedPart), 'base64url');
}

function newEntry({ statement, state }: Submission, loggedAt: Date) {
  const { claims, header, signedPart } = statement;
  return {
    statementId: claims.jti,
    signingInputHash: hashOf(signedPart),
    state,
    issuer: claims.iss,
    keyId: header.kid,
    entry: signedPart,
    loggedAt,
  };
}

function loggedStatement(
  { state, parts, statement }: Submission,
  entry: LogEntry | undefined,
): LoggedStatement {
  return { entry: found(entry), state, parts, demo: statement.claims.demo === true };
}

const SAID = { action: 'submit_statement', outcome: 'answered' } as const;

function noteOf(recordId: string, owner: string) {
  return {
    ...SAID,
    records: [{ id: recordId, owner }],
  } as const;
}

function found(entry: LogEntry | undefined): LogEntry {
  if (entry) return entry;
  throw new Error('The log took fewer entries than it was given.');
}

function idReused(): IntakeError {
  return new IntakeError('STATEMENT_ID_REUSED', 'Another statement with this jti is in the log already.', {
    path: ['token', 'jti'],
    advice: 'Sign again: every statement has a new jti.',
  });
}

/** Whom the record is for is granted by the node whose log it stands in, which would not know of what is said here. */
function leftBehind(): IntakeError {
  return new IntakeError('REFERENCE_IN_FORMER_LOG', 'The record stands in a log that your state has left.', {
    path: ['head', 'ref'],
    advice: 'Submit the decision again as it stands, and relate it to the earlier record.',
  });
}

function noSuchReference(): IntakeError {
  return new IntakeError('REFERENCE_UNKNOWN', 'Your state has no record or statement with this id.', {
    path: ['head', 'ref'],
    advice: 'Only the state that owns a record says anything about it.',
  });
}
