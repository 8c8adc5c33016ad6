import { hash } from 'node:crypto';

import { describeState } from '#access';
import {
  GroundPart as SignedGround,
  OutcomePart as SignedOutcome,
  PartyPart as SignedParty,
  PersonPart as SignedPerson,
  ReasonsPart as SignedReasons,
  type PartName,
  presentStatement,
  reasonsLanguage,
} from '#statement';
import type { PartKind } from '#statement';
import { erasureReasons, groundWeights } from '#vocabulary';

import { attribution } from './attribution.js';
import { type ErasedNotice, currentParts, erasedParts } from './current-parts.js';
import { groundsNote } from './grounds-note.js';
import { describeHistory } from './history/describe-history.js';
import { describeRelations } from './history/describe-relations.js';
import type { Moment } from './moment.js';
import { Ground, Reasons, Text } from './parts/ground.type.js';
import { describeOutcome } from './parts/describe-outcome.js';
import { describeParty, describePerson } from './parts/describe-party.js';
import { Erased, NotRecorded, NotShared } from './parts/part-state.type.js';
import { describeSharing } from './parts/describe-sharing.js';
import type { Sharing } from './parts/sharing.type.js';
import { Precedent } from './precedent.type.js';
import { describeStatus } from './status/describe-status.js';
import type { StoredPart, StoredRecord, Viewpoint } from './visible-record.js';
import { describeGround } from './vocabulary/describe-ground.js';
import { termOf } from './vocabulary/term.type.js';

/** A visible record in the words of the API; where nothing is shown, the value says why. */
export function describePrecedent(record: StoredRecord, view: Viewpoint, moment: Moment): Precedent {
  const { membership } = view;
  const parts = new PartsInView(record, view);
  const [decision] = record.statements;
  if (!decision) throw new Error('A visible record has no visible statement.');
  return Object.assign(new Precedent(), {
    id: record.recordId,
    signedBy: describeState(record.state, membership),
    demonstration: record.demo,
    recordedAt: record.recordedAt,
    arrival: record.arrival,
    origin: decision.origin,
    logIndex: decision.logIndex,
    leafHash: decision.leafHash,
    attribution: attribution(record),
    status: describeStatus(record, moment),
    version: 1 + corrections(record, moment),
    outcome: parts.one('outcome', (part) => describeOutcome(part.content as SignedOutcome, membership)),
    grounds: parts.all('ground', groundOf, byWeight),
    groundsNote: groundsNote(record, view.state),
    reasons: parts.all('reasons', reasonsOf, byLanguage),
    parties: parts.all('party', (part) =>
      Object.assign(
        describeParty(record.recordId, part.part, part.content as SignedParty, membership),
        disclosedIn(part),
      ),
    ),
    persons: parts.all('person', (part) =>
      Object.assign(
        describePerson(record.recordId, part.part, part.content as SignedPerson, membership),
        disclosedIn(part),
      ),
    ),
    sharing: parts.sharing(),
    relations: describeRelations(record, membership, moment),
    history: describeHistory(record, membership, moment),
    evidence: presentStatement(
      decision.signedPart,
      decision.parts.map((part) => part.encoded),
    ),
  });
}

/** As it is signed (RFC 9901 §4.2.3); salted, so that it tells nothing once the part has been erased. */
function disclosedIn({ encoded }: StoredPart): { digest: string } {
  return { digest: hash('sha256', encoded, 'base64url') };
}

function corrections({ statements }: StoredRecord, { knownAt }: Moment): number {
  return statements.filter(({ kind, recordedAt }) => kind === 'correction' && recordedAt <= knownAt).length;
}

type Unshown = NotShared | NotRecorded | Erased;

/** The parts of one record by kind, each list closed by what stands for the rest. */
class PartsInView {
  private readonly parts: readonly StoredPart[];
  private readonly erased: readonly ErasedNotice[];

  constructor(
    private readonly record: StoredRecord,
    private readonly view: Viewpoint,
  ) {
    this.parts = currentParts(record);
    this.erased = erasedParts(record).filter(({ about }) => about === record.recordId);
  }

  one<T>(kind: PartKind, describe: (part: StoredPart) => T): T | Unshown {
    const [part] = this.of(kind);
    const [gone] = this.gone(kind);
    return part ? describe(part) : (gone ?? this.rest());
  }

  all<T>(
    kind: PartKind,
    describe: (part: StoredPart) => T,
    order: (left: T, right: T) => number = () => 0,
  ): (T | Unshown)[] {
    const described = this.of(kind).map(describe).sort(order);
    const known = [...described, ...this.gone(kind)];
    const complete = this.owned() && known.length > 0;
    return complete ? known : [...known, this.rest()];
  }

  sharing(): Sharing | NotShared | NotRecorded {
    return this.owned() ? describeSharing(this.record) : this.rest();
  }

  private of(kind: PartKind): StoredPart[] {
    return this.parts.filter((part) => part.kind === kind);
  }

  private gone(kind: PartKind): Erased[] {
    const owner = describeState(this.record.state, this.view.membership);
    return this.erased
      .filter((notice) => notice.kind === kind)
      .map(({ part, reason, erasedAt }) =>
        Object.assign(new Erased(), { owner, part, reason: termOf(erasureReasons, reason), erasedAt }),
      );
  }

  private owned(): boolean {
    return this.record.state === this.view.state;
  }

  /** Only the owner can know that there is nothing; to others the same answer stands for both. */
  private rest(): NotShared | NotRecorded {
    const owner = describeState(this.record.state, this.view.membership);
    if (this.owned()) return Object.assign(new NotRecorded(), { owner });
    return Object.assign(new NotShared(), { owner, contactPoint: owner.contactPoint });
  }
}

function groundOf({ part, content }: StoredPart): Ground {
  const signed = content as SignedGround;
  const code = describeGround(signed.code);
  if (!code) throw new Error('A logged decision rests on a ground that the vocabulary does not know.');
  const texts = Object.entries(signed.text ?? {}).map(([language, text]) => textOf(language, text));
  return Object.assign(new Ground(), { part, code, weight: termOf(groundWeights, signed.weight), texts });
}

function reasonsOf({ part, content }: StoredPart): Reasons {
  const language = reasonsLanguage(part as PartName);
  return Object.assign(new Reasons(), { part, language, text: (content as SignedReasons).text });
}

function textOf(language: string, text: string): Text {
  return Object.assign(new Text(), { language, text });
}

const WEIGHTS = groundWeights.map((weight) => weight.code as string);

function byWeight(left: Ground, right: Ground): number {
  const weights = WEIGHTS.indexOf(left.weight.code) - WEIGHTS.indexOf(right.weight.code);
  return weights || (left.code.code < right.code.code ? -1 : 1);
}

function byLanguage(left: Text, right: Text): number {
  return left.language < right.language ? -1 : 1;
}
