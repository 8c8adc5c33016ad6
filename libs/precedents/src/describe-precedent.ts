import { describeState } from '#access';
import {
  GroundPart as SignedGround,
  OutcomePart as SignedOutcome,
  PartyPart as SignedParty,
  PersonPart as SignedPerson,
  ReasonsPart as SignedReasons,
  SharingPart as SignedSharing,
  presentStatement,
} from '#statement';
import type { PartKind } from '#statement';
import { groundWeights } from '#vocabulary';

import { attribution } from './attribution.js';
import { Ground, Text } from './parts/ground.type.js';
import { describeOutcome } from './parts/describe-outcome.js';
import { describeParty, describePerson } from './parts/describe-party.js';
import { NotRecorded, NotShared } from './parts/part-state.type.js';
import { Sharing } from './parts/sharing.type.js';
import { Precedent } from './precedent.type.js';
import type { StoredPart, StoredRecord, Viewpoint } from './visible-record.js';
import { describeGround } from './vocabulary/describe-ground.js';
import { termOf } from './vocabulary/term.type.js';

/** A visible record in the words of the API; where nothing is shown, the value says why. */
export function describePrecedent(record: StoredRecord, view: Viewpoint): Precedent {
  const { membership } = view;
  const parts = new PartsInView(record, view);
  return Object.assign(new Precedent(), {
    id: record.recordId,
    signedBy: describeState(record.state, membership),
    demonstration: record.demo,
    recordedAt: record.recordedAt,
    logIndex: record.logIndex,
    leafHash: record.leafHash.toString('base64'),
    attribution: attribution(record),
    outcome: parts.one('outcome', (part) => describeOutcome(part.content as SignedOutcome, membership)),
    grounds: parts.all('ground', (part) => groundOf(part.content as SignedGround), byWeight),
    reasons: parts.all('reasons', reasonsOf, byLanguage),
    parties: parts.all('party', (part) =>
      describeParty(record.recordId, part.part, part.content as SignedParty, membership),
    ),
    persons: parts.all('person', (part) =>
      describePerson(record.recordId, part.part, part.content as SignedPerson, membership),
    ),
    sharing: parts.one('sharing', (part) => sharingOf(part.content as SignedSharing)),
    evidence: presentStatement(
      record.signedPart,
      record.parts.map((part) => part.encoded),
    ),
  });
}

/** The parts of one record by kind, each list closed by what stands for the rest. */
class PartsInView {
  constructor(
    private readonly record: StoredRecord,
    private readonly view: Viewpoint,
  ) {}

  one<T>(kind: PartKind, describe: (part: StoredPart) => T): T | NotShared | NotRecorded {
    const [part] = this.of(kind);
    return part ? describe(part) : this.rest();
  }

  all<T>(
    kind: PartKind,
    describe: (part: StoredPart) => T,
    order: (left: T, right: T) => number = () => 0,
  ): (T | NotShared | NotRecorded)[] {
    const described = this.of(kind).map(describe).sort(order);
    const complete = this.owned() && described.length > 0;
    return complete ? described : [...described, this.rest()];
  }

  private of(kind: PartKind): StoredPart[] {
    return this.record.parts.filter((part) => part.kind === kind);
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

function groundOf(signed: SignedGround): Ground {
  const code = describeGround(signed.code);
  if (!code) throw new Error('A logged decision rests on a ground that the vocabulary does not know.');
  const texts = Object.entries(signed.text ?? {}).map(([language, text]) => textOf(language, text));
  return Object.assign(new Ground(), { code, weight: termOf(groundWeights, signed.weight), texts });
}

function reasonsOf(part: StoredPart): Text {
  return textOf(part.part.slice('reasons:'.length), (part.content as SignedReasons).text);
}

function textOf(language: string, text: string): Text {
  return Object.assign(new Text(), { language, text });
}

function sharingOf(signed: SignedSharing): Sharing {
  const parts = Object.entries(signed.parts).flatMap(([part, audience]) =>
    audience ? [{ part, ...audience }] : [],
  );
  return Object.assign(new Sharing(), { parts });
}

const WEIGHTS = groundWeights.map((weight) => weight.code as string);

function byWeight(left: Ground, right: Ground): number {
  const weights = WEIGHTS.indexOf(left.weight.code) - WEIGHTS.indexOf(right.weight.code);
  return weights || (left.code.code < right.code.code ? -1 : 1);
}

function byLanguage(left: Text, right: Text): number {
  return left.language < right.language ? -1 : 1;
}
